import {
  concat,
  defer,
  EMPTY,
  from,
  ignoreElements,
  mergeMap,
  Observable,
  Subject,
  type Subscriber,
} from 'rxjs';
import type { StreamDescription } from '../api/outputs.ts';
import { type ItemsOf, paginate } from '../backpressure/paginate.ts';
import type { GapEnd } from '../errors/stream-gap-error.ts';
import type { ChangeStart } from './checkpoint/change-position.ts';
import type { ChangeCheckpointTracker } from './checkpoint/change-tracker.ts';
import { Lineage } from './lineage.ts';
import { ShardDiscovery } from './shard-discovery.ts';
import type { ShardListing } from './shard-listing.ts';
import { readShard, type ShardPage } from './shard-reader.ts';
import type { ShardReading } from './shard-reading.ts';

/** Where a stream begins that has no checkpoint: now, with its oldest record, or at a time in milliseconds. */
export type RequestedStart = 'now' | ChangeStart;

/** What the readers of all shards need, but for what the merge knows. */
export type MergedReading<T> = Omit<
  ShardReading<T>,
  'since' | 'isNew' | 'isClosed' | 'isEnd' | 'isListed' | 'onEnd'
>;

/** What one subscription to a stream of changes consists of. */
export interface ShardMergeOptions<T> {
  readonly streamArn: string;
  readonly tracker: ChangeCheckpointTracker;
  readonly start: RequestedStart;
  readonly reading: MergedReading<T>;
  /** Called with the description of the stream; may throw. */
  readonly onDescription: (description: StreamDescription) => void;
}

/** Reads all shards of a stream, each once its parent is finished, and merges what `elements` returns for their pages. */
export function mergeShards<T, E>(
  options: ShardMergeOptions<T>,
  elements: ItemsOf<ShardPage<T>, E>,
): Observable<E> {
  return new Observable((subscriber) => new ShardMerge(options, elements).subscribe(subscriber));
}

/** One subscription to all shards. */
class ShardMerge<T, E> {
  private readonly options: ShardMergeOptions<T>;
  private readonly elements: ItemsOf<ShardPage<T>, E>;
  private readonly lineage = new Lineage();
  private readonly discovery: ShardDiscovery;
  /** The shards that may be read. */
  private readonly ready = new Subject<string>();
  private isDisabled = false;
  private isStarting = false;

  constructor(options: ShardMergeOptions<T>, elements: ItemsOf<ShardPage<T>, E>) {
    this.options = options;
    this.elements = elements;
    const { reading, onDescription } = options;
    this.discovery = new ShardDiscovery({
      describeStream: reading.requests.describeStream,
      lineage: this.lineage,
      now: reading.now,
      onDescription,
      onListing: (listing) => this.onListing(listing),
    });
  }

  subscribe(subscriber: Subscriber<E>): void {
    const { tracker } = this.options;
    tracker.onFinished((id) => {
      this.lineage.finish(id);
      this.startReady();
    });
    const changes$ = this.ready.pipe(mergeMap((id) => this.readShard(id)));
    subscriber.add(changes$.subscribe(subscriber));
    const watch$ = concat(this.begin(), this.discovery.watch());
    subscriber.add(watch$.subscribe({ error: (error: unknown) => subscriber.error(error) }));
  }

  /** Starts a stream at its requested start, or at its checkpoint. */
  private begin(): Observable<unknown> {
    const { tracker, streamArn } = this.options;
    const begun = tracker.begun();
    return begun === undefined
      ? this.beginNew()
      : defer(() => {
          tracker.begin(streamArn, begun.start);
          return this.resume();
        });
  }

  private beginNew(): Observable<unknown> {
    const { tracker, streamArn, start, reading } = this.options;
    const onFirst = ({ shards }: ShardListing) => {
      // The service rounds times down to seconds.
      if (start !== 'now') return tracker.begin(streamArn, start);
      tracker.begin(streamArn, { type: 'time', time: reading.now() });
      this.lineage.add(shards);
      for (const { id } of shards) if (this.lineage.hasChild(id)) this.lineage.finish(id);
    };
    return this.discovery.listAll(true, onFirst);
  }

  /** Goes on with the shards of the checkpoint, and with the children of those that are finished. */
  private resume(): Observable<unknown> {
    const shards = Array.from(this.options.tracker.shards());
    for (const [id, { parent, isFinished }] of shards) this.lineage.restore(id, parent, isFinished);
    for (const [id, { isFinished }] of shards) if (!isFinished) this.ready.next(id);
    const finished = shards.filter(([, { isFinished }]) => isFinished);
    return concat(
      this.discovery.listAll(shards.length === 0),
      from(finished).pipe(mergeMap(([id]) => this.findLostChildren(id), 1)),
    ).pipe(ignoreElements());
  }

  /** Reports a gap if a finished shard of the checkpoint and its children have vanished. */
  private findLostChildren(id: string): Observable<unknown> {
    if (this.lineage.hasChild(id) || this.isDisabled) return EMPTY;
    const check = defer(() => {
      if (this.lineage.hasChild(id) || this.discovery.listed(id) !== undefined) return EMPTY;
      const { after, at } = this.options.tracker.shards().get(id) ?? {};
      const end: GapEnd = { sequenceNumber: after, at: at === undefined ? undefined : new Date(at) };
      this.options.reading.onGap(id, end, {});
      return EMPTY;
    });
    return concat(this.discovery.childrenOf(id), check);
  }

  private onListing({ isDisabled }: ShardListing): void {
    this.isDisabled = isDisabled;
    this.startReady();
  }

  /** Starts the shards that may be read; completes once a disabled stream is read whole. */
  private startReady(): void {
    // A shard that is read at once may make others ready.
    if (this.isStarting) return;
    this.isStarting = true;
    try {
      for (let ids = this.lineage.takeReady(); ids.length > 0; ids = this.lineage.takeReady())
        for (const id of ids) this.ready.next(id);
    } finally {
      this.isStarting = false;
    }
    if (this.isDisabled && this.lineage.isFinished()) this.ready.complete();
  }

  private readShard(id: string): Observable<E> {
    const { tracker, reading } = this.options;
    const { discovery, lineage } = this;
    const start = tracker.begun()?.start;
    const shardReading: ShardReading<T> = {
      ...reading,
      since: start?.type === 'time' ? start.time : undefined,
      isNew: !tracker.shards().has(id),
      isClosed: (shardId) => lineage.hasChild(shardId),
      isEnd: (shardId, sequenceNumber) => {
        const { endsAt } = discovery.listed(shardId) ?? {};
        return endsAt !== undefined && BigInt(endsAt) <= BigInt(sequenceNumber);
      },
      isListed: (shardId) => discovery.isListed(shardId),
      onEnd: (shardId) => discovery.lookForChildren(shardId),
    };
    return paginate(readShard(shardReading, id, tracker.track(id, lineage.parentOf(id))), this.elements);
  }
}
