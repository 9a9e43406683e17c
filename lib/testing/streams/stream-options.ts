import { oneOf } from '../../options/one-of.ts';
import { positive } from '../../options/positive.ts';
import { refuseOption } from '../../options/refuse-option.ts';
import { checkMembers } from '../check-members.ts';
import type { FakeShard } from './fake-stream.ts';
import type { ListingFault } from './listing-fault.ts';

/** Which images the records of a stream have. */
export type FakeStreamViewType = 'KEYS_ONLY' | 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES';

export const viewTypes: readonly FakeStreamViewType[] = [
  'KEYS_ONLY',
  'NEW_IMAGE',
  'OLD_IMAGE',
  'NEW_AND_OLD_IMAGES',
];

/** The stream of a table of a fake. */
export interface FakeStreamOptions {
  /** @default 'NEW_AND_OLD_IMAGES' */
  readonly viewType?: FakeStreamViewType | undefined;
  /**
   * How many shards there are at first; the hash of its partition key decides to which one an item belongs.
   * @default 1
   */
  readonly shards?: number | undefined;
  /**
   * How many records a GetRecords returns at most; its `Limit` may be lower, and 1 MB is a limit too.
   * @default 1000
   */
  readonly pageSize?: number | undefined;
  /** Splits, rollovers and trims: called after each record, and returns what happens then, or `undefined`. */
  readonly events?: StreamEventPlan | undefined;
  /** Inconsistent listings: called for each DescribeStream, and returns what is wrong with its listing, or `undefined`. */
  readonly listings?: ListingPlan | undefined;
  /** Empty pages: called for each GetRecords, and returns whether it returns no records although there are some. */
  readonly emptyPages?: EmptyPagePlan | undefined;
}

/** What happens to a stream, as data that can be printed and replayed. */
export type StreamEvent =
  | { readonly kind: 'split'; readonly shardId?: string | undefined }
  | { readonly kind: 'rollOver'; readonly shardId?: string | undefined }
  /** All records but the last `keep` ones are trimmed; `keep` is 0 by default. */
  | { readonly kind: 'trim'; readonly keep?: number | undefined }
  | { readonly kind: 'forgetShards' };

/** A stream after a record was written. */
export interface StreamState {
  /** How many records were written so far. */
  readonly records: number;
  readonly shards: readonly FakeShard[];
}

export type StreamEventPlan = (state: StreamState) => StreamEvent | undefined;
/** @param listing the number of the DescribeStream request of this stream, from 0 */
export type ListingPlan = (listing: number, shards: readonly FakeShard[]) => ListingFault | undefined;
/** @param read the number of the GetRecords request of this stream, from 0 */
export type EmptyPagePlan = (read: number, shardId: string) => boolean;

/** The options of a stream with their defaults. */
export interface StreamDefinition {
  readonly viewType: FakeStreamViewType;
  readonly shards: number;
  readonly pageSize: number;
  readonly events: StreamEventPlan;
  readonly listings: ListingPlan;
  readonly emptyPages: EmptyPagePlan;
}

const members = ['viewType', 'shards', 'pageSize', 'events', 'listings', 'emptyPages'];

/**
 * Checks the option `stream` of a table.
 *
 * @throws InvalidOptionError
 */
export function checkedStream(
  option: string,
  stream: FakeStreamViewType | FakeStreamOptions,
): StreamDefinition {
  if (typeof stream === 'string')
    return checkedStream(option, { viewType: oneOf(option, stream, viewTypes, { besides: 'an object' }) });
  checkMembers(option, stream, members);
  const { viewType = 'NEW_AND_OLD_IMAGES', shards = 1, pageSize = 1000 } = stream;
  const { events = () => undefined, listings = () => undefined, emptyPages = () => false } = stream;
  for (const [name, plan] of Object.entries({ events, listings, emptyPages }))
    if (typeof plan !== 'function') refuseOption(`${option}.${name}`, plan, 'a function');
  return {
    viewType: oneOf(`${option}.viewType`, viewType, viewTypes),
    shards: positive(`${option}.shards`, shards),
    pageSize: positive(`${option}.pageSize`, pageSize),
    events,
    listings,
    emptyPages,
  };
}
