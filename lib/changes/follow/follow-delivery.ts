import type { Page } from '../../paging/page.ts';
import type { ChangeBatch } from '../change-batch.ts';
import type { Unit } from '../change-stream.ts';
import type { CaughtUp, FollowBatch, FollowEvent } from './follow-event.ts';
import type { FollowCheckpointTracker } from './follow-tracker.ts';

/** What a stream emits of each page, registered on the checkpoint of the caller if there is one. */
export interface FollowDelivery<T, E> {
  /** What the consumer acknowledges of the changes. */
  readonly unit: Unit;
  readonly snapshot: (page: Page<T>) => readonly E[];
  readonly changes: (batch: ChangeBatch<T>) => readonly E[];
  readonly caughtUp: () => E | CaughtUp;
}

/** Makes the delivery of a subscription; without a tracker, nothing is acknowledged by the consumer. */
export type DeliveryOf<T, E> = (tracker: FollowCheckpointTracker | undefined) => FollowDelivery<T, E>;

/** Delivers single items and changes. */
export function eventDelivery<T>(
  tracker: FollowCheckpointTracker | undefined,
): FollowDelivery<T, FollowEvent<T>> {
  return {
    unit: 'change',
    snapshot(page) {
      const { Items = [] } = page;
      const acknowledgeOne = acknowledgeAll(Items.length, () => tracker?.scan.acknowledge(page));
      return Items.map((item) => {
        const event = { type: 'snapshot', item } as const;
        tracker?.expect(event, once(acknowledgeOne));
        return event;
      });
    },
    changes: ({ changes }) =>
      changes.map((change) => {
        const event = { type: 'change', change } as const;
        tracker?.expect(event, () => tracker.changes.acknowledge(change));
        return event;
      }),
    caughtUp: () => caughtUp(tracker),
  };
}

/** Delivers the items and the changes of whole pages. */
export function batchDelivery<T>(
  tracker: FollowCheckpointTracker | undefined,
): FollowDelivery<T, FollowBatch<T>> {
  return {
    unit: 'batch',
    snapshot(page) {
      const { Items: items = [], Segment: segment = 0 } = page;
      const acknowledge = () => tracker?.scan.acknowledge(page);
      if (items.length === 0) {
        acknowledge();
        return [];
      }
      const batch = { type: 'snapshot', items, segment } as const;
      tracker?.expect(batch, acknowledge);
      return [batch];
    },
    changes(page) {
      if (page.changes.length === 0) return [];
      const batch = { type: 'change', ...page } as const;
      tracker?.expect(batch, () => tracker.changes.acknowledge(page));
      return [batch];
    },
    caughtUp: () => caughtUp(tracker),
  };
}

function caughtUp(tracker: FollowCheckpointTracker | undefined): CaughtUp {
  const event = { type: 'caughtUp' } as const;
  tracker?.expect(event, () => tracker.catchUp());
  return event;
}

/** Calls back when the returned function has been called a number of times; at once if that is 0. */
function acknowledgeAll(count: number, acknowledge: () => void): () => void {
  let left = count;
  if (left === 0) acknowledge();
  return () => {
    if (--left === 0) acknowledge();
  };
}

function once(run: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) run();
    isDone = true;
  };
}
