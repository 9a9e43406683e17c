import { firstValueFrom } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  InvalidOptionError,
  LimitExceededException,
  ResourceNotFoundException,
  ValidationException,
} from '../../../lib/index.ts';
import { fakeDynamoDB } from '../../../lib/testing/index.ts';
import { rejectionOf } from '../../support/rejection-of.ts';
import { useVirtualTime } from '../../support/virtual-time.ts';
import { fakeWithStream, first, hour, inTime, pass, TableName } from './fake-with-stream.ts';

beforeEach(useVirtualTime);
afterEach(() => {
  vi.useRealTimers();
});

describe('a stream of a fake table', () => {
  const StreamSpecification = { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' } as const;

  it('is enabled and disabled by UpdateTable', async () => {
    const fake = fakeDynamoDB({ [TableName]: { key: ['id'] } }, { client: { maxAttempts: 1 } });
    const { db } = fake;
    const update = (specification: Parameters<typeof db.updateTable>[0]['StreamSpecification']) =>
      inTime(firstValueFrom(db.updateTable({ TableName, StreamSpecification: specification })));
    const describe = () => inTime(firstValueFrom(db.describeTable({ TableName })));
    expect(() => fake.stream(TableName)).toThrow(InvalidOptionError);
    expect((await describe()).Table?.LatestStreamArn).toBeUndefined();
    await update(StreamSpecification);
    const { arn } = fake.stream(TableName);
    expect((await describe()).Table).toMatchObject({ LatestStreamArn: arn, StreamSpecification });
    expect(await rejectionOf(update(StreamSpecification))).toBeInstanceOf(ValidationException);
    await update({ StreamEnabled: false });
    await inTime(firstValueFrom(db.putItem({ TableName, Item: { id: 1 } })));
    expect(fake.stream(TableName)).toMatchObject({ records: [], shards: [{ isOpen: false }] });
    const { StreamDescription } = await inTime(firstValueFrom(db.describeStream({ StreamArn: arn })));
    expect(StreamDescription).toMatchObject({ StreamStatus: 'DISABLED' });
    await update(StreamSpecification);
    expect(fake.stream(TableName).arn).not.toBe(arn);
    pass(24 * hour);
    const gone = firstValueFrom(db.describeStream({ StreamArn: arn }));
    expect(await inTime(rejectionOf(gone))).toBeInstanceOf(ResourceNotFoundException);
  });

  it('has another ARN than the one before, which was disabled in the same millisecond', async () => {
    const { db, fake, controls, StreamArn } = fakeWithStream({}, [], { delay: 0 });
    const enabled = { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' } as const;
    for (const specification of [{ StreamEnabled: false }, enabled])
      await firstValueFrom(db.updateTable({ TableName, StreamSpecification: specification }));
    expect(controls.arn).not.toBe(StreamArn);
    const { Streams = [] } = await firstValueFrom(db.listStreams({ TableName }).pages());
    expect(Streams.map((stream) => stream.StreamArn)).toEqual([StreamArn, controls.arn]);
    expect(fake.stream(TableName).shards).toMatchObject([{ isOpen: true }]);
  });

  it('comes with a table that is created', async () => {
    const fake = fakeDynamoDB<string>({ [TableName]: { key: ['id'], stream: 'KEYS_ONLY' } });
    const table = {
      TableName: 'Copy',
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'N' }],
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      StreamSpecification,
    } as const;
    await inTime(firstValueFrom(fake.db.createTable(table)));
    await inTime(firstValueFrom(fake.db.putItem({ TableName: 'Copy', Item: { id: 1 } })));
    expect(fake.stream('Copy').records).toMatchObject([{ newItem: { id: 1 } }]);
    expect(fake.items('Copy')).toEqual([{ id: 1 }]);
    const { Streams } = await inTime(firstValueFrom(fake.db.listStreams({ Limit: 1 }).pages()));
    expect(Streams).toMatchObject([{ TableName: 'Copy', StreamArn: fake.stream('Copy').arn }]);
    expect(await inTime(rejectionOf(firstValueFrom(fake.db.createTable(table))))).toMatchObject({
      name: 'ResourceInUseException',
    });
  });

  it('meets the faults of the fake', async () => {
    const rule = { kind: 'throttle', name: 'LimitExceededException', table: TableName } as const;
    const faults = [{ ...rule, operation: 'GetRecords', times: 1 }];
    const { controls, iterator, read, fake } = fakeWithStream({}, [], { faults, client: { maxAttempts: 1 } });
    const start = await iterator(first(controls.shards));
    expect(await rejectionOf(read(start))).toBeInstanceOf(LimitExceededException);
    expect((await read(start)).Records).toEqual([]);
    expect(fake.requests.map(({ operation, table, repeats }) => [operation, table, repeats])).toEqual([
      ['GetShardIterator', TableName, 0],
      ['GetRecords', TableName, 0],
      ['GetRecords', TableName, 1],
    ]);
  });

  it('refuses controls with wrong arguments', () => {
    const { controls } = fakeWithStream();
    const shard = first(controls.shards);
    controls.rollOver();
    const open = controls.shards[1]?.shardId ?? '';
    const calls: readonly (readonly [option: string, call: () => unknown])[] = [
      ['shardId', () => controls.split(shard)],
      ['shardId', () => controls.rollOver('shard')],
      ['shardIds', () => controls.forgetShards(open)],
      ['untilSequenceNumber', () => controls.trim('1')],
      ['key', () => controls.expire({ name: 1 })],
      ['times', () => controls.failListings({}, 0)],
      ['fault.missingNewest', () => controls.failListings({ missingNewest: -1 })],
      ['fault.asOpen', () => controls.failListings({ asOpen: shard as unknown as string[] })],
      ['fault', () => controls.failListings({ newest: 1 } as object)],
    ];
    for (const [option, call] of calls)
      expect(call, option).toThrow(expect.objectContaining({ name: 'InvalidOptionError', option }));
  });
});
