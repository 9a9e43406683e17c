import { firstValueFrom } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DynamoDB } from '../../../lib/index.ts';
import { type FakeDynamoDB, fakeDynamoDB, seededFaults, seededStream } from '../../../lib/testing/index.ts';
import { seededRandom } from '../../../lib/testing/seeded-random.ts';
import { sized } from '../../support/size.ts';
import { settleOnVirtualTime, useVirtualTime } from '../../support/virtual-time.ts';

const TableName = 'Music';
const seeds = Array.from({ length: sized({ small: 20, full: 200 }) }, (_, seed) => seed);

async function writeSome(db: DynamoDB, seed: number, writes: number): Promise<void> {
  const random = seededRandom(seed);
  for (let write = 0; write < writes; write++) {
    const id = Math.floor(random() * 12);
    if (random() < 0.8) await firstValueFrom(db.putItem({ TableName, Item: { id, write } }));
    else await firstValueFrom(db.deleteItem({ TableName, Key: { id } }));
  }
}

/** Reads a stream as a simple consumer: shard by shard, a child after its parent, until nothing new is listed. */
async function readAll({ db, stream }: FakeDynamoDB): Promise<string[]> {
  const StreamArn = stream(TableName).arn;
  const done = new Set<string>();
  const numbers: string[] = [];
  // A listing that is inconsistent is followed by one that is not, after at most three others.
  for (let unchanged = 0; unchanged < 4; unchanged++) {
    const { StreamDescription } = await firstValueFrom(db.describeStream({ StreamArn }));
    for (const { ShardId = '' } of StreamDescription?.Shards ?? []) {
      if (done.has(ShardId)) continue;
      done.add(ShardId);
      unchanged = -1;
      numbers.push(...(await readShard(db, StreamArn, ShardId)));
    }
  }
  return numbers;
}

async function readShard(db: DynamoDB, StreamArn: string, ShardId: string): Promise<string[]> {
  const numbers: string[] = [];
  const start = { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' } as const;
  let { ShardIterator: next } = await firstValueFrom(db.getShardIterator(start));
  for (let empty = 0; next !== undefined && empty < 4; ) {
    const page = await firstValueFrom(db.getRecords({ ShardIterator: next, Limit: 20 }));
    const { Records = [] } = page;
    next = page.NextShardIterator;
    empty = Records.length === 0 ? empty + 1 : 0;
    numbers.push(...Records.map(({ dynamodb }) => dynamodb?.SequenceNumber ?? ''));
  }
  return numbers;
}

const inTime = <T>(promise: Promise<T>) => settleOnVirtualTime(promise, 24 * 3_600_000);

beforeEach(useVirtualTime);
afterEach(() => {
  vi.useRealTimers();
});

describe('a seeded stream', () => {
  it.each(seeds)('loses no record without trims, whatever it draws (seed %i)', async (seed) => {
    const stream = { shards: 2, pageSize: 10, ...seededStream(seed, { changes: 0.1, listings: 0.4 }) };
    const fake = fakeDynamoDB(
      { [TableName]: { key: ['id'], stream } },
      { faults: seededFaults(seed, { share: 0.1 }) },
    );
    await inTime(writeSome(fake.db, seed, 100));
    const numbers = await inTime(readAll(fake));
    const { records } = fake.stream(TableName);
    expect(records.length).toBeGreaterThan(50);
    expect([...numbers].sort()).toEqual(records.map(({ sequenceNumber }) => sequenceNumber).sort());
  });

  it('draws the same for the same seed, and all kinds of events', async () => {
    const kinds = new Set<string>();
    for (const seed of seeds) {
      const runs = [0, 1].map(async () => {
        const { events, ...others } = seededStream(seed, { changes: 0.1, trims: 0.05 });
        const drawn: unknown[] = [];
        const watched: typeof events = (state) => {
          const event = events(state);
          if (event !== undefined) drawn.push(event);
          if (event !== undefined) kinds.add(event.kind);
          return event;
        };
        const stream = { ...others, events: watched };
        const { db } = fakeDynamoDB({ [TableName]: { key: ['id'], stream } });
        await writeSome(db, seed, 60);
        return drawn;
      });
      const [one, other] = await inTime(Promise.all(runs));
      expect(one).toEqual(other);
    }
    expect([...kinds].sort()).toEqual(['forgetShards', 'rollOver', 'split', 'trim']);
  });

  it('draws missing shards and closed shards that are listed as open, at most three times in series', () => {
    const { listings } = seededStream(1, { listings: 1 });
    const shard = { isOpen: false, records: 0, startingSequenceNumber: '1', endingSequenceNumber: '2' };
    const shards = [
      { ...shard, shardId: 'a', parentShardId: undefined },
      { ...shard, shardId: 'b', parentShardId: 'a' },
    ];
    const faults = Array.from({ length: 80 }, (_, index) => listings(index, shards));
    expect(faults.map((fault) => fault === undefined).indexOf(true)).toBe(3);
    expect(faults.filter((fault) => fault === undefined)).toHaveLength(20);
    for (const wanted of [{ missing: ['a'] }, { missing: ['b'] }, { missingNewest: 1 }, { asOpen: true }])
      expect(faults).toContainEqual(wanted);
  });

  it.each([
    ['changes', { changes: 2 }],
    ['trims', { trims: -1 }],
    ['listings', { listings: '0.5' }],
    ['emptyPages', { emptyPages: Number.NaN }],
    ['options', { splits: 1 }],
  ])('refuses a wrong option %s', (option, options) => {
    expect(() => seededStream(1, options as object)).toThrow(
      expect.objectContaining({ name: 'InvalidOptionError', option }),
    );
  });
});
