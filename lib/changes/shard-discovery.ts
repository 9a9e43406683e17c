import {
  concat,
  defer,
  EMPTY,
  finalize,
  first,
  ignoreElements,
  map,
  merge,
  mergeMap,
  type Observable,
  repeat,
  Subject,
  switchMap,
  tap,
  timer,
} from 'rxjs';
import type { StreamDescription } from '../api/outputs.ts';
import { type Lineage, type ListedShard, maxListings } from './lineage.ts';
import { listChildren, listShards, type ShardListing } from './shard-listing.ts';
import type { ShardRequests } from './shard-requests.ts';

/** How often all shards are listed, in milliseconds, and what is waited between listings that are not consistent yet. */
const timing = { listAll: 60_000, firstRetry: 50, lastRetry: 1000 };

/** How many listings for the children of shards are requested at once. */
const childLookups = 4;
/** If more shards have ended at once, one listing of all shards replaces those of their children. */
const manyLookups = 10;

interface DiscoveryOptions {
  readonly describeStream: ShardRequests<unknown>['describeStream'];
  readonly lineage: Lineage;
  readonly now: () => number;
  /** @default Math.random */
  readonly random?: (() => number) | undefined;
  /** Called with the first page of the first listing. */
  readonly onDescription: (description: StreamDescription) => void;
  /** Called after a listing was added to the lineage. */
  readonly onListing: (listing: ShardListing) => void;
}

/** Finds the shards of one stream, and adds them to its lineage. */
export class ShardDiscovery {
  private readonly options: DiscoveryOptions;
  /** The shards that have ended. */
  private readonly ended = new Subject<string>();
  /** How many shards have ended whose children have not been looked up yet. */
  private pending = 0;
  private isDescribed = false;
  private latest: ReadonlyMap<string, ListedShard> = new Map();

  constructor(options: DiscoveryOptions) {
    this.options = options;
  }

  /**
   * Lists all shards until the listing is consistent, and adds them.
   *
   * @param onFirst called with the first listing, before it is checked
   */
  listAll(isFirst: boolean, onFirst?: (listing: ShardListing) => void): Observable<unknown> {
    const { lineage, now, onListing } = this.options;
    const isConsistent = (shards: readonly ListedShard[], listings: number) =>
      listings >= lineage.listingsNeeded(shards, isFirst);
    return this.listUntil(isConsistent, onFirst).pipe(
      tap((listing) => {
        this.latest = new Map(listing.shards.map((shard) => [shard.id, shard]));
        lineage.update(listing.shards, now());
        onListing(listing);
      }),
    );
  }

  /** Lists all shards every minute, and looks for the children of each shard that has ended. */
  watch(): Observable<unknown> {
    const lookups$ = this.ended.pipe(
      mergeMap((id) => concat(this.childrenOf(id), EMPTY.pipe(finalize(() => this.pending--))), childLookups),
    );
    const minutely$ = timer(timing.listAll).pipe(
      switchMap(() => this.listAll(false)),
      repeat(),
    );
    return merge(lookups$, minutely$).pipe(ignoreElements());
  }

  /** Starts to look for the children of a shard that has ended. */
  lookForChildren(id: string): void {
    this.pending++;
    this.ended.next(id);
  }

  /** Looks for the children of a shard until there are some, up to ten times with growing delays. */
  childrenOf(id: string, lookup = 0): Observable<unknown> {
    const { lineage, onListing } = this.options;
    const unlessFound = (next: () => Observable<unknown>) =>
      defer(() => (lineage.hasChild(id) ? EMPTY : next()));
    if (lookup === maxListings) return EMPTY;
    const listing$ = defer(() =>
      this.pending > manyLookups ? listShards(this.describeStream) : listChildren(this.describeStream, id),
    ).pipe(
      tap((listing) => {
        // Others need a consistent listing.
        lineage.add(listing.shards.filter(({ parent }) => parent !== undefined && lineage.has(parent)));
        onListing(listing);
      }),
    );
    return unlessFound(() =>
      concat(
        listing$,
        unlessFound(() => timer(this.retryDelay(lookup)).pipe(ignoreElements())),
        this.childrenOf(id, lookup + 1),
      ),
    );
  }

  /** Emits whether listings still have a shard, after up to ten of them. */
  isListed(id: string): Observable<boolean> {
    const has = (shards: readonly ListedShard[]) => shards.some((shard) => shard.id === id);
    return this.listUntil(has).pipe(map(({ shards }) => has(shards)));
  }

  /** Returns what the latest listing of all shards says about one. */
  listed(id: string): ListedShard | undefined {
    return this.latest.get(id);
  }

  private readonly describeStream: DiscoveryOptions['describeStream'] = (input) =>
    this.options.describeStream(input).pipe(
      tap((page) => {
        if (!this.isDescribed) this.options.onDescription(page);
        this.isDescribed = true;
      }),
    );

  /** Lists all shards again and again until there are enough listings; emits the union of them. */
  private listUntil(
    isEnough: (shards: readonly ListedShard[], listings: number) => boolean,
    onFirst: (listing: ShardListing) => void = () => {},
  ): Observable<ShardListing> {
    return defer(() => {
      const found = new Map<string, ListedShard>();
      let listings = 0;
      return listShards(this.describeStream).pipe(
        map((listing) => {
          if (listings++ === 0) onFirst(listing);
          for (const shard of listing.shards) found.set(shard.id, shard);
          return { ...listing, shards: [...found.values()] };
        }),
        repeat({ delay: () => timer(this.retryDelay(listings - 1)) }),
        first(({ shards }) => listings >= maxListings || isEnough(shards, listings)),
      );
    });
  }

  /** Capped exponential backoff with 20 % of jitter. */
  private retryDelay(retry: number): number {
    const { random = Math.random } = this.options;
    return Math.min(timing.firstRetry * 2 ** retry, timing.lastRetry) * (0.8 + 0.4 * random());
  }
}
