import { type Binding, outsideDelivery } from './binding.ts';
import type { Cancel, Demand } from './demand.ts';

/**
 * The demand of one boundary: open while the boundary has room and there is room behind it.
 *
 * Sources that wait are resumed in FIFO order. Nobody overtakes a waiting source, and being resumed grants one value, so
 * that sources take turns.
 */
export class Gate implements Demand {
  isClosed = false;
  private readonly waiting = new Set<() => void>();
  private hasRoom: () => boolean;
  /** What the boundary itself obeys, until it leaves. */
  private behind: Binding | undefined;
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

  /** To be called whenever the boundary may have got room: resumes waiting sources while there is room. */
  release(): void {
    // While the room behind is what is missing, our place in the queue there is kept.
    if (this.isReleasing || this.cancelBehind !== undefined) return;
    this.isReleasing = true;
    try {
      while (this.waiting.size > 0 && this.canPass()) this.resumeFirst();
    } finally {
      this.isReleasing = false;
    }
    this.watchBehind();
  }

  /** Opens for good, resumes all who wait, and lets go of what stands downstream, since a shared source lives on. */
  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.stopWatching();
    this.hasRoom = () => true;
    this.behind = undefined;
    // Not at once: the notification that made the boundary leave has yet to reach the others.
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

  /** Our own room does not help while there is none behind: then it is the boundary behind that resumes us. */
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
