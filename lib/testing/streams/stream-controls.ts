import { count } from '../../options/count.ts';
import { oneOf } from '../../options/one-of.ts';
import { refuseOption } from '../../options/refuse-option.ts';
import { checkMembers } from '../check-members.ts';
import type { MemoryStream } from './memory-stream.ts';
import type { Shard } from './shard.ts';
import type { StreamEvent } from './stream-options.ts';

const idsOf = (shards: readonly Shard[]) => shards.map(({ id }) => id);
const rangeOf = ({ range: { from, to } }: Shard) => to - from;
const openShards = (stream: MemoryStream) => stream.shards.filter(({ isOpen }) => isOpen);

/** Splits an open shard, by default that with the largest range, and returns the ids of its children. */
export function split(stream: MemoryStream, shardId?: string): readonly [string, string] {
  const shard = shardId === undefined ? largestOpen(stream) : openShard(stream, shardId);
  if (shard === undefined || rangeOf(shard) < 2)
    return refuseOption('shardId', shardId, 'an open shard with a range of keys that can be divided');
  const [left, right] = idsOf(stream.split(shard));
  return [left ?? '', right ?? ''];
}

/** Rolls over an open shard, by default each of them, and returns the ids of the children. */
export function rollOver(stream: MemoryStream, shardId?: string): readonly string[] {
  const shards = shardId === undefined ? openShards(stream) : [openShard(stream, shardId)];
  return shards.flatMap((shard) => idsOf(stream.rollOver(shard)));
}

/** Trims the records up to that sequence number, by default all, and returns how many. */
export function trim(stream: MemoryStream, untilSequenceNumber?: string): number {
  const { records } = stream;
  if (untilSequenceNumber === undefined) return stream.trim(records.length - 1);
  const index = records.findIndex(({ record }) => String(record.sequenceNumber) === untilSequenceNumber);
  if (index >= 0) return stream.trim(index);
  return refuseOption('untilSequenceNumber', untilSequenceNumber, 'the sequence number of a record');
}

/** Removes closed shards, by default all, and returns their ids. */
export function forgetShards(stream: MemoryStream, shardIds: readonly string[]): readonly string[] {
  const closed = stream.shards.filter(({ isOpen }) => !isOpen);
  const shards = shardIds.length === 0 ? closed : shardIds.map((id) => closedShard(closed, id));
  stream.forget(shards);
  return idsOf(shards);
}

/**
 * Makes an event happen.
 *
 * @throws InvalidOptionError for an event with an unknown member or an invalid value
 */
export function applyEvent(stream: MemoryStream, event: StreamEvent): void {
  checkMembers('events()', event, ['kind', 'shardId', 'keep']);
  oneOf('events().kind', event.kind, ['split', 'rollOver', 'trim', 'forgetShards']);
  if (event.kind === 'split') split(stream, event.shardId);
  else if (event.kind === 'rollOver') rollOver(stream, event.shardId);
  else if (event.kind === 'trim')
    stream.trim(stream.records.length - 1 - count('events().keep', event.keep ?? 0));
  else forgetShards(stream, []);
}

function largestOpen(stream: MemoryStream): Shard | undefined {
  return openShards(stream).reduce<Shard | undefined>(
    (largest, shard) => (largest === undefined || rangeOf(shard) > rangeOf(largest) ? shard : largest),
    undefined,
  );
}

function openShard(stream: MemoryStream, shardId: string): Shard {
  const shard = stream.get(shardId);
  return shard?.isOpen ? shard : refuseOption('shardId', shardId, 'the id of an open shard');
}

function closedShard(closed: readonly Shard[], shardId: string): Shard {
  const shard = closed.find(({ id }) => id === shardId);
  return shard ?? refuseOption('shardIds', shardId, 'ids of closed shards');
}
