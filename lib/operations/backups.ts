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
import type { StreamOptions } from '../paging/stream-options.ts';
import { paginateByToken } from '../paging/token-paginator.ts';

export const backups = (call: Call) => ({
  /**
   * Creates an on-demand backup of a table; emits its details, in status `CREATING`.
   *
   * A backup holds the table as it is within seconds of the request, consumes no throughput, and stays until it is
   * deleted.
   *
   * @throws TableNotFoundException, TableInUseException, ContinuousBackupsUnavailableException, BackupInUseException,
   * LimitExceededException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateBackup.html
   */
  createBackup: (input: CreateBackupInput, options?: CallOptions): Observable<CreateBackupOutput> =>
    call(CreateBackup, input, options),

  /**
   * Describes a backup: its status, its size in bytes, and its source table.
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
   * `TimeRangeLowerBound` (inclusive) and `TimeRangeUpperBound` (exclusive) are Dates. `BackupType` is `USER` by
   * default. `Limit` is the number of entries per page, at most 100. An error has the `resumeToken` from which to resume.
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
   * Restores a backup to a new table; emits the table's description, in status `CREATING`.
   *
   * Settings without an override are those of the backup. Tags, time to live, streams, policies and alarms are not
   * restored.
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
   * Restores a table as it was at a point in time to a new table; emits its description, in status `CREATING`.
   *
   * The point in time is `RestoreDateTime`, a Date, or the latest possible one with `UseLatestRestorableTime`. Settings
   * without an override are those of that time. Tags, time to live, streams, policies and alarms are not restored.
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
   * Returns whether a table can be restored to a point in time, and the earliest and the latest one.
   *
   * `EarliestRestorableDateTime` and `LatestRestorableDateTime` are Dates; the latest is about five minutes ago.
   *
   * @throws TableNotFoundException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeContinuousBackups.html
   */
  describeContinuousBackups: (
    input: DescribeContinuousBackupsInput,
    options?: CallOptions,
  ): Observable<DescribeContinuousBackupsOutput> => call(DescribeContinuousBackups, input, options),

  /**
   * Enables or disables point-in-time recovery of a table.
   *
   * `RecoveryPeriodInDays` is from 1 to 35, by default 35.
   *
   * @throws TableNotFoundException, ContinuousBackupsUnavailableException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateContinuousBackups.html
   */
  updateContinuousBackups: (
    input: UpdateContinuousBackupsInput,
    options?: CallOptions,
  ): Observable<UpdateContinuousBackupsOutput> => call(UpdateContinuousBackups, input, options),
});
