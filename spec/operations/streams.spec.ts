import { firstValueFrom } from 'rxjs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  type AttributeMap,
  DynamoDB,
  ExpiredIteratorException,
  type GetRecordsOutput,
  type Item,
  TrimmedDataAccessException,
} from '../../lib/index.ts';
import { errorOf } from '../support/error-of.ts';
import { fakeService } from '../support/fake-service.ts';

const input = { ShardIterator: 'iterator' };
const failure = (name: string) => ({
  status: 400,
  body: { __type: `com.amazonaws.dynamodb.streams#${name}`, message: 'no' },
});

const record = {
  eventID: '1',
  eventName: 'MODIFY',
  eventVersion: '1.1',
  eventSource: 'aws:dynamodb',
  awsRegion: 'eu-central-1',
  dynamodb: {
    ApproximateCreationDateTime: 1764244800,
    Keys: { id: { N: '12345678901234567890' } },
    NewImage: { id: { N: '12345678901234567890' }, price: { N: '0.1234567890123456789' } },
    SequenceNumber: '111',
    SizeBytes: 26,
    StreamViewType: 'NEW_IMAGE',
  },
};

describe('the records of a shard', () => {
  it.each([
    ['null', { Records: [], NextShardIterator: null }],
    ['absent', { Records: [] }],
  ])('end with an absent iterator, and not with an empty list: %s', async (_, last) => {
    const { db, server } = await fakeService(({ index }) => ({
      body: index === 0 ? { Records: [], NextShardIterator: 'next' } : last,
    }));
    expect(await firstValueFrom(db.getRecords(input))).toEqual({ Records: [], NextShardIterator: 'next' });
    expect(await firstValueFrom(db.getRecords(input))).toStrictEqual({ Records: [] });
    expect(server.requests.map(({ body }) => body)).toEqual([input, input]);
  });

  it('keep every digit of the keys under each rule of `numbers`, because they are sent back', async () => {
    const { db } = await fakeService(() => ({ body: { Records: [record] } }), { numbers: 'number' });
    const { Records = [] } = await firstValueFrom(db.getRecords<{ id: number; price: number }>(input));
    expect(Records[0]?.dynamodb).toEqual({
      ...record.dynamodb,
      ApproximateCreationDateTime: new Date('2025-11-27T12:00:00Z'),
      Keys: { id: 12345678901234567890n },
      NewImage: { id: 12345678901234567000, price: 0.12345678901234568 },
    });
  });

  it('are retried if a response has no list of them, and never taken for an empty list', async () => {
    const { db, server } = await fakeService(({ index }) => ({
      body: index === 0 ? { NextShardIterator: 'next' } : { Records: [record] },
    }));
    const { Records } = await firstValueFrom(db.getRecords(input));
    expect(Records).toHaveLength(1);
    expect(server.requests).toHaveLength(2);
  });

  it.each([
    ['ExpiredIteratorException', ExpiredIteratorException],
    ['TrimmedDataAccessException', TrimmedDataAccessException],
  ])('that cannot be read any more are an error that is not retried: %s', async (name, Class) => {
    const { db, server } = await fakeService(() => failure(name));
    const error = await errorOf(db.getRecords(input));
    expect(error).toBeInstanceOf(Class);
    expect(error).toMatchObject({ name, operation: 'GetRecords', retryable: false, attempts: 1 });
    expect(server.requests).toHaveLength(1);
  });

  it('have the type of the items of the call or of the client', () => {
    interface Song {
      readonly id: number;
    }
    const db = new DynamoDB();
    const lowLevel = new DynamoDB({ items: 'attributeValues' });
    const outputOf = {
      call: () => firstValueFrom(db.getRecords<Song>(input)),
      default: () => firstValueFrom(db.getRecords(input)),
      lowLevel: () => firstValueFrom(lowLevel.getRecords(input)),
      byName: () => firstValueFrom(db.call('GetRecords', input)),
    };
    expectTypeOf(outputOf.call).returns.resolves.toEqualTypeOf<GetRecordsOutput<Song>>();
    expectTypeOf(outputOf.default).returns.resolves.toEqualTypeOf<GetRecordsOutput<Item>>();
    expectTypeOf(outputOf.lowLevel).returns.resolves.toEqualTypeOf<GetRecordsOutput<AttributeMap>>();
    expectTypeOf(outputOf.byName).returns.resolves.toEqualTypeOf<GetRecordsOutput<Item>>();
  });
});

it('the pages of shards follow `ExclusiveStartShardId`, and a filter selects the children of a shard', async () => {
  const { db, server } = await fakeService(({ index }) => ({
    body: {
      StreamDescription: {
        CreationRequestDateTime: 1764244800,
        Shards: [{ ShardId: `s${index}`, ...(index === 0 ? {} : { ParentShardId: 's0' }) }],
        LastEvaluatedShardId: index === 0 ? 's0' : null,
      },
    },
  }));
  const StreamArn = 'arn';
  const ShardFilter = { Type: 'CHILD_SHARDS', ShardId: 's0' } as const;
  const first = await firstValueFrom(db.describeStream({ StreamArn, Limit: 1 }));
  const second = await firstValueFrom(
    db.describeStream({ StreamArn, ExclusiveStartShardId: 's0', ShardFilter }),
  );
  const CreationRequestDateTime = new Date('2025-11-27T12:00:00Z');
  expect(first.StreamDescription).toStrictEqual({
    CreationRequestDateTime,
    Shards: [{ ShardId: 's0' }],
    LastEvaluatedShardId: 's0',
  });
  expect(second.StreamDescription).toStrictEqual({
    CreationRequestDateTime,
    Shards: [{ ShardId: 's1', ParentShardId: 's0' }],
  });
  expect(server.requests.map(({ body }) => body)).toEqual([
    { StreamArn, Limit: 1 },
    { StreamArn, ExclusiveStartShardId: 's0', ShardFilter },
  ]);
});
