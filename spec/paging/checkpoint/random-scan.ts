import { type ScanCheckpoint, trackerOf } from '../../../lib/paging/checkpoint/scan-checkpoint.ts';
import { type NamedPage, type OpenSegment, openSegment } from './numbered-segments.ts';

/** A scan in which chance decides what comes next. */
export interface RandomScan {
  /** How many pages each segment has. */
  readonly sizes: readonly number[];
  readonly checkpoint: ScanCheckpoint;
  readonly concurrency: number;
  /** Draws a number from 0, up to the one below. */
  readonly draw: (below: number) => number;
  /** What is told of everything that happens. */
  readonly onDelivery: (name: string) => void;
  readonly onAcknowledgement: (name: string) => void;
}

/** Opens segments in order, delivers and acknowledges pages in random turns; at most so many, if not to the end. */
export function scanAtRandom(scan: RandomScan, turns = Number.POSITIVE_INFINITY): void {
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

  for (let turn = 0; turn < turns; turn++) {
    const moves = [
      ...(unopened.length > 0 && open.length < concurrency ? [openNext] : []),
      ...open.map((segment) => () => deliverFrom(segment)),
      ...inFlight.map((page) => () => acknowledge(page)),
    ];
    const move = moves[draw(moves.length)];
    if (move === undefined) return;
    move();
  }
}

function nameOf({ Items = [] }: NamedPage): string {
  return Items.join();
}
