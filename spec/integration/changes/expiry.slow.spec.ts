import { setTimeout as delay } from 'node:timers/promises';
import { firstValueFrom, lastValueFrom, type Observable, take, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { type Change, changeCheckpoint, type DynamoDB } from '../../../lib/index.ts';
import { errorOf } from '../../support/error-of.ts';
import { controlledServer } from '../../support/servers/controlled-server.ts';
import { dynamoDBLocalNames } from '../../support/servers/dynamodb-local.ts';
import { freshTable } from '../../support/servers/fresh-table.ts';
import { localClient } from '../../support/servers/local-client.ts';
import { streamedTable } from './streamed-table.ts';

interface Counter {
  readonly id: string;
  readonly value: number;
}

const valuesOf = (changes: readonly Change<Counter>[]) => changes.map(({ newItem }) => newItem?.value);

describe.each(dynamoDBLocalNames)('a stream of changes on %s, as time passes,', (name) => {
  const server = controlledServer(name);

  async function withTable(spec: (db: DynamoDB, TableName: string) => Promise<void>): Promise<void> {
    const db = localClient(server.endpoint());
    try {
      await spec(db, await freshTable(server.endpoint(), streamedTable));
    } finally {
      await db.close();
    }
  }
  const put = (db: DynamoDB, TableName: string, value: number) =>
    firstValueFrom(db.putItem({ TableName, Item: { id: 'counter', value } }));
  const first = (changes: Observable<Change<Counter>>, count: number) =>
    lastValueFrom(changes.pipe(take(count), toArray()));

  /** Reads the first change, and returns it with the JSON of a checkpoint at which it is acknowledged. */
  async function readOne(db: DynamoDB, TableName: string) {
    const checkpoint = changeCheckpoint();
    const [change] = await first(db.changes<Counter>({ TableName }, { from: 'oldest', checkpoint }), 1);
    if (change !== undefined) checkpoint.acknowledge(change);
    return { change, saved: JSON.parse(JSON.stringify(checkpoint)) as unknown };
  }

  it('goes on after its iterator has expired', () =>
    withTable(async (db, TableName) => {
      await put(db, TableName, 1);
      const received: (number | undefined)[] = [];
      const changes = db.changes<Counter>({ TableName }, { from: 'oldest', interval: 20, idle: 20 });
      const subscription = changes.subscribe(({ newItem }) => received.push(newItem?.value));
      await expect.poll(() => received).toEqual([1]);
      await server.passHours(1);
      await put(db, TableName, 2);
      await expect.poll(() => received).toEqual([1, 2]);
      await delay(100);
      subscription.unsubscribe();
      expect(received).toEqual([1, 2]);
    }));

  it.each([
    { what: 'records that were trimmed', hours: [24] },
    { what: 'a shard that has expired', hours: [24, 24] },
  ])('fails with a StreamGapError at $what between its checkpoint and the oldest change', ({ hours }) =>
    withTable(async (db, TableName) => {
      await put(db, TableName, 1);
      await put(db, TableName, 2);
      const { change, saved } = await readOne(db, TableName);
      await server.rollOver();
      for (const each of hours) {
        await server.passHours(each);
        await put(db, TableName, 3);
      }
      const { LatestStreamArn: streamArn } =
        (await firstValueFrom(db.describeTable({ TableName }))).Table ?? {};
      const error = await errorOf(db.changes({ TableName }, { from: changeCheckpoint(saved) }));
      expect(error).toMatchObject({
        name: 'StreamGapError',
        streamArn,
        shardId: change?.shardId,
        after: { sequenceNumber: change?.sequenceNumber, at: change?.at },
        retryable: false,
      });
    }),
  );

  it('goes on after a gap with the oldest change that there is, if a gap is no error', () =>
    withTable(async (db, TableName) => {
      await put(db, TableName, 1);
      await put(db, TableName, 2);
      const { saved } = await readOne(db, TableName);
      await server.rollOver();
      await server.passHours(24);
      await put(db, TableName, 3);
      await put(db, TableName, 4);
      const changes = db.changes<Counter>(
        { TableName },
        { from: changeCheckpoint(saved), onGap: 'continue' },
      );
      expect(valuesOf(await first(changes, 2))).toEqual([3, 4]);
    }));

  it('fails with no StreamGapError if all of a shard was acknowledged before it expired', () =>
    withTable(async (db, TableName) => {
      await put(db, TableName, 1);
      const { saved } = await readOne(db, TableName);
      await server.rollOver();
      await put(db, TableName, 2);
      await server.passHours(23);
      const changes = db.changes<Counter>({ TableName }, { from: changeCheckpoint(saved) });
      expect(valuesOf(await first(changes, 1))).toEqual([2]);
    }));

  it('begins with the oldest change that there is although older shards have expired', () =>
    withTable(async (db, TableName) => {
      for (const value of [1, 2, 3]) {
        await put(db, TableName, value);
        await server.passHours(24);
      }
      await put(db, TableName, 4);
      const changes = db.changes<Counter>({ TableName }, { from: 'oldest' });
      expect(valuesOf(await first(changes, 1))).toEqual([4]);
    }));
});
