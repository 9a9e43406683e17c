import type { Observable } from 'rxjs';
import type { CapacityLimiter, Item, ItemFormat, Page, ScanCheckpoint, TableDescription } from '../index.ts';
import type { Context, StateIdentity } from './command.ts';
import { readConditions } from './conditions.ts';
import { UsageError } from './errors.ts';
import type { ReadOption } from './options.ts';
import { checkSavedTable } from './saved-table.ts';
import type { StateFile } from './state-file.ts';
import {
  describeTable,
  estimateSentence,
  readUnitsOf,
  segmentsFor,
  sizeOf,
  type TableSize,
} from './table-description.ts';

/** What a command reads of a table, by its options. */
export interface TableReader {
  readonly TableName: string;
  /** `undefined` without the permission to describe the table. */
  readonly table: TableDescription | undefined;
  /** The size of what a scan reads; `undefined` for a query, and if it is not known. */
  readonly size: TableSize | undefined;
  /** The estimate for the result of `--dry-run`. */
  readonly estimate: ReadEstimate;
  /** Into how many segments a scan without `segments` divides the table; for a query 1. */
  readonly segments: number;
  /** Streams the pages. */
  readonly pages: <T = Item>(options: PageOptions) => Observable<Page<T>>;
}

export interface ReadEstimate {
  readonly table: string;
  readonly items?: number | undefined;
  readonly bytes?: number | undefined;
  readonly readUnits?: number | undefined;
}

export interface PageOptions {
  readonly checkpoint: ScanCheckpoint;
  /** The segments of the run that it resumes; `undefined` for a new one. */
  readonly segments?: number | undefined;
  readonly items?: ItemFormat | undefined;
  readonly Select?: 'COUNT' | undefined;
  /** How many items a page has at most. */
  readonly Limit?: number | undefined;
  /** The attributes to read; all of them if it is left out. */
  readonly attributes?: readonly string[] | undefined;
}

/**
 * Describes what will be read, and writes the estimate of its units as a message.
 *
 * With `--key-condition` it is a query, else a parallel scan.
 *
 * @throws UsageError before anything is sent, if there is no such index, or if the saved state has other segments; CommandError if
 *   the saved state is of another table of this name
 */
export async function openTable(
  context: Context<ReadOption>,
  TableName: string,
  state?: StateFile,
): Promise<TableReader> {
  const { options, output } = context;
  const { index, consistent, read } = options;
  const conditions = readConditions(options);
  const isQuery = options['key-condition'] !== undefined;
  if (isQuery && options.segments !== undefined)
    throw new UsageError('--segments is for scans, and --key-condition makes a query: leave one of them out');
  const table = await describeTable(context, TableName);
  if (state !== undefined) checkSavedTable(state, table, options.segments);
  const whole = sizeOf(table, index);
  const size = isQuery ? undefined : whole;
  const units = size && readUnitsOf(size, consistent);
  const source = index === undefined ? TableName : `${index} of ${TableName}`;
  output.message(
    estimateSentence(source, { isQuery, isDescribed: table !== undefined, size, units, rate: read }),
  );
  const segments = isQuery ? 1 : (options.segments ?? segmentsFor(size));
  const request = requestOf(TableName, context, conditions);
  const limiter = readLimiter(context, TableName, table);
  return {
    TableName,
    table,
    size,
    segments,
    estimate: { table: TableName, items: size?.items, bytes: size?.bytes, readUnits: units },
    pages: <T>({ checkpoint, segments: saved, items, Select, Limit, attributes }: PageOptions) => {
      const input = {
        ...request,
        Select,
        Limit,
        ...projectionOf(attributes, conditions.ExpressionAttributeNames),
      };
      // With --max-units, a page that is read ahead would be paid for and not used.
      const prefetch = options['max-units'] === undefined ? 1 : 0;
      const common = { checkpoint, items, limiter, prefetch, ...context.progress.options('read') };
      const { db } = context;
      if (isQuery) return db.query<T>(input, common).pages();
      const { concurrency } = options;
      return db
        .parallelScan<T>({ ...input, TotalSegments: saved ?? segments }, { ...common, concurrency })
        .pages();
    },
  };
}

function requestOf(
  TableName: string,
  { options: { index, consistent } }: Context<ReadOption>,
  conditions: ReturnType<typeof readConditions>,
) {
  const ConsistentRead = consistent ? true : undefined;
  return {
    TableName,
    IndexName: index,
    ConsistentRead,
    ReturnConsumedCapacity: 'TOTAL',
    ...conditions,
  } as const;
}

/** The limiter of `--read`: of an index with a throughput of its own, else of the table. */
function readLimiter(
  { db, options: { read, index } }: Context<ReadOption>,
  TableName: string,
  table: TableDescription | undefined,
): CapacityLimiter | undefined {
  if (read === undefined) return undefined;
  const isLocal = table?.LocalSecondaryIndexes?.some(({ IndexName }) => IndexName === index) === true;
  return db.capacityLimiter({ TableName, IndexName: isLocal ? undefined : index }, { read });
}

function projectionOf(
  attributes: readonly string[] | undefined,
  names: Readonly<Record<string, string>> = {},
) {
  if (attributes === undefined) return {};
  const placeholders = attributes.map((name, index) => [`#rxdynamo_read_${index}`, name] as const);
  return {
    ProjectionExpression: placeholders.map(([placeholder]) => placeholder).join(', '),
    ExpressionAttributeNames: { ...names, ...Object.fromEntries(placeholders) },
  };
}

/** What the state of a command that reads belongs to. */
export function readIdentity(command: string, context: Context<ReadOption>): StateIdentity {
  const { index, filter, names, values } = context.options;
  return {
    command,
    table: context.args[0],
    index,
    filter,
    'key-condition': context.options['key-condition'],
    names: names && JSON.stringify(names),
    values: values && JSON.stringify(values),
  };
}

/** Where the state of a command is saved. */
export function statePath(command: string, { args, options }: Context<ReadOption>): string {
  const name = args.join('-').replace(/[^\w.-]+/g, '_');
  return options.state ?? `rxdynamo-${command}-${name}.json`;
}
