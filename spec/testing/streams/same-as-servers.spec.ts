import { isDeepStrictEqual } from 'node:util';
import { firstValueFrom } from 'rxjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { DynamoDB, DynamoDBRecord } from '../../../lib/index.ts';
import { type FakeStreamViewType, fakeDynamoDB } from '../../../lib/testing/index.ts';
import { seededRandom } from '../../../lib/testing/seeded-random.ts';
import { describeOnEachServer, type TestServer } from '../../support/servers/each-server.ts';
import type { ServerName } from '../../support/servers/running-server.ts';
import { keyed, type TestTable, testTable } from '../../support/servers/test-table.ts';

const viewTypes = ['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES'] as const;
const key = ['shelf', 'slot'] as const;

type IteratorInput = Parameters<DynamoDB['getShardIterator']>[0];

/** A client, its table and the stream of the table. */
interface Source {
  readonly db: DynamoDB;
  readonly TableName: string;
}

/** What a record says about an item, without what differs from server to server. */
interface Change {
  readonly eventName: string | undefined;
  readonly Keys: unknown;
  readonly NewImage: unknown;
  readonly OldImage: unknown;
}

async function streamArn({ db, TableName }: Source): Promise<string> {
  const { Table } = await firstValueFrom(db.describeTable({ TableName }));
  return Table?.LatestStreamArn ?? '';
}

async function iteratorOf(db: DynamoDB, input: object): Promise<string> {
  return (await firstValueFrom(db.getShardIterator(input as IteratorInput))).ShardIterator ?? '';
}

/** Reads all records of a stream, shard by shard, in pages. */
async function recordsOf(source: Source): Promise<readonly DynamoDBRecord[]> {
  const { db } = source;
  const StreamArn = await streamArn(source);
  const { StreamDescription } = await firstValueFrom(db.describeStream({ StreamArn }));
  const records: DynamoDBRecord[] = [];
  for (const { ShardId } of StreamDescription?.Shards ?? []) {
    let next: string | undefined = await iteratorOf(db, {
      StreamArn,
      ShardId,
      ShardIteratorType: 'TRIM_HORIZON',
    });
    while (next !== undefined) {
      const { Records = [], NextShardIterator }: RecordsPage = await firstValueFrom(
        db.getRecords({ ShardIterator: next, Limit: 50 }),
      );
      records.push(...Records);
      next = Records.length === 0 ? undefined : NextShardIterator;
    }
  }
  return records;
}

interface RecordsPage {
  readonly Records?: readonly DynamoDBRecord[] | undefined;
  readonly NextShardIterator?: string | undefined;
}

const changeOf = ({ eventName, dynamodb: { Keys, NewImage, OldImage } = {} }: DynamoDBRecord): Change => ({
  eventName,
  Keys,
  NewImage,
  OldImage,
});

const changesSomething = ({ NewImage, OldImage }: Change) => !isDeepStrictEqual(NewImage, OldImage);

/** Random values, among them equal ones that are written in another way. */
function itemOf(random: () => number) {
  const pick = (...values: readonly unknown[]) => values[Math.floor(random() * values.length)];
  return {
    shelf: 'a',
    slot: Math.floor(random() * 6),
    value: pick(
      1,
      1.5,
      'text',
      true,
      null,
      [1, 'a'],
      { a: 1, b: { c: new Set(['x', 'y']) } },
      { b: { c: new Set(['y', 'x']) }, a: 1 },
      new Set([1, 2.5]),
      new Set([2.5, 1]),
      Uint8Array.of(1, 2),
    ),
  };
}

/** The same random puts, deletes and batches for the same seed. */
async function writeRandomly({ db, TableName }: Source, seed: number): Promise<void> {
  const random = seededRandom(seed);
  for (let write = 0; write < 150; write++) {
    const { shelf, slot, value } = itemOf(random);
    const kind = random();
    if (kind < 0.6) await firstValueFrom(db.putItem({ TableName, Item: { shelf, slot, value } }));
    else if (kind < 0.85) await firstValueFrom(db.deleteItem({ TableName, Key: { shelf, slot } }));
    else {
      const requests = [
        { PutRequest: { Item: { shelf, slot, value } } },
        { DeleteRequest: { Key: { shelf, slot: slot + 100 } } },
        { PutRequest: { Item: { shelf, slot: slot + 200 } } },
      ];
      await firstValueFrom(db.batchWriteItem({ RequestItems: { [TableName]: requests } }));
    }
  }
}

describeOnEachServer('a fake stream', (server) => {
  if (server.lacks('streams') !== undefined) {
    it('is compared', (context) => server.require(context, 'streams'));
    return;
  }
  describe.each(viewTypes)('with %s', (viewType) => {
    compareRecords(server, viewType);
  });
  compareRequests(server);
});

function tableWithStream(server: TestServer, viewType: FakeStreamViewType): TestTable {
  const StreamSpecification = { StreamEnabled: true, StreamViewType: viewType } as const;
  const definition = { ...keyed({ shelf: 'S', slot: 'N' }, key), StreamSpecification };
  return testTable(server, { definition });
}

function compareRecords(server: TestServer, viewType: FakeStreamViewType): void {
  const table = tableWithStream(server, viewType);
  const fake = fakeDynamoDB({ Fake: { key, stream: { viewType, pageSize: 7 } } }, { delay: 0 });
  const sources = [{ db: fake.db, TableName: 'Fake' }, table];

  it('has the types, the keys and the images of the same writes', async (context) => {
    const isBlind = server.name === 'dynoxide' && viewType !== 'NEW_AND_OLD_IMAGES';
    context.skip(isBlind, 'dynoxide differs from the service: it records writes that change nothing');
    const changes: (readonly Change[])[] = [];
    for (const source of sources) {
      await writeRandomly(source, 20261127);
      changes.push((await recordsOf(source)).map(changeOf));
    }
    const [ofFake = [], ofServer = []] = changes;
    expect(ofFake.length).toBeGreaterThan(100);
    expect(ofFake).toEqual(server.name === 'dynoxide' ? ofServer.filter(changesSomething) : ofServer);
  });
}

/** What a request gives: the slots of its records, or the name of an error. */
type Request = (stream: {
  readonly db: DynamoDB;
  readonly StreamArn: string;
  readonly ShardId: string;
  /** The sequence numbers of the records. */
  readonly numbers: readonly string[];
}) => Promise<unknown>;

const iterated =
  (ShardIteratorType: string, at?: number | string): Request =>
  async ({ db, StreamArn, ShardId, numbers }) => {
    const SequenceNumber = typeof at === 'number' ? numbers.at(at) : at;
    return slotsFrom(db, await iteratorOf(db, { StreamArn, ShardId, ShardIteratorType, SequenceNumber }));
  };

async function slotsFrom(db: DynamoDB, ShardIterator: string, more: object = {}): Promise<unknown> {
  const { Records = [], NextShardIterator } = await firstValueFrom(db.getRecords({ ShardIterator, ...more }));
  const slots = Records.map(({ dynamodb }) => dynamodb?.Keys?.slot);
  return { slots, isOpen: NextShardIterator !== undefined };
}

const requests: readonly (readonly [title: string, request: Request])[] = [
  ['the oldest record', iterated('TRIM_HORIZON')],
  ['the newest record', iterated('LATEST')],
  ['the records at the first sequence number', iterated('AT_SEQUENCE_NUMBER', 0)],
  ['the records at a sequence number', iterated('AT_SEQUENCE_NUMBER', 1)],
  ['the records after a sequence number', iterated('AFTER_SEQUENCE_NUMBER', 1)],
  ['the records after the last sequence number', iterated('AFTER_SEQUENCE_NUMBER', -1)],
  ['an iterator of an unknown type', iterated('OLDEST')],
  ['an iterator without its sequence number', iterated('AT_SEQUENCE_NUMBER')],
  ['an iterator with a sequence number that is too short', iterated('AT_SEQUENCE_NUMBER', '12')],
  ['an iterator with a sequence number that is no number', iterated('AT_SEQUENCE_NUMBER', 'x'.repeat(21))],
  [
    'an iterator with a sequence number before the shard',
    iterated('AFTER_SEQUENCE_NUMBER', '1'.padStart(21, '0')),
  ],
  ['an iterator with a sequence number after the shard', iterated('AFTER_SEQUENCE_NUMBER', '9'.repeat(40))],
  ['an iterator at the oldest record with a sequence number', iterated('TRIM_HORIZON', 1)],
  [
    'an iterator of an unknown shard',
    ({ db, StreamArn, ShardId }) =>
      iteratorOf(db, {
        StreamArn,
        ShardId: ShardId.replace(/.{8}$/, '00000000'),
        ShardIteratorType: 'LATEST',
      }),
  ],
  [
    'an iterator of an unknown stream',
    ({ db, StreamArn, ShardId }) =>
      iteratorOf(db, { StreamArn: otherStream(StreamArn), ShardId, ShardIteratorType: 'LATEST' }),
  ],
  ['a page with a limit', read({ Limit: 2 })],
  ['a page with a limit of 0', read({ Limit: 0 })],
  ['a page with a limit of 1001', read({ Limit: 1001 })],
  ['a text that is no iterator', ({ db }) => slotsFrom(db, 'iterator')],
  ['an iterator with other content', ({ db, StreamArn }) => slotsFrom(db, `${StreamArn}|1|e30=`)],
  ['a description', described({})],
  ['a description with a limit', described({ Limit: 1 })],
  ['a description with a limit of 0', described({ Limit: 0 })],
  ['a description with a limit of 101', described({ Limit: 101 })],
  [
    'a description of an unknown stream',
    ({ db, StreamArn }) => firstValueFrom(db.describeStream({ StreamArn: otherStream(StreamArn) })),
  ],
  [
    'a description of no stream',
    ({ db }) => firstValueFrom(db.describeStream({ StreamArn: `stream${'x'.repeat(40)}` })),
  ],
  [
    'the streams of an unknown table',
    async ({ db }) => firstValueFrom(db.listStreams({ TableName: 'no-such-table' }).pages()),
  ],
];

function otherStream(arn: string): string {
  return arn.replace(/\/stream\/.*/, '/stream/2001-01-01T00:00:00.000');
}

function read(more: object): Request {
  return async ({ db, StreamArn, ShardId }) =>
    slotsFrom(db, await iteratorOf(db, { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' }), more);
}

function described(more: object): Request {
  return async ({ db, StreamArn }) => {
    const { StreamDescription = {} } = await firstValueFrom(db.describeStream({ StreamArn, ...more }));
    const { StreamStatus, StreamViewType, KeySchema, Shards, LastEvaluatedShardId } = StreamDescription;
    const shards = Shards?.map(({ ParentShardId, SequenceNumberRange }) => ({
      ParentShardId,
      isOpen: SequenceNumberRange?.EndingSequenceNumber === undefined,
    }));
    return { StreamStatus, StreamViewType, KeySchema, shards, isLast: LastEvaluatedShardId === undefined };
  };
}

async function outcomeOf(request: Request, source: Source): Promise<unknown> {
  const StreamArn = await streamArn(source);
  const { StreamDescription } = await firstValueFrom(source.db.describeStream({ StreamArn }));
  const [{ ShardId = '' } = {}] = StreamDescription?.Shards ?? [];
  const numbers = (await recordsOf(source)).map(({ dynamodb }) => dynamodb?.SequenceNumber ?? '');
  try {
    return await request({ db: source.db, StreamArn, ShardId, numbers });
  } catch (error) {
    return `${error}`.replace(/:.*/s, '');
  }
}

const notChecked = (...titles: readonly string[]) =>
  Object.fromEntries(titles.map((title) => [title, 'it does not check it']));

/** Where a server itself gives another result than the service. */
const different: Readonly<Record<ServerName, Readonly<Record<string, string>>>> = {
  dynalite: {},
  dynoxide: {
    ...notChecked(
      'an iterator without its sequence number',
      'an iterator with a sequence number that is too short',
      'an iterator with a sequence number that is no number',
      'an iterator with a sequence number before the shard',
      'an iterator with a sequence number after the shard',
      'an iterator at the oldest record with a sequence number',
      'an iterator of an unknown shard',
      'an iterator of an unknown stream',
      'a page with a limit of 0',
      'a page with a limit of 1001',
      'a description with a limit of 0',
      'a description with a limit of 101',
      'a description of an unknown stream',
    ),
    'a description': 'its open shards have an EndingSequenceNumber',
    'a description with a limit': 'its open shards have an EndingSequenceNumber',
  },
  'DynamoDB Local': {
    'an iterator with a sequence number that is no number': 'it has an InternalFailure',
    'an iterator with a sequence number before the shard': 'it skips the first record',
    'an iterator with a sequence number after the shard': 'it has an InternalFailure',
  },
};

function compareRequests(server: TestServer): void {
  const table = tableWithStream(server, 'KEYS_ONLY');
  const fake = fakeDynamoDB({ Fake: { key, stream: 'KEYS_ONLY' } }, { delay: 0 });
  const sources = [{ db: fake.db, TableName: 'Fake' }, table];

  beforeAll(async () => {
    for (const { db, TableName } of sources)
      for (const slot of [1, 2, 3])
        await firstValueFrom(db.putItem({ TableName, Item: { shelf: 'a', slot } }));
  });

  it.for(requests)('gives %s', async ([title, request], context) => {
    const reason = different[server.name][title];
    context.skip(reason !== undefined, `${server.name} differs from the service: ${reason}`);
    const [ofFake, ofServer] = [
      await outcomeOf(request, sources[0] ?? table),
      await outcomeOf(request, table),
    ];
    expect(ofFake).toEqual(ofServer);
  });
}
