import { asyncScheduler, ignoreElements, type Observable, share, tap } from 'rxjs';
import { capacityFailures } from '../telemetry/channels.ts';
import { eventError } from '../telemetry/event-error.ts';
import type { CapacityEvent } from '../telemetry/events.ts';
import type { CapacityScope } from './capacity-limiter.ts';
import type { DescribedThroughput } from './table-throughput.ts';

/** What is known about the throughput of a table, and when to ask again. */
export interface DescribedTable {
  readonly latest: () => DescribedThroughput | undefined;
  /** The error of the last DescribeTable if it failed. */
  readonly error: () => unknown;
  /**
   * Returns an Observable that asks and completes when the throughput is known, shared by all that wait for it.
   *
   * Returns `undefined` if it is known; if it is time to ask again, that is done in the background.
   */
  readonly known: () => Observable<never> | undefined;
}

/** Auto scaling changes a table's throughput within minutes. */
const minRefreshInterval = 5 * 60_000;
const refreshJitter = 5 * 60_000;

/**
 * Asks for the throughput of a table when it is needed, and again after 5 to 10 minutes, without a timer.
 *
 * @param changed called whenever the throughput is known anew
 */
export function describedTable(
  describe$: Observable<DescribedThroughput>,
  scope: CapacityScope,
  changed: () => void,
  random: () => number,
): DescribedTable {
  let latest: DescribedThroughput | undefined;
  let error: unknown;
  let refreshAt = 0;

  const ask$ = describe$.pipe(
    tap({
      subscribe() {
        refreshAt = asyncScheduler.now() + minRefreshInterval + random() * refreshJitter;
      },
      next(throughput) {
        latest = throughput;
        error = undefined;
        changed();
      },
      error(reason: unknown) {
        error = reason;
        publishFailure(scope, reason);
      },
    }),
    ignoreElements(),
    share(),
  );

  function known(): Observable<never> | undefined {
    if (latest === undefined) return ask$;
    // A failure appears in `error`, and the last value stays in use.
    if (asyncScheduler.now() >= refreshAt) ask$.subscribe({ error: () => {} });
    return undefined;
  }

  return { latest: () => latest, error: () => error, known };
}

function publishFailure(
  { TableName: tableName = '', IndexName: indexName }: CapacityScope,
  error: unknown,
): void {
  if (!capacityFailures.hasSubscribers) return;
  const event: CapacityEvent = {
    operation: 'DescribeTable',
    tableName,
    ...(indexName !== undefined && { indexName }),
    error: eventError(error),
  };
  capacityFailures.publish(event);
}
