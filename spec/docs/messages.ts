import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastValueFrom, type Observable } from 'rxjs';
import { DynamoDB, type DynamoDBOptions, scanCheckpoint, toAsyncIterable } from '../../lib/index.ts';
import { type FakeDynamoDBOptions, fakeDynamoDB } from '../../lib/testing/index.ts';

const TableName = 'Music';
const Key = { id: 1 };
const keys = { region: 'eu-central-1', credentials: { accessKeyId: 'any', secretAccessKey: 'any' } };

const ended = (call: Observable<unknown>) => lastValueFrom(call, { defaultValue: undefined });
const fake = (options: FakeDynamoDBOptions = {}) =>
  fakeDynamoDB({ [TableName]: { key: ['id'], items: [Key, { id: 2 }] } }, options).db;
const put = (attributes: object) => ended(fake().putItem({ TableName, Item: { ...Key, ...attributes } }));

/** A call of a client that finds its configuration in the environment. */
async function configured(options: DynamoDBOptions): Promise<unknown> {
  await using db = new DynamoDB({ ...options, maxAttempts: 1 });
  return await ended(db.getItem({ TableName, Key }));
}

async function afterClose(): Promise<unknown> {
  const db = fake();
  await db.close();
  return ended(db.scan({ TableName }));
}

async function withOtherSegments(): Promise<unknown> {
  const checkpoint = scanCheckpoint();
  const pages$ = fake().parallelScan({ TableName, TotalSegments: 2 }, { checkpoint }).pages();
  for await (const page of toAsyncIterable(pages$)) checkpoint.acknowledge(page);
  const saved = scanCheckpoint(JSON.parse(JSON.stringify(checkpoint)));
  return ended(fake().parallelScan({ TableName, TotalSegments: 4 }, { checkpoint: saved }));
}

/** Calls a server on a port that was free a moment ago. */
async function withoutServer(): Promise<unknown> {
  const server = createServer();
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  await new Promise((resolve) => server.close(resolve));
  return configured({ ...keys, endpoint: `http://127.0.0.1:${port}` });
}

class Song {
  readonly id = 1;
}

/** What makes each error message of the troubleshooting, in the order of its table. */
const failures: readonly (() => Promise<unknown>)[] = [
  () => configured({}),
  () => configured({ profile: 'musik' }),
  () => configured({ region: 'eu-central-1' }),
  () => configured({ profile: 'music' }),
  withoutServer,
  () => ended(fake({ delay: 10_000 }).scan({ TableName }, { signal: AbortSignal.timeout(5) })),
  afterClose,
  () => ended(fake().getItem({ TableName: 'Musik', Key })),
  () => ended(fake({ faults: { kind: 'throttle' } }).getItem({ TableName, Key }, { maxAttempts: 1 })),
  () => put({ lines: [1, undefined] }),
  () => put({ tags: new Set() }),
  () => put({ plays: Number.NaN }),
  () => put({ plays: 2 ** 60 }),
  () => put({ song: new Song() }),
  async () => new DynamoDB({ maxClients: 0 }),
  withOtherSegments,
  () => {
    const db = fake({ faults: { kind: 'cut', isProcessed: true } });
    return ended(db.putItem({ TableName, Item: Key, ReturnValues: 'ALL_OLD' }, { maxAttempts: 1 }));
  },
  () => ended(fake().changes({ TableName })),
  () => ended(fake().transactGetItems({ TransactItems: [] })),
];

const config = `[profile music]
region = eu-central-1
sso_session = team
sso_account_id = 123456789012
sso_role_name = Reader
[sso-session team]
sso_start_url = https://example.awsapps.com/start
sso_region = eu-central-1
`;

/** Makes all errors, in a home folder with one profile, and returns their messages as the page shows them. */
export async function errorMessages(): Promise<readonly string[]> {
  const home = await mkdtemp(join(tmpdir(), 'rxdynamo-home-'));
  await mkdir(join(home, '.aws'));
  await writeFile(join(home, '.aws/config'), config);
  const { env } = process;
  const without = Object.entries(env).filter(([name]) => !name.startsWith('AWS_'));
  process.env = {
    ...Object.fromEntries(without),
    HOME: home,
    USERPROFILE: home,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  try {
    const messages: string[] = [];
    for (const fail of failures) messages.push(await messageOf(fail));
    return messages.map((message) => message.replaceAll(home, '~').replace(/(127\.0\.0\.1):\d+/, '$1:8000'));
  } finally {
    process.env = env;
    await rm(home, { recursive: true, force: true });
  }
}

async function messageOf(fail: () => Promise<unknown>): Promise<string> {
  try {
    await fail();
  } catch (error) {
    // The page has no backticks within code.
    if (error instanceof Error) return `${error.name}: ${error.message}`.replaceAll('`', '');
  }
  return 'no error';
}
