import { refuseOption } from '../../options/refuse-option.ts';
import { checkMembers } from '../check-members.ts';
import { hash } from '../hash.ts';
import { seededRandom } from '../seeded-random.ts';
import type { FakeShard } from './fake-stream.ts';
import type { ListingFault } from './listing-fault.ts';
import type {
  EmptyPagePlan,
  ListingPlan,
  StreamEvent,
  StreamEventPlan,
  StreamState,
} from './stream-options.ts';

/** What happens to a stream, in shares from 0 to 1. */
export interface SeededStreamOptions {
  /**
   * The share of records after which a shard splits or rolls over, or all open ones roll over.
   * @default 0.02
   */
  readonly changes?: number | undefined;
  /**
   * The share of records after which old records are trimmed, or closed shards vanish with their records.
   * @default 0, so that no record is lost
   */
  readonly trims?: number | undefined;
  /**
   * The share of listings that are inconsistent.
   * @default 0.2
   */
  readonly listings?: number | undefined;
  /**
   * The share of reads that return no records although there are some.
   * @default 0.1
   */
  readonly emptyPages?: number | undefined;
}

/** What a seed draws, as options of a stream. */
export interface SeededStream {
  readonly events: StreamEventPlan;
  readonly listings: ListingPlan;
  readonly emptyPages: EmptyPagePlan;
}

/** At most that many listings one after another are inconsistent, so that a client that lists again gets on. */
const maxFaultsInSeries = 3;
/** More open shards do not split. */
const maxOpenShards = 16;

/**
 * Draws what happens to a stream: splits, rollovers, inconsistent listings, empty pages, and trims if they are asked for.
 *
 * The events depend on the seed and the number of the record, the listing or the read: the same seed gives the same events
 * again. Spread the result in the options of a stream; each table needs a result of its own.
 *
 * @throws InvalidOptionError
 * @example
 * const { db } = fakeDynamoDB({
 *   Music: { key: ['Artist'], stream: { shards: 2, ...seededStream(7, { trims: 0.01 }) } },
 * });
 */
export function seededStream(seed: number, options: SeededStreamOptions = {}): SeededStream {
  checkMembers('options', options, ['changes', 'trims', 'listings', 'emptyPages']);
  const { changes = 0.02, trims = 0, listings = 0.2, emptyPages = 0.1 } = options;
  for (const [name, share] of Object.entries({ changes, trims, listings, emptyPages }))
    checkShare(name, share);
  const random = (what: string, index: number) => seededRandom(hash(`${seed} ${what} ${index}`));
  let faultsInSeries = 0;
  let emptyInSeries = 0;
  return {
    events(state) {
      const draw = random('record', state.records);
      if (draw() < trims) return draw() < 0.7 ? trimOf(state, draw) : { kind: 'forgetShards' };
      return draw() < changes ? changeOf(state, draw) : undefined;
    },
    listings(listing, shards) {
      const draw = random('listing', listing);
      const isFailing = draw() < listings && faultsInSeries < maxFaultsInSeries;
      faultsInSeries = isFailing ? faultsInSeries + 1 : 0;
      return isFailing ? listingFault(shards, draw) : undefined;
    },
    emptyPages(read) {
      const isEmpty = random('read', read)() < emptyPages && emptyInSeries < maxFaultsInSeries;
      emptyInSeries = isEmpty ? emptyInSeries + 1 : 0;
      return isEmpty;
    },
  };
}

function checkShare(name: string, share: number): void {
  if (typeof share !== 'number' || !(share >= 0 && share <= 1))
    refuseOption(name, share, 'a number from 0 to 1');
}

function pick<T>(all: readonly T[], draw: () => number): T | undefined {
  return all[Math.floor(draw() * all.length)];
}

function trimOf({ records }: StreamState, draw: () => number): StreamEvent {
  return { kind: 'trim', keep: Math.floor(draw() * Math.min(records, 50)) };
}

function changeOf({ shards }: StreamState, draw: () => number): StreamEvent {
  const open = shards.filter(({ isOpen }) => isOpen);
  const kind = draw();
  if (kind < 0.5 && open.length < maxOpenShards) return { kind: 'split', shardId: pick(open, draw)?.shardId };
  return { kind: 'rollOver', shardId: kind < 0.8 ? pick(open, draw)?.shardId : undefined };
}

/** The newest shards, a parent or any shard are missing, or closed ones are listed as open. */
function listingFault(shards: readonly FakeShard[], draw: () => number): ListingFault {
  const kind = draw();
  if (kind < 0.3) return { missingNewest: 1 + Math.floor(draw() * 3) };
  if (kind < 0.6) return { asOpen: true };
  const parents = new Set(shards.map(({ parentShardId }) => parentShardId));
  const candidates = kind < 0.8 ? shards.filter(({ shardId }) => parents.has(shardId)) : shards;
  const missing = pick(candidates, draw);
  return { missing: missing === undefined ? [] : [missing.shardId] };
}
