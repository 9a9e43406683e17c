import { firstValueFrom, lastValueFrom, toArray } from 'rxjs';
import { expect, it } from 'vitest';
import { ExactNumber, type GetRecordsOutput, type Shard } from '../../lib/index.ts';
import { errorOf } from '../support/error-of.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { keyed, testTable } from '../support/servers/test-table.ts';

const definition = {
  ...keyed({ Artist: 'S', Plays: 'N' }, ['Artist', 'Plays']),
  StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
} as const;

/** A key whose number a double cannot hold. */
const Key = { Artist: 'Nina Simone', Plays: 12345678901234567890n };
const cover = new Uint8Array([0, 1, 254, 255]);
const price = new ExactNumber('0.1234567890123456789');

interface Song {
  readonly Artist: string;
  readonly Plays: number | bigint;
  readonly cover?: Uint8Array;
  readonly price?: ExactNumber;
  readonly genres?: ReadonlySet<string>;
}

describeOnEachServer('a stream', (server) => {
  const { db, TableName, write } = testTable(server, server.lacks('streams') ? {} : { definition });

  async function streamArn(): Promise<string> {
    const { Table } = await firstValueFrom(db.describeTable({ TableName }));
    return Table?.LatestStreamArn ?? '';
  }

  async function onlyShard(): Promise<Shard & { readonly StreamArn: string }> {
    const StreamArn = await streamArn();
    const { StreamDescription } = await firstValueFrom(db.describeStream({ StreamArn }));
    const [shard, ...others] = StreamDescription?.Shards ?? [];
    expect(others).toEqual([]);
    return { ...shard, StreamArn };
  }

  async function iterator(ShardIteratorType: 'TRIM_HORIZON' | 'LATEST'): Promise<string> {
    const { StreamArn, ShardId = '' } = await onlyShard();
    const { ShardIterator } = await firstValueFrom(
      db.getShardIterator({ StreamArn, ShardId, ShardIteratorType }),
    );
    return ShardIterator ?? '';
  }

  it('has a record of each change, with native values of which no digit is lost', async (context) => {
    server.require(context, 'streams');
    await write({ ...Key, cover, price });
    await write({ ...Key, genres: new Set(['jazz']) });
    await firstValueFrom(db.deleteItem({ TableName, Key }));
    const { Records = [], NextShardIterator } = await firstValueFrom(
      db.getRecords<Song>({ ShardIterator: await iterator('TRIM_HORIZON') }),
    );
    const first = { ...Key, cover, price };
    const second = { ...Key, genres: new Set(['jazz']) };
    expect(Records.map(({ eventName, dynamodb }) => [eventName, dynamodb?.Keys])).toEqual([
      ['INSERT', Key],
      ['MODIFY', Key],
      ['REMOVE', Key],
    ]);
    expect(Records.map(({ dynamodb }) => [dynamodb?.OldImage, dynamodb?.NewImage])).toEqual([
      [undefined, first],
      [first, second],
      [second, undefined],
    ]);
    for (const { dynamodb } of Records) {
      const time = dynamodb?.ApproximateCreationDateTime;
      expect(time).toBeInstanceOf(Date);
      // DynamoDB Local rounds down to the minute.
      expect(Date.now() - Number(time)).toBeLessThan(120_000);
    }
    expect(NextShardIterator).toEqual(expect.stringMatching(/./));
  });

  it('has AttributeValues in its records with the option `items`', async (context) => {
    server.require(context, 'streams');
    await write({ ...Key, cover });
    const { Records = [] }: GetRecordsOutput<object> = await firstValueFrom(
      db.getRecords({ ShardIterator: await iterator('TRIM_HORIZON') }, { items: 'attributeValues' }),
    );
    const last = Records.at(-1)?.dynamodb;
    const keys = { Artist: { S: 'Nina Simone' }, Plays: { N: '12345678901234567890' } };
    expect(last?.Keys).toEqual(keys);
    expect(last?.NewImage).toEqual({ ...keys, cover: { B: cover } });
  });

  it('has an empty list of records and another iterator where nothing was changed yet', async (context) => {
    server.require(context, 'streams');
    const { Records, NextShardIterator } = await firstValueFrom(
      db.getRecords({ ShardIterator: await iterator('LATEST') }),
    );
    expect(Records).toEqual([]);
    expect(NextShardIterator).toEqual(expect.stringMatching(/./));
  });

  it('is listed, and described with what its records contain', async (context) => {
    server.require(context, 'streams');
    const StreamArn = await streamArn();
    const streams = await lastValueFrom(db.listStreams({ TableName }).pipe(toArray()));
    expect(streams).toEqual([expect.objectContaining({ StreamArn, TableName })]);
    const { StreamDescription } = await firstValueFrom(db.describeStream({ StreamArn }));
    expect(StreamDescription).toMatchObject({
      StreamStatus: 'ENABLED',
      StreamViewType: 'NEW_AND_OLD_IMAGES',
      CreationRequestDateTime: expect.any(Date),
    });
    // dynoxide leaves it out.
    expect([undefined, definition.KeySchema]).toContainEqual(StreamDescription?.KeySchema);
  });

  it('is a ResourceNotFoundException if it does not exist', async (context) => {
    server.require(context, 'streams');
    const StreamArn = (await streamArn()).replace(TableName, 'no-such-table');
    expect(await errorOf(db.describeStream({ StreamArn }))).toMatchObject({
      name: 'ResourceNotFoundException',
      operation: 'DescribeStream',
      retryable: false,
    });
  });
});
