import { map, type Observable, of } from 'rxjs';
import type { DescribeTableInput } from '../api/inputs.ts';
import { DescribeTable } from '../api/operations.ts';
import type { DescribeTableOutput, StreamDescription } from '../api/outputs.ts';
import type { Call, InternalCallOptions } from '../call/call.ts';
import { InvalidValueError } from '../errors/invalid.ts';
import { StreamSpecificationError } from '../errors/stream-specification-error.ts';

/** Whose changes are read: those of a table, by its latest stream, or those of a stream. */
export type ChangesInput =
  | {
      /** The name of the table. Its latest stream is looked up with DescribeTable. */
      readonly TableName: string;
      readonly StreamArn?: undefined;
    }
  | {
      readonly TableName?: undefined;
      /** The ARN of the stream, which may be disabled. */
      readonly StreamArn: string;
    };

/** Which of its images each change must have. */
export type ImageName = 'newItem' | 'oldItem';

/** The view types of a stream whose records have an image. */
const viewTypesWith: Readonly<Record<ImageName, readonly string[]>> = {
  newItem: ['NEW_IMAGE', 'NEW_AND_OLD_IMAGES'],
  oldItem: ['OLD_IMAGE', 'NEW_AND_OLD_IMAGES'],
};

/**
 * Checks whose changes are read.
 *
 * @throws InvalidValueError unless the input has one of `TableName` and `StreamArn`
 */
export function checkChangesInput(input: ChangesInput): ChangesInput {
  const { TableName, StreamArn }: { readonly TableName?: unknown; readonly StreamArn?: unknown } =
    input ?? {};
  if (TableName === undefined && typeof StreamArn === 'string' && StreamArn !== '') return { StreamArn };
  if (StreamArn === undefined && typeof TableName === 'string' && TableName !== '') return { TableName };
  throw new InvalidValueError('must have either a `TableName` or a `StreamArn`, a string', ['input']);
}

/** Emits the ARN of a stream, that of a table by DescribeTable. */
export function findStreamArn(
  call: Call,
  { TableName, StreamArn }: ChangesInput,
  options: InternalCallOptions,
): Observable<string> {
  if (StreamArn !== undefined) return of(StreamArn);
  const table$ = call<DescribeTableInput, DescribeTableOutput>(DescribeTable, { TableName }, options);
  return table$.pipe(
    map(({ Table }) => {
      if (Table?.LatestStreamArn && Table.StreamSpecification?.StreamEnabled !== false)
        return Table.LatestStreamArn;
      throw new StreamSpecificationError(noStream(TableName, Table?.LatestStreamArn), {
        operation: DescribeTable.name,
        tableName: TableName,
        notRetriedBecause: 'notRetryable',
      });
    }),
  );
}

function noStream(table: string, disabled: string | undefined): string {
  const read = disabled
    ? `; what its disabled stream still has can be read by its StreamArn, ${disabled}`
    : '';
  return `The table ${table} has no stream. Enable one: ${enable(table, 'NEW_AND_OLD_IMAGES')}${read}`;
}

function enable(table: string, viewType: string): string {
  return `db.updateTable({ TableName: '${table}', StreamSpecification: { StreamEnabled: true, StreamViewType: '${viewType}' } })`;
}

/**
 * Checks that the records of a stream have the images that are needed.
 *
 * @throws StreamSpecificationError if they do not
 */
export function checkImages(
  { StreamViewType: viewType, TableName: table = '…' }: StreamDescription,
  needs: readonly ImageName[],
): void {
  const missing = needs.find((image) => viewType !== undefined && !viewTypesWith[image].includes(viewType));
  if (missing === undefined) return;
  const other = needs.length > 1 || missing === 'oldItem' ? 'NEW_AND_OLD_IMAGES' : 'NEW_IMAGE';
  throw new StreamSpecificationError(
    `The stream of the table ${table} has the view type ${viewType}, so its changes have no \`${missing}\`. A view type cannot ` +
      'be changed: read what the stream still has, disable it (StreamSpecification: { StreamEnabled: false }), and enable ' +
      `another: ${enable(table, other)}`,
    { operation: 'DescribeStream', tableName: table, notRetriedBecause: 'notRetryable' },
  );
}
