import { firstValueFrom } from 'rxjs';
import { beforeAll, expect, it } from 'vitest';
import type { DynamoDB } from '../../../lib/index.ts';
import { fakeDynamoDB } from '../../../lib/testing/index.ts';
import { describeOnEachServer, type TestServer } from '../../support/servers/each-server.ts';
import type { ServerName } from '../../support/servers/running-server.ts';
import { iteratorOf, key, recordsOf, type Source, streamArn, tableWithStream } from './stream-source.ts';

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

describeOnEachServer('a fake stream gives the result of a stream for', (server) => {
  if (server.lacks('streams') === undefined) compareRequests(server);
  else it('its requests', (context) => server.require(context, 'streams'));
});

function compareRequests(server: TestServer): void {
  const table = tableWithStream(server, 'KEYS_ONLY');
  const fake = fakeDynamoDB({ Fake: { key, stream: 'KEYS_ONLY' } }, { delay: 0 });
  const sources = [{ db: fake.db, TableName: 'Fake' }, table];

  beforeAll(async () => {
    for (const { db, TableName } of sources)
      for (const slot of [1, 2, 3])
        await firstValueFrom(db.putItem({ TableName, Item: { shelf: 'a', slot } }));
  });

  it.for(requests)('%s', async ([title, request], context) => {
    const reason = different[server.name][title];
    context.skip(reason !== undefined, `${server.name} differs from the service: ${reason}`);
    const [ofFake, ofServer] = [
      await outcomeOf(request, sources[0] ?? table),
      await outcomeOf(request, table),
    ];
    expect(ofFake).toEqual(ofServer);
  });
}
