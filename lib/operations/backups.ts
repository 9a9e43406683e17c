import type { Observable } from 'rxjs';
import type {
  CreateBackupInput,
  DeleteBackupInput,
  DescribeBackupInput,
  DescribeContinuousBackupsInput,
  ListBackupsInput,
  RestoreTableFromBackupInput,
  RestoreTableToPointInTimeInput,
  UpdateContinuousBackupsInput,
} from '../api/inputs.ts';
import {
  CreateBackup,
  DeleteBackup,
  DescribeBackup,
  DescribeContinuousBackups,
  ListBackups,
  RestoreTableFromBackup,
  RestoreTableToPointInTime,
  UpdateContinuousBackups,
} from '../api/operations.ts';
import type {
  BackupSummary,
  CreateBackupOutput,
  DeleteBackupOutput,
  DescribeBackupOutput,
  DescribeContinuousBackupsOutput,
  ListBackupsOutput,
  RestoreTableFromBackupOutput,
  RestoreTableToPointInTimeOutput,
  UpdateContinuousBackupsOutput,
} from '../api/outputs.ts';
import type { Call, CallOptions } from '../call/call.ts';
import type { ItemStream } from '../paging/item-stream.ts';
import type { StreamOptions } from '../paging/key-paginator.ts';
import { paginateByToken } from '../paging/token-paginator.ts';

export const backups = (call: Call) => ({
  /**
   * Makes a backup of a table on demand; emits its details, in status `CREATING`.
   *
   * A backup is of the table as it is within seconds of the request, costs no throughput, and stays until it is
   * deleted.
   *
   * @throws TableNotFoundException, TableInUseException, ContinuousBackupsUnavailableException, BackupInUseException,
   * LimitExceededException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateBackup.html
   */
  createBackup: (input: CreateBackupInput, options?: CallOptions): Observable<CreateBackupOutput> =>
    call(CreateBackup, input, options),

  /**
   * Describes a backup: its status, its size in bytes, and the table that it is of.
   *
   * @throws BackupNotFoundException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeBackup.html
   */
  describeBackup: (input: DescribeBackupInput, options?: CallOptions): Observable<DescribeBackupOutput> =>
    call(DescribeBackup, input, options),

  /**
   * Deletes a backup; emits its description, in status `DELETED`.
   *
   * @throws BackupNotFoundException, BackupInUseException, LimitExceededException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteBackup.html
   */
  deleteBackup: (input: DeleteBackupInput, options?: CallOptions): Observable<DeleteBackupOutput> =>
    call(DeleteBackup, input, options),

  /**
   * Streams the backups of the account in the region, or of one table.
   *
   * `TimeRangeLowerBound`, inclusive, and `TimeRangeUpperBound`, exclusive, are Dates. `BackupType` is `USER` by
   * default. `Limit` is how many come per page, 100 at most. Any error tells the `resumeToken` to go on from.
   *
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListBackups.html
   */
  listBackups: (
    input: ListBackupsInput = {},
    options?: StreamOptions,
  ): ItemStream<BackupSummary, ListBackupsOutput> =>
    paginateByToken(
      call,
      ListBackups,
      { start: 'ExclusiveStartBackupArn', next: 'LastEvaluatedBackupArn', elements: 'BackupSummaries' },
      input,
      options,
    ),

  /**
   * Makes a new table of a backup; emits its description, in status `CREATING`.
   *
   * What the overrides do not say is as it was. Tags, time to live, streams, policies and alarms are not restored.
   *
   * @throws BackupNotFoundException, BackupInUseException, TableAlreadyExistsException, TableInUseException,
   * LimitExceededException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_RestoreTableFromBackup.html
   */
  restoreTableFromBackup: (
    input: RestoreTableFromBackupInput,
    options?: CallOptions,
  ): Observable<RestoreTableFromBackupOutput> => call(RestoreTableFromBackup, input, options),

  /**
   * Makes a new table of another one as it was at a moment; emits its description, in status `CREATING`.
   *
   * The moment is `RestoreDateTime`, a Date, or the last one that can be restored with `UseLatestRestorableTime`. What
   * the overrides do not say is as it was. Tags, time to live, streams, policies and alarms are not restored.
   *
   * @throws TableNotFoundException, TableAlreadyExistsException, TableInUseException, InvalidRestoreTimeException,
   * PointInTimeRecoveryUnavailableException, LimitExceededException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_RestoreTableToPointInTime.html
   */
  restoreTableToPointInTime: (
    input: RestoreTableToPointInTimeInput,
    options?: CallOptions,
  ): Observable<RestoreTableToPointInTimeOutput> => call(RestoreTableToPointInTime, input, options),

  /**
   * Tells whether a table can be restored to any moment, and from when to when.
   *
   * `EarliestRestorableDateTime` and `LatestRestorableDateTime` are Dates; the latter is about five minutes ago.
   *
   * @throws TableNotFoundException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeContinuousBackups.html
   */
  describeContinuousBackups: (
    input: DescribeContinuousBackupsInput,
    options?: CallOptions,
  ): Observable<DescribeContinuousBackupsOutput> => call(DescribeContinuousBackups, input, options),

  /**
   * Switches point-in-time recovery of a table on or off.
   *
   * `RecoveryPeriodInDays` is 1 to 35, and 35 by default.
   *
   * @throws TableNotFoundException, ContinuousBackupsUnavailableException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateContinuousBackups.html
   */
  updateContinuousBackups: (
    input: UpdateContinuousBackupsInput,
    options?: CallOptions,
  ): Observable<UpdateContinuousBackupsOutput> => call(UpdateContinuousBackups, input, options),
});
