import { type Binding, outsideDelivery } from './binding.ts';
import type { Cancel, Demand } from './demand.ts';

/**
 * The demand of one boundary: open while the boundary and those downstream of it have room.
 *
 * Waiting sources are resumed in FIFO order (round robin): none overtakes another, and each may send one value when it is
 * resumed.
 */
export class Gate implements Demand {
  readonly isOfInnerStreams = false;
  isClosed = false;
  private readonly waiting = new Set<() => void>();
  private hasRoom: () => boolean;
  /** The demand that the boundary itself waits for, until it unsubscribes. */
  downstream: Binding | undefined;
  /** Whether a source is being resumed and has not sent its one value yet. */
  private isResuming = false;
  private isReleasing = false;
  private cancelDownstreamWait: Cancel | undefined;

  constructor(hasRoom: () => boolean, downstream: Binding) {
    this.hasRoom = hasRoom;
    this.downstream = downstream;
  }

  isOpen(): boolean {
    return this.isClosed || (this.isFirstInQueue() && this.canSend());
  }

  take(): boolean {
    if (this.isClosed) return true;
    if (!this.isFirstInQueue() || !this.hasRoom()) return false;
    if (this.downstream !== undefined && !this.downstream.take()) return false;
    this.isResuming = false;
    return true;
  }

  whenOpen(resume: () => void): Cancel {
    this.waiting.add(resume);
    this.waitDownstream();
    return () => {
      this.waiting.delete(resume);
      if (this.waiting.size === 0) this.stopDownstreamWait();
    };
  }

  dependsOn(other: Demand): boolean {
    return this === other || (this.downstream?.dependsOn(other) ?? false);
  }

  isNearerThan(other: Demand): boolean {
    return this === other || (this.downstream !== other && (this.downstream?.isNearerThan(other) ?? false));
  }

  /** Resumes waiting sources while there is room; to be called whenever there may be room again. */
  release(): void {
    // While this gate waits downstream, it keeps its position in the queue there.
    if (this.isReleasing || this.cancelDownstreamWait !== undefined) return;
    this.isReleasing = true;
    try {
      while (this.waiting.size > 0 && this.canSend()) this.resumeFirst();
    } finally {
      this.isReleasing = false;
    }
    this.waitDownstream();
  }

  /** Opens permanently, resumes all waiting sources, and drops the references downstream, since a shared source lives on. */
  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.stopDownstreamWait();
    this.hasRoom = () => true;
    this.downstream = undefined;
    // Not synchronously, because the notification that ended the boundary has not reached other subscribers yet.
    queueMicrotask(() => this.resumeAll());
  }

  private resumeAll(): void {
    while (this.waiting.size > 0) this.resumeFirst();
  }

  private isFirstInQueue(): boolean {
    return this.isResuming || this.waiting.size === 0;
  }

  private canSend(): boolean {
    return this.hasRoom() && (this.downstream === undefined || this.downstream.isOpen());
  }

  private resumeFirst(): void {
    const [resume] = this.waiting;
    if (resume === undefined) return;
    this.waiting.delete(resume);
    this.isResuming = true;
    try {
      outsideDelivery(resume);
    } finally {
      this.isResuming = false;
    }
  }

  /** Waits for the boundary downstream if this one has room and that one has none. */
  private waitDownstream(): void {
    const { downstream } = this;
    const isBlockedDownstream =
      this.waiting.size > 0 && downstream !== undefined && this.hasRoom() && !downstream.isOpen();
    if (!isBlockedDownstream || this.cancelDownstreamWait !== undefined || this.isReleasing) return;
    this.cancelDownstreamWait = downstream.whenOpen(() => {
      this.cancelDownstreamWait = undefined;
      this.release();
    });
  }

  private stopDownstreamWait(): void {
    this.cancelDownstreamWait?.();
    this.cancelDownstreamWait = undefined;
  }
}
