import { asyncScheduler, defer, of, switchMap, tap, throwError, timer } from 'rxjs';
import { type Call, createCall } from '../../lib/call/call.ts';
import { TransportError } from '../../lib/errors/transport-error.ts';
import { type RetryBudget, retryBudget } from '../../lib/retry/budget.ts';
import { requestRetry } from '../../lib/retry/request-retry.ts';
import type { Exchange, WireRequest } from '../../lib/transport/exchange.ts';
import { answered } from '../support/answered.ts';

/** A request for a page. */
export interface PageRequest {
  readonly segment: number;
  readonly page: number;
  /** When it was sent, in milliseconds of RxJS's time. */
  readonly at: number;
}

interface TableOptions {
  /** How many pages each segment has. */
  readonly pages: number;
  /** How many milliseconds a page takes; 0 is synchronous. */
  readonly latency?: ((request: PageRequest) => number) | undefined;
  /** The error of a request, if it fails. */
  readonly fault?: ((request: PageRequest) => Error | undefined) | undefined;
}

export interface VirtualTable {
  readonly call: Call;
  /** Every request that was sent, in order. */
  readonly requests: readonly PageRequest[];
  /** How many requests were in flight at most. */
  readonly mostInFlight: () => number;
  readonly inFlight: () => number;
  readonly budget: RetryBudget;
}

/** A table of pages with one item each, behind the client's own request retry; it responds on RxJS's virtual time. */
export function virtualTable({ pages, latency, fault }: TableOptions): VirtualTable {
  const requests: PageRequest[] = [];
  const budget = retryBudget();
  let inFlight = 0;
  let mostInFlight = 0;

  const exchange: Exchange = (wire) =>
    defer(() => {
      const request = { ...positionOf(wire), at: asyncScheduler.now() };
      requests.push(request);
      mostInFlight = Math.max(mostInFlight, ++inFlight);
      const error = fault?.(request);
      const response$ = error ? throwError(() => error) : of(answered(wire, response(request, pages)));
      const time = latency?.(request) ?? 0;
      const onEnd = () => inFlight--;
      return (time > 0 ? timer(time).pipe(switchMap(() => response$)) : response$).pipe(
        tap({ complete: onEnd, error: onEnd, unsubscribe: onEnd }),
      );
    });

  const withRetry = requestRetry({ budget: () => budget, random: () => 0.5 })(exchange);
  const defaults = { numbers: 'lossless', maxAttempts: 4, retryAmbiguous: true } as const;
  return {
    call: createCall(withRetry, defaults),
    requests,
    mostInFlight: () => mostInFlight,
    inFlight: () => inFlight,
    budget,
  };
}

/** The error of a lost connection. */
export const connectionReset = () =>
  new TransportError('read ECONNRESET', { cause: Object.assign(new Error(), { code: 'ECONNRESET' }) });

function positionOf({ body }: WireRequest): { segment: number; page: number } {
  const {
    Segment = 0,
    ExclusiveStartKey,
    ExclusiveStartTableName,
  } = JSON.parse(Buffer.from(body).toString());
  return { segment: Segment, page: Number(ExclusiveStartKey?.page.N ?? ExclusiveStartTableName ?? 0) };
}

/** One response for all operations, each of which reads the members that it knows. */
function response({ segment, page }: { segment: number; page: number }, pages: number): object {
  const name = `${segment}/${page}`;
  const next = page + 1 < pages && {
    LastEvaluatedKey: { page: { N: String(page + 1) } },
    LastEvaluatedTableName: String(page + 1),
  };
  const output = { Items: [{ name: { S: name } }], Count: 1, ScannedCount: 1, TableNames: [name] };
  return { ...output, ...next };
}
