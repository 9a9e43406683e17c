import { lastValueFrom, type Observable, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { type DynamoDB, WaitFailedError, WaitTimeoutError } from '../../../lib/index.ts';
import type { WaitOptions } from '../../../lib/operations/waiters/wait-options.ts';
import { errorOf } from '../../client/error-of.ts';
import { fakeService } from '../../client/fake-service.ts';

const soon = { minDelay: 0, maxDelay: 1 };
const TableName = 'Music';

interface Kind {
  readonly wait: (db: DynamoDB, options: WaitOptions) => Observable<object>;
  /** What is asked for, and of what. */
  readonly request: readonly [operation: string, input: object];
  /** The body of a response with this status. */
  readonly body: (status: string) => object;
  /** The statuses on the way, the last being what is waited for. */
  readonly way: readonly string[];
  readonly deadEnd?: string;
}

const table = ['DescribeTable', { TableName }] as const;

const kinds: Readonly<Record<string, Kind>> = {
  waitUntilTableExists: {
    wait: (db, options) => db.waitUntilTableExists({ TableName }, options),
    request: table,
    body: (TableStatus) => ({ Table: { TableStatus } }),
    way: ['CREATING', 'UPDATING', 'ACTIVE'],
  },
  waitUntilTableRestored: {
    wait: (db, options) => db.waitUntilTableRestored({ TableName }, options),
    request: table,
    body: (status) => ({
      Table: { TableStatus: 'ACTIVE', RestoreSummary: { RestoreInProgress: status === 'on' } },
    }),
    way: ['on', 'on', 'over'],
  },
  waitUntilIndexActive: {
    wait: (db, options) => db.waitUntilIndexActive({ TableName, IndexName: 'ByYear' }, options),
    request: table,
    body: (IndexStatus) => ({
      Table: {
        GlobalSecondaryIndexes: [
          { IndexName: 'ByTitle', IndexStatus: 'ACTIVE' },
          { IndexName: 'ByYear', IndexStatus },
        ],
      },
    }),
    way: ['CREATING', 'ACTIVE'],
  },
  waitUntilReplicaActive: {
    wait: (db, options) => db.waitUntilReplicaActive({ TableName, RegionName: 'eu-north-1' }, options),
    request: table,
    body: (ReplicaStatus) => ({
      Table: {
        Replicas: [
          { RegionName: 'eu-west-1', ReplicaStatus: 'ACTIVE' },
          { RegionName: 'eu-north-1', ReplicaStatus },
        ],
      },
    }),
    way: ['CREATING', 'ACTIVE'],
    deadEnd: 'CREATION_FAILED',
  },
  waitUntilTimeToLiveEnabled: {
    wait: (db, options) => db.waitUntilTimeToLiveEnabled({ TableName }, options),
    request: ['DescribeTimeToLive', { TableName }],
    body: (TimeToLiveStatus) => ({ TimeToLiveDescription: { TimeToLiveStatus } }),
    way: ['DISABLED', 'ENABLING', 'ENABLED'],
  },
  waitUntilExportCompleted: {
    wait: (db, options) => db.waitUntilExportCompleted({ ExportArn: 'arn' }, options),
    request: ['DescribeExport', { ExportArn: 'arn' }],
    body: (ExportStatus) => ({ ExportDescription: { ExportStatus } }),
    way: ['IN_PROGRESS', 'COMPLETED'],
    deadEnd: 'FAILED',
  },
  waitUntilImportCompleted: {
    wait: (db, options) => db.waitUntilImportCompleted({ ImportArn: 'arn' }, options),
    request: ['DescribeImport', { ImportArn: 'arn' }],
    body: (ImportStatus) => ({ ImportTableDescription: { ImportStatus } }),
    way: ['IN_PROGRESS', 'COMPLETED'],
    deadEnd: 'CANCELLED',
  },
  waitUntilBackupAvailable: {
    wait: (db, options) => db.waitUntilBackupAvailable({ BackupArn: 'arn' }, options),
    request: ['DescribeBackup', { BackupArn: 'arn' }],
    body: (BackupStatus) => ({ BackupDescription: { BackupDetails: { BackupStatus } } }),
    way: ['CREATING', 'AVAILABLE'],
    deadEnd: 'DELETED',
  },
};

describe.each(Object.entries(kinds))('%s', (_, { wait, request: [operation, input], body, way }) => {
  it('emits what it sees on the way, and completes at its end', async () => {
    const { db, server } = await fakeService(({ index }) => ({ body: body(way[index] ?? '') }));
    const seen = await lastValueFrom(wait(db, soon).pipe(toArray()));
    expect(seen).toHaveLength(way.length);
    expect(server.requests.map((request) => [request.operation, request.body])).toEqual(
      way.map(() => [operation, input]),
    );
  });

  it('fails when its time is up, with what it saw last and where it was called', async () => {
    const { db } = await fakeService(() => ({ body: body(way[0] ?? '') }));
    const error = await errorOf(wait(db, { ...soon, timeout: 0 }));
    expect(error).toBeInstanceOf(WaitTimeoutError);
    expect(error).toMatchObject({
      name: 'WaitTimeoutError',
      message: expect.stringContaining('Waited too long for'),
      operation,
      state: expect.any(Object),
      stack: expect.stringContaining('waiters.spec.ts'),
    });
  });
});

describe.each(
  Object.entries(kinds).flatMap(([name, { deadEnd, ...kind }]) =>
    deadEnd ? [{ name, deadEnd, ...kind }] : [],
  ),
)('$name', ({ wait, body, deadEnd }) => {
  it('fails at once where nothing leads on', async () => {
    const { db, server } = await fakeService(() => ({ body: body(deadEnd) }));
    const error = await errorOf(wait(db, soon));
    expect(error).toBeInstanceOf(WaitFailedError);
    expect(error).toMatchObject({ message: expect.stringContaining(`the status was ${deadEnd}`) });
    expect(server.requests).toHaveLength(1);
  });
});

describe('a table that is not there', () => {
  const gone = { status: 400, body: { __type: 'ns#ResourceNotFoundException', message: 'no' } };
  const active = { body: { Table: { TableStatus: 'ACTIVE' } } };
  const deleting = { body: { Table: { TableStatus: 'DELETING' } } };

  it('is waited for', async () => {
    const { db } = await fakeService(({ index }) => (index < 2 ? gone : active));
    expect(await lastValueFrom(db.waitUntilTableExists({ TableName }, soon).pipe(toArray()))).toHaveLength(1);
  });

  it('is what waitUntilTableNotExists waits for', async () => {
    const { db } = await fakeService(({ index }) => (index < 2 ? deleting : gone));
    const seen = await lastValueFrom(db.waitUntilTableNotExists({ TableName }, soon).pipe(toArray()));
    expect(seen).toEqual([{ TableStatus: 'DELETING' }, { TableStatus: 'DELETING' }]);
  });

  it('has no index to wait for', async () => {
    const { db } = await fakeService(() => gone);
    const index = db.waitUntilIndexActive({ TableName, IndexName: 'ByYear' }, soon);
    expect(await errorOf(index)).toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('is told of as nothing when the time is up', async () => {
    const { db } = await fakeService(() => gone);
    const error = await errorOf(db.waitUntilTableExists({ TableName }, { ...soon, timeout: 0 }));
    expect(error).toMatchObject({
      message: 'Waited too long for table Music to be ACTIVE: at last there was nothing',
      state: undefined,
    });
  });
});

it('a wait goes on when a look is throttled', async () => {
  const throttle = { status: 400, body: { __type: 'ns#ThrottlingException', message: 'no' } };
  const active = { body: { Table: { TableStatus: 'ACTIVE' } } };
  const { db } = await fakeService(({ index }) => (index === 0 ? throttle : active), { maxAttempts: 1 });
  expect(await lastValueFrom(db.waitUntilTableExists({ TableName }, soon))).toEqual({
    TableStatus: 'ACTIVE',
  });
});

it('a wait that ends throttled names the throttle', async () => {
  const throttle = { status: 400, body: { __type: 'ns#ThrottlingException', message: 'slow down' } };
  const { db } = await fakeService(() => throttle, { maxAttempts: 1 });
  expect(await errorOf(db.waitUntilTableExists({ TableName }, { ...soon, timeout: 0 }))).toMatchObject({
    name: 'WaitTimeoutError',
    message: expect.stringMatching(/; the last look failed with ThrottlingException: slow down$/),
    cause: { name: 'ThrottlingException' },
  });
});

it('a wait that was throttled before its last look does not', async () => {
  const throttle = { status: 400, body: { __type: 'ns#ThrottlingException', message: 'slow down' } };
  const creating = { body: { Table: { TableStatus: 'CREATING' } } };
  const { db, server } = await fakeService(({ index }) => (index === 0 ? throttle : creating), {
    maxAttempts: 1,
  });
  const error = await errorOf(
    db.waitUntilTableExists({ TableName }, { minDelay: 0, maxDelay: 5, timeout: 30 }),
  );
  expect(server.requests.length).toBeGreaterThan(1);
  expect(error).toMatchObject({ message: expect.stringMatching(/at last the status was CREATING$/) });
  expect(error).not.toHaveProperty('cause');
});

it.each([
  [{ timeout: -1 }, 'The option `timeout` must be a number of milliseconds, not -1'],
  [{ minDelay: 10, maxDelay: 5 }, 'The option `maxDelay` must not be less than `minDelay`: 5 < 10'],
])('a wait with %j is refused', async (options, message) => {
  const { db } = await fakeService();
  expect(await errorOf(db.waitUntilTableExists({ TableName }, options))).toMatchObject({
    name: 'InvalidOptionError',
    message,
  });
});
