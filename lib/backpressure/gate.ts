import { type Binding, outsideDelivery } from './binding.ts';
import type { Cancel, Demand } from './demand.ts';

/**
 * The demand of one boundary: open while the boundary and those downstream of it have room.
 *
 * Waiting sources are resumed in FIFO order (round robin): none overtakes another, and each may send one value when it is
 * resumed.
 */
export class Gate implements Demand {
  isClosed = false;
  private readonly waiting = new Set<() => void>();
  private hasRoom: () => boolean;
  /** What the boundary itself waits for, until it unsubscribes. */
  behind: Binding | undefined;
  private isGranting = false;
  private isReleasing = false;
  private cancelBehind: Cancel | undefined;

  constructor(hasRoom: () => boolean, behind: Binding) {
    this.hasRoom = hasRoom;
    this.behind = behind;
  }

  isOpen(): boolean {
    return this.isClosed || (this.isNobodyBefore() && this.canPass());
  }

  take(): boolean {
    if (this.isClosed) return true;
    if (!this.isNobodyBefore() || !this.hasRoom()) return false;
    if (this.behind !== undefined && !this.behind.take()) return false;
    this.isGranting = false;
    return true;
  }

  whenOpen(resume: () => void): Cancel {
    this.waiting.add(resume);
    this.watchBehind();
    return () => {
      this.waiting.delete(resume);
      if (this.waiting.size === 0) this.stopWatching();
    };
  }

  dependsOn(other: Demand): boolean {
    return this === other || (this.behind?.dependsOn(other) ?? false);
  }

  isNearerThan(other: Demand): boolean {
    return this === other || (this.behind !== other && (this.behind?.isNearerThan(other) ?? false));
  }

  /** Resumes waiting sources while there is room; to be called whenever there may be room again. */
  release(): void {
    // While we wait for room downstream, we keep our position in the queue there.
    if (this.isReleasing || this.cancelBehind !== undefined) return;
    this.isReleasing = true;
    try {
      while (this.waiting.size > 0 && this.canPass()) this.resumeFirst();
    } finally {
      this.isReleasing = false;
    }
    this.watchBehind();
  }

  /** Opens permanently, resumes all waiting sources, and drops the references downstream: a shared source lives on. */
  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.stopWatching();
    this.hasRoom = () => true;
    this.behind = undefined;
    // Not synchronously: the notification that ended the boundary has yet to reach other subscribers.
    queueMicrotask(() => this.resumeAll());
  }

  private resumeAll(): void {
    while (this.waiting.size > 0) this.resumeFirst();
  }

  private isNobodyBefore(): boolean {
    return this.isGranting || this.waiting.size === 0;
  }

  private canPass(): boolean {
    return this.hasRoom() && (this.behind === undefined || this.behind.isOpen());
  }

  private resumeFirst(): void {
    const [resume] = this.waiting;
    if (resume === undefined) return;
    this.waiting.delete(resume);
    this.isGranting = true;
    try {
      outsideDelivery(resume);
    } finally {
      this.isGranting = false;
    }
  }

  /** Waits for the boundary downstream where this one has room and that one has none. */
  private watchBehind(): void {
    const { behind } = this;
    const isBlockedBehind =
      this.waiting.size > 0 && behind !== undefined && this.hasRoom() && !behind.isOpen();
    if (!isBlockedBehind || this.cancelBehind !== undefined || this.isReleasing) return;
    this.cancelBehind = behind.whenOpen(() => {
      this.cancelBehind = undefined;
      this.release();
    });
  }

  private stopWatching(): void {
    this.cancelBehind?.();
    this.cancelBehind = undefined;
  }
}
