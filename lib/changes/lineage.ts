/** A shard as DescribeStream lists it. */
export interface ListedShard {
  readonly id: string;
  /** The shard that it continues, which may not be listed any more; absent from the first shards of a stream. */
  readonly parent: string | undefined;
  /** Whether it has an ending sequence number: it takes no further records. */
  readonly isClosed: boolean;
  /** The ending sequence number. */
  readonly endsAt: string | undefined;
}

/** A shard waits until its parent is finished, then it is read, then it is finished: delivered whole and acknowledged. */
type ShardState = 'waiting' | 'reading' | 'finished';

interface KnownShard {
  /** `undefined` too while only a child of the shard is known. */
  parent: string | undefined;
  state: ShardState;
  /** Since when no listing has had it, in milliseconds; only of finished shards. */
  unlistedSince: number | undefined;
}

/** For how long a finished shard is remembered after listings have stopped having it, because a listing may lack shards. */
const forgetAfter = 3_600_000;

/** How many listings have to lack the parent of a new shard until the parent counts as trimmed. */
const orphanListings = 3;

/** How many listings are requested at most until they are consistent. */
export const maxListings = 10;

/**
 * The shards of one stream, and which of them may be read: a shard only after its parent is finished.
 *
 * A parent that is not known counts as finished, because the service lists a shard for 24 hours after its end. So do the
 * ancestors of a shard that is read or finished. Finished shards that are no longer listed are forgotten.
 */
export class Lineage {
  private readonly shards = new Map<string, KnownShard>();
  private readonly waiting = new Set<string>();

  /** Adds a shard that is being read, or is finished, according to a checkpoint. */
  restore(id: string, parent: string | undefined, isFinished: boolean): void {
    const state = isFinished ? 'finished' : 'reading';
    this.shards.set(id, { parent, state, unlistedSince: undefined });
    if (parent !== undefined && !this.shards.has(parent)) this.restore(parent, undefined, true);
  }

  /** Adds the shards of a whole listing, and forgets finished shards that have not been listed for an hour. */
  update(listing: readonly ListedShard[], now: number): void {
    this.add(listing);
    const listed = new Set(listing.map(({ id }) => id));
    for (const [id, shard] of this.shards) {
      if (shard.state !== 'finished') continue;
      shard.unlistedSince = listed.has(id) ? undefined : (shard.unlistedSince ?? now);
      if (now - (shard.unlistedSince ?? now) > forgetAfter) this.shards.delete(id);
    }
  }

  /** Adds shards that were found, such as the children of one shard. */
  add(found: readonly ListedShard[]): void {
    for (const { id, parent } of found) {
      const known = this.shards.get(id);
      if (known !== undefined) {
        known.parent ??= parent;
        continue;
      }
      this.shards.set(id, { parent, state: 'waiting', unlistedSince: undefined });
      this.waiting.add(id);
    }
    for (const { parent, state } of this.shards.values()) {
      if (state !== 'waiting') this.finishAncestors(parent);
    }
  }

  /** Returns the shards that may be read now, in the order in which they were found, and counts them as being read. */
  takeReady(): readonly string[] {
    const ready = Array.from(this.waiting).filter((id) => this.isFinishedOrUnknown(this.parentOf(id)));
    for (const id of ready) this.setState(id, 'reading');
    return ready;
  }

  /** Records that a shard was delivered whole and acknowledged, or is not to be read. */
  finish(id: string): void {
    this.setState(id, 'finished');
  }

  has(id: string): boolean {
    return this.shards.has(id);
  }

  parentOf(id: string): string | undefined {
    return this.shards.get(id)?.parent;
  }

  hasChild(id: string): boolean {
    for (const { parent } of this.shards.values()) if (parent === id) return true;
    return false;
  }

  /** Whether every known shard is finished. */
  isFinished(): boolean {
    for (const { state } of this.shards.values()) if (state !== 'finished') return false;
    return true;
  }

  /** The number of shards that are remembered. */
  get size(): number {
    return this.shards.size;
  }

  /**
   * Returns how many listings have to be requested, because a listing can lack shards.
   *
   * At first, a shard whose parent is not listed is an orphan: the parent was trimmed, or the listing lacks it. If besides a
   * closed shard has no child, although each closed shard of an enabled stream has one, the listing does lack a shard, and
   * reading its children would be too early. Later, each new shard descends from a known one in a listing that lacks none.
   *
   * @param isFirst whether no shard has been read before
   */
  listingsNeeded(listing: readonly ListedShard[], isFirst: boolean): number {
    const parentOf = new Map(listing.map(({ id, parent }) => [id, parent]));
    const finished = this.ancestorsOfStarted(parentOf);
    const added = listing.filter(({ id }) => !this.shards.has(id) && !finished.has(id));
    if (!isFirst) return added.every(({ id }) => this.descendsFromKnown(id, parentOf)) ? 1 : maxListings;
    const hasOrphans = added.some(({ parent }) => parent !== undefined && !parentOf.has(parent));
    const parents = new Set(parentOf.values());
    const hasClosedLeaf = added.some(({ id, isClosed }) => isClosed && !parents.has(id));
    if (!hasOrphans) return 1;
    return hasClosedLeaf ? maxListings : orphanListings;
  }

  private descendsFromKnown(id: string, listedParents: ReadonlyMap<string, string | undefined>): boolean {
    let each: string | undefined = id;
    while (each !== undefined && !this.shards.has(each)) each = listedParents.get(each);
    return each !== undefined;
  }

  /** Returns the ancestors, also those that are only listed, of the shards that are read or finished. */
  private ancestorsOfStarted(listedParents: ReadonlyMap<string, string | undefined>): ReadonlySet<string> {
    const ancestors = new Set<string>();
    for (const { parent, state } of this.shards.values()) {
      let each = state === 'waiting' ? undefined : parent;
      while (each !== undefined && !ancestors.has(each)) {
        ancestors.add(each);
        each = this.parentOf(each) ?? listedParents.get(each);
      }
    }
    return ancestors;
  }

  private finishAncestors(id: string | undefined): void {
    for (let each = id; each !== undefined; each = this.parentOf(each)) {
      if (!this.waiting.has(each)) return;
      this.setState(each, 'finished');
    }
  }

  private isFinishedOrUnknown(id: string | undefined): boolean {
    const state = id === undefined ? undefined : this.shards.get(id)?.state;
    return state === undefined || state === 'finished';
  }

  private setState(id: string, state: ShardState): void {
    const shard = this.shards.get(id);
    if (shard === undefined) return;
    shard.state = state;
    this.waiting.delete(id);
  }
}
