import { CheckpointError } from '../../errors/checkpoint-error.ts';
import type { ChangePositions, ChangeStart, ShardPosition } from './change-position.ts';

/** A batch or a change that was delivered, or an empty page. */
interface Unit {
  readonly queue: Unit[];
  readonly shardId: string;
  readonly position: ShardPosition;
  isAcknowledged: boolean;
}

/** One reading of a shard. */
export interface ShardTracking {
  /** Where to start. */
  readonly start: ShardPosition;
  /** Records what is about to be delivered, and the position after it; without an object, it counts as acknowledged. */
  readonly record: (delivered: object | undefined, position: ShardPosition) => void;
}

/** What a stream needs of its checkpoint. */
export interface ChangeCheckpointTracker {
  /** The stream that the checkpoint belongs to, and its start; `undefined` until one has begun. */
  begun(): ChangePositions['begun'];
  begin(streamArn: string, start: ChangeStart): void;
  /** The shards of the checkpoint. */
  shards(): ReadonlyMap<string, ShardPosition>;
  /** Starts to read a shard at its acknowledged position. */
  track(shardId: string, parent: string | undefined): ShardTracking;
  /** Calls back whenever a shard is finished, the latest subscription only. */
  onFinished(callback: (shardId: string) => void): void;
}

/** The state of a change checkpoint: what was delivered of each shard, and what of it is acknowledged. */
export class ChangeTracker implements ChangeCheckpointTracker {
  private stream: ChangePositions['begun'];
  /** Whether the stream has begun in this process. */
  private isFresh = false;
  private readonly positions: Map<string, ShardPosition>;
  /** What the latest subscription has delivered of each shard, oldest first, and the position does not cover yet. */
  private readonly queues = new Map<string, Unit[]>();
  private readonly delivered = new WeakMap<object, Unit>();
  private finished: (shardId: string) => void = () => {};

  constructor({ begun, shards }: ChangePositions) {
    this.stream = begun;
    this.positions = new Map(shards);
  }

  begun(): ChangePositions['begun'] {
    return this.stream;
  }

  begin(streamArn: string, start: ChangeStart): void {
    if (this.stream === undefined) {
      this.stream = { streamArn, start };
      this.isFresh = true;
    }
    if (this.stream.streamArn === streamArn) return;
    throw new CheckpointError(
      `The checkpoint belongs to the stream ${this.stream.streamArn}, but this is ${streamArn}: the stream of the table was ` +
        'disabled and enabled again, and nobody has recorded the changes between them',
    );
  }

  shards(): ReadonlyMap<string, ShardPosition> {
    return this.positions;
  }

  onFinished(callback: (shardId: string) => void): void {
    this.finished = callback;
  }

  track(shardId: string, parent: string | undefined): ShardTracking {
    const start = this.positions.get(shardId) ?? this.firstPosition(parent);
    this.positions.set(shardId, start);
    if (parent !== undefined) this.prune(this.positions.get(parent)?.parent);
    const queue: Unit[] = [];
    this.queues.set(shardId, queue);
    const record = (object: object | undefined, position: ShardPosition) => {
      const unit = { queue, shardId, position, isAcknowledged: object === undefined };
      queue.push(unit);
      if (object === undefined) this.advance(unit);
      else this.delivered.set(object, unit);
    };
    return { start, record };
  }

  acknowledge(object: object): void {
    const unit = this.delivered.get(object);
    if (unit === undefined)
      throw new CheckpointError(
        'It does not belong to a stream with this checkpoint: acknowledge each batch of `batches()`, or else each change, ' +
          'itself and not a copy',
      );
    unit.isAcknowledged = true;
    this.advance(unit);
  }

  snapshot(): ChangePositions {
    return { begun: this.stream, shards: this.positions };
  }

  /** A shard holds nothing older than what its parent ended with. */
  private firstPosition(parent: string | undefined): ShardPosition {
    const start = this.stream?.start;
    const startTime = start?.type === 'time' && this.isFresh ? start.time : undefined;
    const inherited = parent === undefined ? undefined : this.positions.get(parent)?.at;
    return { parent, at: inherited ?? startTime, isFinished: false };
  }

  /**
   * Removes a finished shard that has children which are finished too.
   *
   * That it is finished follows from its children. While one of them is being read, it is kept for the time in it, from which
   * a child that is found later inherits.
   */
  private prune(shardId: string | undefined): void {
    if (shardId === undefined || !this.positions.get(shardId)?.isFinished) return;
    const children = Array.from(this.positions.values()).filter(({ parent }) => parent === shardId);
    if (children.length > 0 && children.every(({ isFinished }) => isFinished)) this.positions.delete(shardId);
  }

  /** Moves the position of a shard past its oldest units, up to the first that is not acknowledged. */
  private advance({ shardId, queue }: Unit): void {
    if (this.queues.get(shardId) !== queue) return;
    let last: Unit | undefined;
    while (queue[0]?.isAcknowledged) last = queue.shift();
    if (last === undefined) return;
    this.positions.set(shardId, last.position);
    if (!last.position.isFinished) return;
    this.queues.delete(shardId);
    this.prune(last.position.parent);
    this.finished(shardId);
  }
}
