import type { FakeRequest } from '../../../lib/testing/index.ts';
import type { BoundaryPlan } from './plan.ts';

/** Receives the events of one subscription to a boundary. */
export interface BoundaryWatch {
  arrived(): void;
  started(): void;
  ended(): void;
  sourceFailed(): void;
  workFailed(): void;
  /** The boundary has completed or failed. */
  finished(how: 'complete' | 'error'): void;
  unsubscribed(): void;
}

/** Records the faults of a run: what must never happen. */
export interface Monitor {
  readonly faults: readonly string[];
  watch(plan: BoundaryPlan): BoundaryWatch;
  /** Called when a consumer that pulls starts or ends its work, during which no value may arrive. */
  consuming(isBusy: boolean): void;
  /** Records a request for a page of the main source. */
  requested(request: FakeRequest): void;
}

export interface MonitorOptions {
  /** How many values may be queued in a boundary; `undefined` if any number. */
  readonly bound: number | undefined;
  /** How many pages of a segment may be requested while nothing downstream has room. */
  readonly pagesAhead: number;
}

export function createMonitor({ bound, pagesAhead }: MonitorOptions): Monitor {
  const faults: string[] = [];
  const busy = new Set<unknown>();
  let requestedPages = new Map<number, Set<number>>();

  /** Forgets the requested pages once there is room again. */
  function setBusy(holder: unknown, isBusy: boolean): void {
    if (isBusy) busy.add(holder);
    else if (busy.delete(holder) && busy.size === 0) requestedPages = new Map();
  }

  return {
    faults,
    watch(plan) {
      const addFault = (fault: string) => void faults.push(`${fault}, at concurrency ${plan.concurrency}`);
      return watchBoundary(
        plan,
        bound,
        addFault,
        (holder, isBusy) => plan.isOnMainPath && setBusy(holder, isBusy),
      );
    },
    consuming: (isBusy) => setBusy('consumer', isBusy),
    requested({ segment = 0, page = 0 }) {
      if (bound === undefined || busy.size === 0) return;
      const pages = (requestedPages.get(segment) ?? new Set()).add(page);
      requestedPages.set(segment, pages);
      if (pages.size > pagesAhead)
        faults.push(`Segment ${segment} requested pages ${[...pages]} without room`);
    },
  };
}

function watchBoundary(
  { concurrency }: BoundaryPlan,
  bound: number | undefined,
  addFault: (fault: string) => void,
  setBusy: (holder: unknown, isBusy: boolean) => void,
): BoundaryWatch {
  const holder = {};
  let arrived = 0;
  let started = 0;
  let ended = 0;
  let hasSourceFailed = false;
  let hasWorkFailed = false;
  let hasUnsubscribed = false;

  const update = () => setBusy(holder, !hasUnsubscribed && started - ended >= concurrency);

  return {
    arrived() {
      arrived++;
      if (bound !== undefined && arrived - started > bound + 1)
        addFault(`${arrived - started} values are queued`);
    },
    started() {
      started++;
      if (hasUnsubscribed) addFault('Work was started after the consumer had unsubscribed');
      if (started - ended > concurrency) addFault(`${started - ended} values are in progress`);
      update();
    },
    ended() {
      ended++;
      update();
    },
    sourceFailed() {
      hasSourceFailed = true;
    },
    workFailed() {
      hasWorkFailed = true;
    },
    finished(how) {
      if (how === 'error' && (!hasSourceFailed || hasWorkFailed)) return;
      if (ended < arrived)
        addFault(
          `${how === 'error' ? 'The error' : 'The end'} came before ${arrived - ended} values were done`,
        );
    },
    unsubscribed() {
      hasUnsubscribed = true;
      setBusy(holder, false);
    },
  };
}
