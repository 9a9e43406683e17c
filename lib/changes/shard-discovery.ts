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

/** Finds the shards of a stream, and adds them to its lineage. */
export interface ShardDiscovery {
  /**
   * Lists all shards until the listing is consistent, and adds them.
   *
   * @param onFirst called with the first listing, before it is checked
   */
  readonly listAll: (isFirst: boolean, onFirst?: (listing: ShardListing) => void) => Observable<unknown>;
  /** Lists all shards every minute, and looks for the children of each shard that has ended. */
  readonly watch: () => Observable<unknown>;
  /** Starts to look for the children of a shard that has ended: up to ten times, at first after 50 ms. */
  readonly lookForChildren: (id: string) => void;
  /** Looks for the children of a shard until there are some, up to ten times. */
  readonly childrenOf: (id: string) => Observable<unknown>;
  /** Emits whether listings still have a shard, after up to ten of them. */
  readonly isListed: (id: string) => Observable<boolean>;
  /** Returns what the latest listings say about a shard. */
  readonly listed: (id: string) => ListedShard | undefined;
}

/** Makes the discovery of one subscription. */
export function shardDiscovery(options: DiscoveryOptions): ShardDiscovery {
  const { lineage, now, random = Math.random, onDescription, onListing } = options;
  const ended = new Subject<string>();
  let pending = 0;
  let isDescribed = false;
  let latest: ReadonlyMap<string, ListedShard> = new Map();

  const describeStream: DiscoveryOptions['describeStream'] = (input) =>
    options.describeStream(input).pipe(
      tap((page) => {
        if (!isDescribed) onDescription(page);
        isDescribed = true;
      }),
    );

  /** Capped exponential backoff with 20 % of jitter. */
  const retryDelay = (retry: number) =>
    Math.min(timing.firstRetry * 2 ** retry, timing.lastRetry) * (0.8 + 0.4 * random());

  /** Lists all shards again and again until there are enough listings; emits the union of them. */
  function listUntil(
    isEnough: (shards: readonly ListedShard[], listings: number) => boolean,
    onFirst: (listing: ShardListing) => void = () => {},
  ): Observable<ShardListing> {
    return defer(() => {
      const found = new Map<string, ListedShard>();
      let listings = 0;
      return listShards(describeStream).pipe(
        map((listing) => {
          if (listings++ === 0) onFirst(listing);
          for (const shard of listing.shards) found.set(shard.id, shard);
          return { ...listing, shards: [...found.values()] };
        }),
        repeat({ delay: () => timer(retryDelay(listings - 1)) }),
        first(({ shards }) => listings >= maxListings || isEnough(shards, listings)),
      );
    });
  }

  const listAll: ShardDiscovery['listAll'] = (isFirst, onFirst) =>
    listUntil((shards, listings) => listings >= lineage.listingsNeeded(shards, isFirst), onFirst).pipe(
      tap((listing) => {
        latest = new Map(listing.shards.map((shard) => [shard.id, shard]));
        lineage.update(listing.shards, now());
        onListing(listing);
      }),
    );

  function childrenOf(id: string, lookup = 0): Observable<unknown> {
    const unlessFound = (next: () => Observable<unknown>) =>
      defer(() => (lineage.hasChild(id) ? EMPTY : next()));
    if (lookup === maxListings) return EMPTY;
    const listing$ = defer(() =>
      pending > manyLookups ? listShards(describeStream) : listChildren(describeStream, id),
    );
    return unlessFound(() =>
      concat(
        listing$.pipe(
          tap((listing) => {
            lineage.add(listing.shards);
            onListing(listing);
          }),
        ),
        unlessFound(() => timer(retryDelay(lookup)).pipe(ignoreElements())),
        childrenOf(id, lookup + 1),
      ),
    );
  }

  const lookups$ = ended.pipe(
    mergeMap((id) => concat(childrenOf(id), EMPTY.pipe(finalize(() => pending--))), childLookups),
  );
  const minutely$ = timer(timing.listAll).pipe(
    switchMap(() => listAll(false)),
    repeat(),
  );

  return {
    listAll,
    watch: () => merge(lookups$, minutely$).pipe(ignoreElements()),
    lookForChildren(id) {
      pending++;
      ended.next(id);
    },
    childrenOf: (id) => childrenOf(id),
    isListed: (id) => {
      const has = (shards: readonly ListedShard[]) => shards.some((shard) => shard.id === id);
      return listUntil(has).pipe(map(({ shards }) => has(shards)));
    },
    listed: (id) => latest.get(id),
  };
}
