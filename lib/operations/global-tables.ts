import type { Observable } from 'rxjs';
import type {
  CreateGlobalTableInput,
  DescribeGlobalTableInput,
  DescribeGlobalTableSettingsInput,
  DescribeTableReplicaAutoScalingInput,
  ListGlobalTablesInput,
  UpdateGlobalTableInput,
  UpdateGlobalTableSettingsInput,
  UpdateTableReplicaAutoScalingInput,
} from '../api/inputs.ts';
import {
  CreateGlobalTable,
  DescribeGlobalTable,
  DescribeGlobalTableSettings,
  DescribeTableReplicaAutoScaling,
  ListGlobalTables,
  UpdateGlobalTable,
  UpdateGlobalTableSettings,
  UpdateTableReplicaAutoScaling,
} from '../api/operations.ts';
import type {
  CreateGlobalTableOutput,
  DescribeGlobalTableOutput,
  DescribeGlobalTableSettingsOutput,
  DescribeTableReplicaAutoScalingOutput,
  GlobalTable,
  ListGlobalTablesOutput,
  UpdateGlobalTableOutput,
  UpdateGlobalTableSettingsOutput,
  UpdateTableReplicaAutoScalingOutput,
} from '../api/outputs.ts';
import type { Call, CallOptions } from '../call/call.ts';
import type { ItemStream } from '../paging/item-stream.ts';
import type { StreamOptions } from '../paging/stream-options.ts';
import { paginateByToken } from '../paging/token-paginator.ts';

export const globalTables = (call: Call) => ({
  /**
   * Creates a global table (version 2017.11.29) from tables of the same name in several regions.
   *
   * A global table of the current version is made with the `ReplicaUpdates` of `updateTable`.
   *
   * @throws TableNotFoundException, GlobalTableAlreadyExistsException, LimitExceededException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateGlobalTable.html
   */
  createGlobalTable: (
    input: CreateGlobalTableInput,
    options?: CallOptions,
  ): Observable<CreateGlobalTableOutput> => call(CreateGlobalTable, input, options),

  /**
   * Describes a global table of version 2017.11.29: its status and its replicas.
   *
   * A global table of the current version is described by `describeTable`.
   *
   * @throws GlobalTableNotFoundException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeGlobalTable.html
   */
  describeGlobalTable: (
    input: DescribeGlobalTableInput,
    options?: CallOptions,
  ): Observable<DescribeGlobalTableOutput> => call(DescribeGlobalTable, input, options),

  /**
   * Adds replicas to a global table of version 2017.11.29, or removes them.
   *
   * @throws GlobalTableNotFoundException, TableNotFoundException, ReplicaAlreadyExistsException,
   * ReplicaNotFoundException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateGlobalTable.html
   */
  updateGlobalTable: (
    input: UpdateGlobalTableInput,
    options?: CallOptions,
  ): Observable<UpdateGlobalTableOutput> => call(UpdateGlobalTable, input, options),

  /**
   * Streams the global tables of version 2017.11.29, or those with a replica in one region.
   *
   * `Limit` is the number of entries per page, 100 by default. An error has the `resumeToken` from which to resume.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListGlobalTables.html
   */
  listGlobalTables: (
    input: ListGlobalTablesInput = {},
    options?: StreamOptions,
  ): ItemStream<GlobalTable, ListGlobalTablesOutput> =>
    paginateByToken(
      call,
      ListGlobalTables,
      {
        start: 'ExclusiveStartGlobalTableName',
        next: 'LastEvaluatedGlobalTableName',
        elements: 'GlobalTables',
      },
      input,
      options,
    ),

  /**
   * Describes the throughput of each replica of a global table of version 2017.11.29, in capacity units.
   *
   * @throws GlobalTableNotFoundException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeGlobalTableSettings.html
   */
  describeGlobalTableSettings: (
    input: DescribeGlobalTableSettingsInput,
    options?: CallOptions,
  ): Observable<DescribeGlobalTableSettingsOutput> => call(DescribeGlobalTableSettings, input, options),

  /**
   * Changes the throughput of a global table of version 2017.11.29 or of its replicas, in capacity units.
   *
   * @throws GlobalTableNotFoundException, ReplicaNotFoundException, IndexNotFoundException, ResourceInUseException,
   * LimitExceededException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateGlobalTableSettings.html
   */
  updateGlobalTableSettings: (
    input: UpdateGlobalTableSettingsInput,
    options?: CallOptions,
  ): Observable<UpdateGlobalTableSettingsOutput> => call(UpdateGlobalTableSettings, input, options),

  /**
   * Describes the auto scaling of the throughput of a global table's replicas.
   *
   * @throws ResourceNotFoundException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTableReplicaAutoScaling.html
   */
  describeTableReplicaAutoScaling: (
    input: DescribeTableReplicaAutoScalingInput,
    options?: CallOptions,
  ): Observable<DescribeTableReplicaAutoScalingOutput> =>
    call(DescribeTableReplicaAutoScaling, input, options),

  /**
   * Changes the auto scaling of the throughput of a global table's replicas.
   *
   * Bounds are in capacity units, cooldowns in seconds, and `TargetValue` is a percentage of the provisioned throughput.
   *
   * @throws ResourceNotFoundException, ResourceInUseException, LimitExceededException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTableReplicaAutoScaling.html
   */
  updateTableReplicaAutoScaling: (
    input: UpdateTableReplicaAutoScalingInput,
    options?: CallOptions,
  ): Observable<UpdateTableReplicaAutoScalingOutput> => call(UpdateTableReplicaAutoScaling, input, options),
});
