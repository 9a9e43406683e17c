import { catchError, map, type Observable, throwError } from 'rxjs';
import type { DescribeTableInput } from '../api/inputs.ts';
import { DescribeTable } from '../api/operations.ts';
import type { DescribeTableOutput } from '../api/outputs.ts';
import type { Call } from '../call/call.ts';
import type { CapacityLimiter, CapacityRates } from '../capacity/capacity-limiter.ts';
import { createLimiter } from '../capacity/create-limiter.ts';
import { checkedShare, initialRates } from '../capacity/rates.ts';
import { type DescribedThroughput, throughputOf } from '../capacity/table-throughput.ts';
import { appendMessage } from '../errors/append-message.ts';
import { InvalidResponseError } from '../errors/invalid.ts';
import { ServiceError } from '../errors/service-error.ts';
import { refuseOption } from '../options/refuse-option.ts';

/** The table, or the index of a table, whose capacity is limited. */
export interface LimitedResource {
  /** The name or the ARN of the table. */
  readonly TableName: string;
  /** The name of a global secondary index, which has a throughput of its own. */
  readonly IndexName?: string | undefined;
}

/** The limits of a table's capacity limiter. */
export interface TableCapacityRates extends CapacityRates {
  /**
   * The part of the limits that this process may use, for several machines that work on one table: above 0, up to 1.
   * @default 1
   */
  readonly share?: number | undefined;
}

const advice =
  'the capacity limiter asks DescribeTable what its percentage is of; give units per second to go on without it';

export const capacityLimits = (call: Call, random: () => number = Math.random) => ({
  /**
   * Limits the capacity units per second that a table or an index serves to everything that shares the limiter.
   *
   * A percentage is of the provisioned throughput. Of an on-demand table or index it is of its on-demand maximum or its warm
   * throughput, whichever is less, else of 12,000 read and 4,000 write units. DescribeTable is sent when units are first
   * acquired, and again every 5 to 10 minutes, but not if all limits are numbers. Without `IndexName`, the units of the
   * table and its local secondary indexes are counted; with it, those of that global secondary index.
   *
   * @throws InvalidOptionError if neither `read` nor `write` is given, or one or `share` is invalid. If DescribeTable fails,
   * those that acquire get its error, and the next one asks again
   * @example
   * const limiter = db.capacityLimiter({ TableName: 'Music' }, { read: '40%', write: 500 });
   * db.parallelScan<Song>({ TableName: 'Music', TotalSegments: 64 }, { limiter })
   *   .pipe(db.batchWrite({ TableName: 'Copy' }))
   *   .subscribe();
   */
  capacityLimiter: (resource: LimitedResource, rates: TableCapacityRates): CapacityLimiter => {
    const { TableName, IndexName } = checkedResource(resource);
    const checked = initialRates(rates, true);
    const share = checkedShare(rates.share);
    const scope = IndexName === undefined ? { TableName } : { TableName, IndexName };
    const describe$ = describeThroughput(call, TableName, IndexName);
    return createLimiter(checked, { scope, share, describe$, random });
  },
});

function checkedResource(resource: LimitedResource): LimitedResource {
  const { TableName, IndexName } = resource ?? {};
  const isName = (name: unknown) => typeof name === 'string' && name !== '';
  if (!isName(TableName)) return refuseOption('TableName', TableName, 'the name of a table');
  // Plain JavaScript may pass `null`.
  if (IndexName === undefined || IndexName === null) return { TableName };
  if (!isName(IndexName)) return refuseOption('IndexName', IndexName, 'the name of a global secondary index');
  return { TableName, IndexName };
}

function describeThroughput(
  call: Call,
  TableName: string,
  IndexName: string | undefined,
): Observable<DescribedThroughput> {
  return call<DescribeTableInput, DescribeTableOutput>(DescribeTable, { TableName }).pipe(
    map(({ Table }) => {
      if (Table === undefined) throw new InvalidResponseError('The response of DescribeTable has no `Table`');
      return throughputOf(Table, IndexName);
    }),
    catchError((error: unknown) =>
      throwError(() => (isOfService(error) ? appendMessage(error, advice) : error)),
    ),
  );
}

const isOfService = (error: unknown) => error instanceof ServiceError;
