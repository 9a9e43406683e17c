import { type ScanCheckpoint, trackerOf } from '../../../lib/paging/checkpoint/scan-checkpoint.ts';
import { type NamedPage, type OpenSegment, openSegment } from './numbered-segments.ts';

/** A scan whose next step is drawn at random. */
export interface RandomScan {
  /** How many pages each segment has. */
  readonly sizes: readonly number[];
  readonly checkpoint: ScanCheckpoint;
  readonly concurrency: number;
  /** Draws an integer from 0 to `below` - 1. */
  readonly draw: (below: number) => number;
  readonly onDelivery: (name: string) => void;
  readonly onAcknowledgement: (name: string) => void;
}

/** Opens segments in order, and delivers and acknowledges pages in random order, for `steps` steps or to the end. */
export function scanAtRandom(scan: RandomScan, steps = Number.POSITIVE_INFINITY): void {
  const { sizes, checkpoint, concurrency, draw } = scan;
  const unopened = [...sizes.keys()].filter((segment) => !trackerOf(checkpoint).isFinished(segment));
  const open: OpenSegment[] = [];
  const inFlight: NamedPage[] = [];

  function openNext(): void {
    const segment = unopened.shift() ?? 0;
    open.push(openSegment(checkpoint, segment, sizes[segment] ?? 0));
  }

  function deliverFrom(segment: OpenSegment): void {
    const page = segment.deliver();
    inFlight.push(page);
    scan.onDelivery(nameOf(page));
    if (!segment.hasMore()) open.splice(open.indexOf(segment), 1);
  }

  function acknowledge(page: NamedPage): void {
    checkpoint.acknowledge(page);
    inFlight.splice(inFlight.indexOf(page), 1);
    scan.onAcknowledgement(nameOf(page));
  }

  for (let step = 0; step < steps; step++) {
    const possibleSteps = [
      ...(unopened.length > 0 && open.length < concurrency ? [openNext] : []),
      ...open.map((segment) => () => deliverFrom(segment)),
      ...inFlight.map((page) => () => acknowledge(page)),
    ];
    const run = possibleSteps[draw(possibleSteps.length)];
    if (run === undefined) return;
    run();
  }
}

function nameOf({ Items = [] }: NamedPage): string {
  return Items.join();
}
