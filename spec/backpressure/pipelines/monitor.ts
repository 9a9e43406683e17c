import type { TableRequest } from '../../support/table-fault.ts';
import type { BoundaryPlan } from './plan.ts';

/** One subscription to a boundary, as seen from around it. */
export interface BoundaryWatch {
  arrived(): void;
  started(): void;
  ended(): void;
  sourceFailed(): void;
  workFailed(): void;
  /** The boundary itself ends, in whichever way. */
  finished(how: 'complete' | 'error'): void;
  left(): void;
}

/** Watches a run for what must not happen at any time. */
export interface Monitor {
  readonly faults: readonly string[];
  watch(plan: BoundaryPlan): BoundaryWatch;
  /** Says whether a consumer that pulls is at work, so that nothing may come. */
  consuming(isBusy: boolean): void;
  /** Notes a request for a page of the main source. */
  requested(request: TableRequest): void;
}

export interface MonitorOptions {
  /** How many values may be queued in a boundary; `undefined` if any number. */
  readonly bound: number | undefined;
  /** How many pages of a segment may be asked for while nothing downstream has room. */
  readonly pagesAhead: number;
}

export function monitoring({ bound, pagesAhead }: MonitorOptions): Monitor {
  const faults: string[] = [];
  const busy = new Set<unknown>();
  let asked = new Map<number, Set<number>>();

  /** Once there is room, what was asked for in vain is no matter any more. */
  function setBusy(who: unknown, isBusy: boolean): void {
    if (isBusy) busy.add(who);
    else if (busy.delete(who) && busy.size === 0) asked = new Map();
  }

  return {
    faults,
    watch(plan) {
      const note = (fault: string) => void faults.push(`${fault}, at concurrency ${plan.concurrency}`);
      return watchBoundary(plan, bound, note, (who, isBusy) => plan.isOnMainPath && setBusy(who, isBusy));
    },
    consuming: (isBusy) => setBusy('consumer', isBusy),
    requested({ segment = 0, page = 0 }) {
      if (bound === undefined || busy.size === 0) return;
      const pages = (asked.get(segment) ?? new Set()).add(page);
      asked.set(segment, pages);
      if (pages.size > pagesAhead)
        faults.push(`Segment ${segment} was asked for pages ${[...pages]} without room`);
    },
  };
}

function watchBoundary(
  { concurrency }: BoundaryPlan,
  bound: number | undefined,
  note: (fault: string) => void,
  setBusy: (who: unknown, isBusy: boolean) => void,
): BoundaryWatch {
  const who = {};
  let arrived = 0;
  let started = 0;
  let ended = 0;
  let hasSourceFailed = false;
  let hasWorkFailed = false;
  let isOver = false;

  const update = () => setBusy(who, !isOver && started - ended >= concurrency);

  return {
    arrived() {
      arrived++;
      if (bound !== undefined && arrived - started > bound + 1)
        note(`${arrived - started} values are queued`);
    },
    started() {
      started++;
      if (isOver) note('Work was begun after the consumer had left');
      if (started - ended > concurrency) note(`${started - ended} values are at work`);
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
        note(
          `${how === 'error' ? 'The error' : 'The end'} came before ${arrived - ended} values were worked off`,
        );
    },
    left() {
      isOver = true;
      setBusy(who, false);
    },
  };
}
