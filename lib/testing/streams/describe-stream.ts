import type { MemoryTable } from '../memory-table.ts';
import { rejectAsInvalid, ServiceFailure } from '../service-failure.ts';
import type { TableInput } from '../table-input.ts';
import type { ListingFault } from './listing-fault.ts';
import type { MemoryStream } from './memory-stream.ts';
import type { Shard } from './shard.ts';

const maxShards = 100;

/** Returns the body of a DescribeStream: a page of the shards, in the order of their ids. */
export function describeStream(input: TableInput, table: MemoryTable, stream: MemoryStream): object {
  const { Limit = maxShards, ExclusiveStartShardId: start = '' } = input;
  checkLimit(Limit, maxShards);
  const wanted = shardFilter(input);
  if (!stream.listingLimit.admits('read'))
    throw new ServiceFailure('LimitExceededException', 'Too many DescribeStream requests: 10 per second');
  stream.listingLimit.spend('read', 1);
  const fault = nextFault(stream);
  const shards = listed(stream.shards, fault).filter((shard) => shard.id > start && wanted(shard));
  const page = shards.sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, Limit);
  return {
    StreamDescription: {
      StreamArn: stream.arn,
      StreamLabel: stream.label,
      StreamStatus: stream.isEnabled ? 'ENABLED' : 'DISABLED',
      StreamViewType: stream.definition.viewType,
      CreationRequestDateTime: Math.floor(stream.createdAt / 1000),
      TableName: table.name,
      KeySchema: table.keySchema(),
      Shards: page.map((shard) => wireShard(shard, isListedOpen(shard, fault))),
      LastEvaluatedShardId: page.length < shards.length ? page.at(-1)?.id : undefined,
    },
  };
}

/** Checks the `Limit` of a request. */
export function checkLimit(limit: number, max: number): void {
  if (!Number.isInteger(limit) || limit < 1 || limit > max)
    rejectAsInvalid(
      `Value '${limit}' at 'limit' failed to satisfy constraint: Member must be from 1 to ${max}`,
    );
}

function shardFilter({ ShardFilter: filter }: TableInput): (shard: Shard) => boolean {
  if (filter === undefined) return () => true;
  if (filter.Type !== 'CHILD_SHARDS' || filter.ShardId === undefined)
    rejectAsInvalid('A ShardFilter must have the Type CHILD_SHARDS and a ShardId');
  return ({ parentId }) => parentId === filter.ShardId;
}

function nextFault(stream: MemoryStream): ListingFault {
  const listing = stream.listings++;
  const shards = stream.shards.map((shard) => shard.view());
  return stream.listingFaults.shift() ?? stream.definition.listings(listing, shards) ?? {};
}

function listed(shards: readonly Shard[], { missing = [], missingNewest = 0 }: ListingFault): Shard[] {
  const older = shards.slice(0, Math.max(0, shards.length - missingNewest));
  return older.filter(({ id }) => !missing.includes(id));
}

function isListedOpen({ id, isOpen }: Shard, { asOpen = [] }: ListingFault): boolean {
  return isOpen || asOpen === true || asOpen.includes(id);
}

function wireShard(shard: Shard, isListedAsOpen: boolean): object {
  const { shardId, parentShardId, startingSequenceNumber, endingSequenceNumber } = shard.view();
  return {
    ShardId: shardId,
    ParentShardId: parentShardId,
    SequenceNumberRange: {
      StartingSequenceNumber: startingSequenceNumber,
      EndingSequenceNumber: isListedAsOpen ? undefined : endingSequenceNumber,
    },
  };
}
