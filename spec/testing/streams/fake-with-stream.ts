import { firstValueFrom } from 'rxjs';
import { vi } from 'vitest';
import type { DynamoDB, GetRecordsOutput } from '../../../lib/index.ts';
import {
  type FakeDynamoDBOptions,
  type FakeStreamOptions,
  fakeDynamoDB,
} from '../../../lib/testing/index.ts';
import { settleOnVirtualTime } from '../../support/virtual-time.ts';

export const TableName = 'Music';

export const inTime = <T>(promise: Promise<T>) => settleOnVirtualTime(promise, 600_000);

type IteratorInput = Parameters<DynamoDB['getShardIterator']>[0];

/** Makes a fake with one table that has a stream, and functions that call its client in virtual time. */
export function fakeWithStream(
  stream: FakeStreamOptions = {},
  items: readonly object[] = [],
  options: FakeDynamoDBOptions = {},
) {
  const fake = fakeDynamoDB(
    { [TableName]: { key: ['id'], items, stream } },
    { client: { maxAttempts: 1 }, ...options },
  );
  const { db } = fake;
  const controls = fake.stream(TableName);
  const StreamArn = controls.arn;
  return {
    fake,
    db,
    controls,
    StreamArn,
    async put(...written: readonly object[]) {
      for (const Item of written) await inTime(firstValueFrom(db.putItem({ TableName, Item })));
    },
    remove: (id: number) => inTime(firstValueFrom(db.deleteItem({ TableName, Key: { id } }))),
    async listed(more: object = {}) {
      const { StreamDescription } = await inTime(firstValueFrom(db.describeStream({ StreamArn, ...more })));
      const { Shards = [] } = StreamDescription ?? {};
      return { ...StreamDescription, Shards, ids: Shards.map(({ ShardId = '' }) => ShardId) };
    },
    async iterator(ShardId: string, type = 'TRIM_HORIZON', SequenceNumber?: string) {
      const input = { StreamArn, ShardId, ShardIteratorType: type, SequenceNumber } as IteratorInput;
      const { ShardIterator = '' } = await inTime(firstValueFrom(db.getShardIterator(input)));
      return ShardIterator;
    },
    read: (ShardIterator = '', more: object = {}) =>
      inTime(firstValueFrom(db.getRecords({ ShardIterator, ...more }))),
  };
}

/** The keys of the items of records. */
export const idsOf = ({ Records = [] }: GetRecordsOutput) =>
  Records.map(({ dynamodb: { Keys: { id } = {} } = {} }) => id);

/** Items with only a key. */
export const numbered = (...ids: readonly number[]) => ids.map((id) => ({ id }));

export const minute = 60_000;
export const hour = 60 * minute;

/** Sets the clock forward. */
export const pass = (milliseconds: number) => vi.setSystemTime(Date.now() + milliseconds);

/** The id of the first shard. */
export const first = (shards: readonly { readonly shardId: string }[]) => shards[0]?.shardId ?? '';
