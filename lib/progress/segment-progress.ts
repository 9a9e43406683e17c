import { estimateSegments, type SegmentEstimate } from './segment-estimate.ts';
import { SegmentSizes } from './segment-sizes.ts';

interface RunningSegment {
  readonly isResumed: boolean;
  scanned: number;
}

/** Counts the segments of a parallel scan and their items. */
export class SegmentProgress {
  private readonly total: number;
  private finishedCount: number;
  private finishedResumed = 0;
  private readonly sizes = new SegmentSizes();
  private readonly running = new Map<number, RunningSegment>();

  /** @param finishedBefore how many segments were finished in the checkpoint */
  constructor(total: number, finishedBefore: number) {
    this.total = total;
    this.finishedCount = finishedBefore;
  }

  /** @param isResumed whether the segment starts elsewhere than at its beginning */
  start(segment: number, isResumed: boolean): void {
    this.running.set(segment, { isResumed, scanned: 0 });
  }

  addPage(segment: number, scanned: number, isLast: boolean): void {
    const state = this.running.get(segment);
    if (state === undefined) return;
    state.scanned += scanned;
    if (!isLast) return;
    this.running.delete(segment);
    this.finishedCount++;
    if (state.isResumed) this.finishedResumed += state.scanned;
    else this.sizes.add(state.scanned);
  }

  counts(): { readonly finished: number; readonly started: number; readonly total: number } {
    const { finishedCount: finished, running, total } = this;
    return { finished, started: finished + running.size, total };
  }

  estimate(): SegmentEstimate | undefined {
    const { sizes, running, finishedResumed, total } = this;
    const scannedOf = (isResumed: boolean) =>
      Array.from(running.values())
        .filter((each) => each.isResumed === isResumed)
        .map(({ scanned }) => scanned);
    return estimateSegments({
      finished: sizes,
      running: scannedOf(false),
      resumed: scannedOf(true),
      finishedResumed,
      unstarted: Math.max(0, total - this.finishedCount - running.size),
    });
  }
}
