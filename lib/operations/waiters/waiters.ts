import type { Observable } from 'rxjs';
import {
  DescribeBackup,
  DescribeExport,
  DescribeImport,
  DescribeTable,
  DescribeTimeToLive,
} from '../../api/operations.ts';
import type {
  BackupDetails,
  DescribeBackupOutput,
  DescribeExportOutput,
  DescribeImportOutput,
  DescribeTableOutput,
  DescribeTimeToLiveOutput,
  ExportDescription,
  GlobalSecondaryIndexDescription,
  ImportTableDescription,
  ReplicaDescription,
  TableDescription,
  TimeToLiveDescription,
} from '../../api/outputs.ts';
import type { Call } from '../../call/call.ts';
import type { WaitOptions } from './wait-options.ts';
import { createWaiter } from './waiter.ts';

/** A table, by its name or its ARN. */
export interface WaitForTable {
  readonly TableName: string;
}

/** A global secondary index of a table. */
export interface WaitForIndex extends WaitForTable {
  readonly IndexName: string;
}

/** The replica of a table in another region. */
export interface WaitForReplica extends WaitForTable {
  readonly RegionName: string;
}

export interface WaitForExport {
  readonly ExportArn: string;
}

export interface WaitForImport {
  readonly ImportArn: string;
}

export interface WaitForBackup {
  readonly BackupArn: string;
}

/** The service's error for a table that does not exist, or not yet. */
const absence = 'ResourceNotFoundException';

/** Polls the description of a table. */
const tableState = (TableName: string) => ({
  operation: DescribeTable,
  input: { TableName },
  stateIn: ({ Table }: DescribeTableOutput) => Table,
  statusOf: ({ TableStatus }: TableDescription) => TableStatus,
  absence,
});

/** A table may be ACTIVE while it is still being restored. */
const restoreStatusOf = ({ TableStatus, RestoreSummary }: TableDescription) =>
  RestoreSummary?.RestoreInProgress ? 'RESTORING' : TableStatus;

export const waiters = (call: Call, random: () => number = Math.random) => {
  const waitFor = createWaiter(call, random);

  return {
    /**
     * Waits until a table can be used; emits each description that it receives, the last one in status `ACTIVE`.
     *
     * The table need not exist yet.
     *
     * @throws WaitTimeoutError
     * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html
     * @example
     * db.waitUntilTableExists({ TableName: 'Music' })
     *   .subscribe(({ TableStatus }) => console.log(TableStatus)); // ACTIVE
     */
    waitUntilTableExists: (
      { TableName }: WaitForTable,
      options?: WaitOptions,
    ): Observable<TableDescription> =>
      waitFor(
        { ...tableState(TableName), goal: `table ${TableName} to be ACTIVE`, until: 'ACTIVE' },
        options,
      ),

    /**
     * Waits until a table does not exist; emits each description that it receives before.
     *
     * @throws WaitTimeoutError
     * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html
     * @example
     * concat(
     *   db.deleteTable({ TableName: 'Copy' }),
     *   db.waitUntilTableNotExists({ TableName: 'Copy' }),
     * ).subscribe({ complete: () => console.log('deleted') }); // deleted
     */
    waitUntilTableNotExists: (
      { TableName }: WaitForTable,
      options?: WaitOptions,
    ): Observable<TableDescription> =>
      waitFor({ ...tableState(TableName), goal: `table ${TableName} not to exist` }, options),

    /**
     * Waits until a table has been restored; emits each description that it receives, the last one in status `ACTIVE` and with
     * no restore in progress.
     *
     * @throws WaitTimeoutError
     * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html
     */
    waitUntilTableRestored: (
      { TableName }: WaitForTable,
      options?: WaitOptions,
    ): Observable<TableDescription> =>
      waitFor(
        {
          ...tableState(TableName),
          goal: `table ${TableName} to be restored`,
          statusOf: restoreStatusOf,
          until: 'ACTIVE',
        },
        options,
      ),

    /**
     * Waits until a global secondary index can be queried; emits each description that it receives, the last one in status
     * `ACTIVE`.
     *
     * @throws WaitTimeoutError, ResourceNotFoundException if there is no such table
     * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html
     */
    waitUntilIndexActive: (
      { TableName, IndexName }: WaitForIndex,
      options?: WaitOptions,
    ): Observable<GlobalSecondaryIndexDescription> =>
      waitFor(
        {
          goal: `index ${IndexName} of table ${TableName} to be ACTIVE`,
          operation: DescribeTable,
          input: { TableName },
          stateIn: ({ Table }: DescribeTableOutput) =>
            Table?.GlobalSecondaryIndexes?.find((index) => index.IndexName === IndexName),
          statusOf: ({ IndexStatus }: GlobalSecondaryIndexDescription) => IndexStatus,
          until: 'ACTIVE',
        },
        options,
      ),

    /**
     * Waits until the replica of a global table in a region can be used; emits each description that it receives, the last one
     * in status `ACTIVE`.
     *
     * @throws WaitTimeoutError, WaitFailedError if the replica cannot be created, ResourceNotFoundException
     * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html
     */
    waitUntilReplicaActive: (
      { TableName, RegionName }: WaitForReplica,
      options?: WaitOptions,
    ): Observable<ReplicaDescription> =>
      waitFor(
        {
          goal: `the replica of table ${TableName} in ${RegionName} to be ACTIVE`,
          operation: DescribeTable,
          input: { TableName },
          stateIn: ({ Table }: DescribeTableOutput) =>
            Table?.Replicas?.find((replica) => replica.RegionName === RegionName),
          statusOf: ({ ReplicaStatus }: ReplicaDescription) => ReplicaStatus,
          until: 'ACTIVE',
          never: ['CREATION_FAILED', 'REGION_DISABLED'],
        },
        options,
      ),

    /**
     * Waits until time to live is enabled; emits each description that it receives, the last one in status `ENABLED`.
     *
     * @throws WaitTimeoutError, ResourceNotFoundException
     * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTimeToLive.html
     */
    waitUntilTimeToLiveEnabled: (
      { TableName }: WaitForTable,
      options?: WaitOptions,
    ): Observable<TimeToLiveDescription> =>
      waitFor(
        {
          goal: `time to live of table ${TableName} to be ENABLED`,
          operation: DescribeTimeToLive,
          input: { TableName },
          stateIn: (output: DescribeTimeToLiveOutput) => output.TimeToLiveDescription,
          statusOf: ({ TimeToLiveStatus }: TimeToLiveDescription) => TimeToLiveStatus,
          until: 'ENABLED',
        },
        options,
      ),

    /**
     * Waits until an export to S3 is completed; emits each description that it receives, the last one in status `COMPLETED`.
     *
     * @throws WaitTimeoutError, WaitFailedError if the export has failed, ExportNotFoundException
     * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeExport.html
     */
    waitUntilExportCompleted: (
      { ExportArn }: WaitForExport,
      options?: WaitOptions,
    ): Observable<ExportDescription> =>
      waitFor(
        {
          goal: `export ${ExportArn} to be COMPLETED`,
          operation: DescribeExport,
          input: { ExportArn },
          stateIn: (output: DescribeExportOutput) => output.ExportDescription,
          statusOf: ({ ExportStatus }: ExportDescription) => ExportStatus,
          until: 'COMPLETED',
          never: ['FAILED'],
        },
        options,
      ),

    /**
     * Waits until an import from S3 is completed; emits each description that it receives, the last one in status `COMPLETED`.
     *
     * @throws WaitTimeoutError, WaitFailedError if the import has failed or was cancelled, ImportNotFoundException
     * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeImport.html
     */
    waitUntilImportCompleted: (
      { ImportArn }: WaitForImport,
      options?: WaitOptions,
    ): Observable<ImportTableDescription> =>
      waitFor(
        {
          goal: `import ${ImportArn} to be COMPLETED`,
          operation: DescribeImport,
          input: { ImportArn },
          stateIn: (output: DescribeImportOutput) => output.ImportTableDescription,
          statusOf: ({ ImportStatus }: ImportTableDescription) => ImportStatus,
          until: 'COMPLETED',
          never: ['FAILED', 'CANCELLED'],
        },
        options,
      ),

    /**
     * Waits until a backup can be restored; emits each of its details that it receives, the last one in status `AVAILABLE`.
     *
     * @throws WaitTimeoutError, WaitFailedError if the backup was deleted, BackupNotFoundException
     * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeBackup.html
     */
    waitUntilBackupAvailable: (
      { BackupArn }: WaitForBackup,
      options?: WaitOptions,
    ): Observable<BackupDetails> =>
      waitFor(
        {
          goal: `backup ${BackupArn} to be AVAILABLE`,
          operation: DescribeBackup,
          input: { BackupArn },
          stateIn: (output: DescribeBackupOutput) => output.BackupDescription?.BackupDetails,
          statusOf: ({ BackupStatus }: BackupDetails) => BackupStatus,
          until: 'AVAILABLE',
          never: ['DELETED'],
        },
        options,
      ),
  };
};
