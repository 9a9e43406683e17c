import {
  asyncScheduler,
  concat,
  defer,
  EMPTY,
  map,
  mergeMap,
  type Observable,
  repeat,
  tap,
  timer,
} from 'rxjs';
import { vi } from 'vitest';
import {
  type CapacityFlow,
  type CapacityLimiter,
  newFlow,
  targetOf,
} from '../../lib/capacity/capacity-limiter.ts';
import { seededRandom } from '../../lib/testing/seeded-random.ts';

/** The units of a full page of 1 MB, read with eventual consistency. */
export const fullPage = 128;

/** Units that the service has counted when the request arrived. */
interface Arrival {
  readonly at: number;
  readonly units: number;
  readonly operator: string;
}

/** A service that counts units when requests arrive, some 20 ms after they were sent; responses take as long. */
export class CountingService {
  readonly arrivals: Arrival[] = [];
  readonly startedAt = asyncScheduler.now();
  throttles = 0;
  private readonly random: () => number;
  /** The units per second of the partitions that have a limit. */
  private readonly hotPartitions: ReadonlyMap<number, number>;

  constructor(seed: number, hotPartitions: ReadonlyMap<number, number> = new Map()) {
    this.random = seededRandom(seed);
    this.hotPartitions = hotPartitions;
  }

  /** Emits the consumed units when the response is there: none if the request was throttled. */
  read(operator: string, partition: number, units: number): Observable<number> {
    return timer(this.networkDelay()).pipe(
      map(() => this.count(operator, partition, units)),
      mergeMap((consumed) => timer(this.networkDelay()).pipe(map(() => consumed))),
    );
  }

  /** The units of the arrivals between two times after the start, in milliseconds. */
  unitsBetween(from: number, to: number, operator?: string): number {
    return this.arrivals
      .filter((arrival) => operator === undefined || arrival.operator === operator)
      .filter(({ at }) => at - this.startedAt >= from && at - this.startedAt < to)
      .reduce((total, { units }) => total + units, 0);
  }

  /** The most units of any second that begins between two times. */
  worstSecond(from = 0, to = Number.POSITIVE_INFINITY): number {
    let worst = 0;
    let units = 0;
    let end = 0;
    for (const first of this.arrivals) {
      for (let next = this.arrivals[end]; next !== undefined && next.at < first.at + 1000; ) {
        units += next.units;
        next = this.arrivals[++end];
      }
      const at = first.at - this.startedAt;
      if (at >= from && at < to) worst = Math.max(worst, units);
      units -= first.units;
    }
    return worst;
  }

  /** The size of a page varies with its items. */
  vary(units: number): number {
    return units * (0.85 + 0.3 * this.random());
  }

  private networkDelay(): number {
    return 15 + 10 * this.random();
  }

  private count(operator: string, partition: number, units: number): number {
    const at = asyncScheduler.now();
    const limit = this.hotPartitions.get(partition);
    if (limit !== undefined) {
      const ofPartition = this.unitsBetween(
        at - this.startedAt - 1000,
        at - this.startedAt + 1,
        `${partition}`,
      );
      if (ofPartition + units > limit) {
        this.throttles++;
        return 0;
      }
    }
    this.arrivals.push({ at, units, operator });
    return units;
  }
}

/** How workers read. */
export interface WorkOptions {
  readonly workers?: number;
  /** Whether pages are sized by `Limit` to an eighth of the rate. */
  readonly isSized?: boolean;
  readonly operator?: string;
  /** How long the workers pause before the next request. */
  readonly pause?: () => number;
  /** The operator of a worker, in place of `operator`. */
  readonly operatorOf?: (worker: number) => string;
}

const backoff = 200;

/** Lets the workers of one operator read page after page for ever; stops at unsubscribe. */
export function work(
  service: CountingService,
  limiter: CapacityLimiter,
  options: WorkOptions,
): Observable<never> {
  const flow = newFlow(limiter);
  const { workers = 16, isSized = false, operator = 'scan', operatorOf = () => operator } = options;
  const pageUnits = () => Math.min(fullPage, isSized ? (targetOf(limiter, 'read') ?? 0) / 8 : fullPage);
  return mergeAll(workers, (worker) =>
    readPages(flow, pageUnits, options.pause ?? (() => 0), (units) =>
      service.read(operatorOf(worker), worker, isSized && units < fullPage ? service.vary(units) : units),
    ),
  );
}

function mergeAll(workers: number, start: (worker: number) => Observable<never>): Observable<never> {
  return defer(() => Array.from({ length: workers }, (_, worker) => start(worker))).pipe(
    mergeMap((each) => each),
  );
}

function readPages(
  flow: CapacityFlow,
  pageUnits: () => number,
  pause: () => number,
  send: (units: number) => Observable<number>,
): Observable<never> {
  const page$ = defer(() => {
    const wait = pause();
    if (wait > 0) return timer(wait).pipe(mergeMap(() => EMPTY));
    const estimate = pageUnits();
    return flow.acquire({ read: estimate }).pipe(
      mergeMap((permit) =>
        send(estimate).pipe(
          tap((read) => permit.settle({ read })),
          mergeMap((read) => (read === 0 ? timer(backoff) : EMPTY)),
          mergeMap(() => EMPTY),
        ),
      ),
    );
  });
  return page$.pipe(repeat());
}

/** A limiter as most people write it: it waits until there are tokens, and deducts what the response says. */
export function deductAfterwards(service: CountingService, rate: number, workers = 16): Observable<never> {
  let tokens = rate;
  let filledAt = asyncScheduler.now();
  const fill = () => {
    const now = asyncScheduler.now();
    tokens = Math.min(rate, tokens + ((now - filledAt) / 1000) * rate);
    filledAt = now;
  };
  const page$ = defer(() => {
    fill();
    if (tokens <= 0) return timer(Math.ceil((-tokens / rate) * 1000) + 1).pipe(mergeMap(() => EMPTY));
    return service.read('sdk', 0, fullPage).pipe(
      tap((units) => {
        fill();
        tokens -= units;
      }),
      mergeMap(() => EMPTY),
    );
  });
  return mergeAll(workers, () => page$.pipe(repeat()));
}

/** Runs an operator for some virtual time. */
export function run(operator$: Observable<never>, milliseconds: number): void {
  const subscription = operator$.subscribe();
  vi.advanceTimersByTime(milliseconds);
  subscription.unsubscribe();
}

/** Starts an operator later. */
export const after = (milliseconds: number, operator$: Observable<never>): Observable<never> =>
  concat(timer(milliseconds).pipe(mergeMap(() => EMPTY)), operator$);
