import type { Observable } from 'rxjs';
import type {
  DescribeExportInput,
  DescribeImportInput,
  ExportTableToPointInTimeInput,
  ImportTableInput,
  ListExportsInput,
  ListImportsInput,
} from '../api/inputs.ts';
import {
  DescribeExport,
  DescribeImport,
  ExportTableToPointInTime,
  ImportTable,
  ListExports,
  ListImports,
} from '../api/operations.ts';
import type {
  DescribeExportOutput,
  DescribeImportOutput,
  ExportSummary,
  ExportTableToPointInTimeOutput,
  ImportSummary,
  ImportTableOutput,
  ListExportsOutput,
  ListImportsOutput,
} from '../api/outputs.ts';
import type { Call, CallOptions } from '../call/call.ts';
import type { ItemStream } from '../paging/item-stream.ts';
import type { StreamOptions } from '../paging/stream-options.ts';
import { paginateByToken } from '../paging/token-paginator.ts';

export const exportsAndImports = (call: Call) => ({
  /**
   * Starts to export a table to S3, as it was at a point in time; emits the export, in status `IN_PROGRESS`.
   *
   * The table needs point-in-time recovery; the export consumes none of its throughput. `ExportTime`, a Date, is now by
   * default; `ExportFormat` is `DYNAMODB_JSON` by default. Each call has a `ClientToken`, so that a retry does
   * not start a second one.
   *
   * @throws TableNotFoundException, PointInTimeRecoveryUnavailableException, InvalidExportTimeException,
   * ExportConflictException, LimitExceededException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExportTableToPointInTime.html
   */
  exportTableToPointInTime: (
    input: ExportTableToPointInTimeInput,
    options?: CallOptions,
  ): Observable<ExportTableToPointInTimeOutput> => call(ExportTableToPointInTime, input, options),

  /**
   * Describes an export: its status, its size in bytes, its number of items, and the reason if it failed.
   *
   * @throws ExportNotFoundException, LimitExceededException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeExport.html
   */
  describeExport: (input: DescribeExportInput, options?: CallOptions): Observable<DescribeExportOutput> =>
    call(DescribeExport, input, options),

  /**
   * Streams the exports of the last 90 days, or those of one table.
   *
   * `MaxResults` is the number of entries per page, at most 25. An error has the `resumeToken` from which to resume.
   *
   * @throws LimitExceededException after all retries
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListExports.html
   */
  listExports: (
    input: ListExportsInput = {},
    options?: StreamOptions,
  ): ItemStream<ExportSummary, ListExportsOutput> =>
    paginateByToken(
      call,
      ListExports,
      { start: 'NextToken', next: 'NextToken', elements: 'ExportSummaries' },
      input,
      options,
    ),

  /**
   * Starts to import objects of S3 into a new table; emits the import, in status `IN_PROGRESS`.
   *
   * `TableCreationParameters` describe the table; the import consumes none of its write capacity. Each call has a
   * `ClientToken`, so that a retry does not start a second one.
   *
   * @throws ResourceInUseException, ImportConflictException, LimitExceededException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ImportTable.html
   */
  importTable: (input: ImportTableInput, options?: CallOptions): Observable<ImportTableOutput> =>
    call(ImportTable, input, options),

  /**
   * Describes an import: its status, how much it has read and written, and the reason if it failed.
   *
   * @throws ImportNotFoundException
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeImport.html
   */
  describeImport: (input: DescribeImportInput, options?: CallOptions): Observable<DescribeImportOutput> =>
    call(DescribeImport, input, options),

  /**
   * Streams the imports of the last 90 days, or those into one table.
   *
   * `PageSize` is the number of entries per page, at most 25. An error has the `resumeToken` from which to resume.
   *
   * @throws LimitExceededException after all retries
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListImports.html
   */
  listImports: (
    input: ListImportsInput = {},
    options?: StreamOptions,
  ): ItemStream<ImportSummary, ListImportsOutput> =>
    paginateByToken(
      call,
      ListImports,
      { start: 'NextToken', next: 'NextToken', elements: 'ImportSummaryList' },
      input,
      options,
    ),
});
