import { lastValueFrom, type Observable, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { type DynamoDB, WaitFailedError, WaitTimeoutError } from '../../../lib/index.ts';
import type { WaitOptions } from '../../../lib/operations/waiters/wait-options.ts';
import { errorOf } from '../../support/error-of.ts';
import { fakeService } from '../../support/fake-service.ts';

const shortDelays = { minDelay: 0, maxDelay: 1 };
const TableName = 'Music';

interface WaiterCase {
  readonly wait: (db: DynamoDB, options: WaitOptions) => Observable<object>;
  /** The request of each poll. */
  readonly request: readonly [operation: string, input: object];
  /** The body of a response with this status. */
  readonly body: (status: string) => object;
  /** The statuses of the responses, the expected one last. */
  readonly statuses: readonly string[];
  /** A status from which the expected one cannot be reached. */
  readonly finalStatus?: string;
}

const table = ['DescribeTable', { TableName }] as const;

const cases: Readonly<Record<string, WaiterCase>> = {
  waitUntilTableExists: {
    wait: (db, options) => db.waitUntilTableExists({ TableName }, options),
    request: table,
    body: (TableStatus) => ({ Table: { TableStatus } }),
    statuses: ['CREATING', 'UPDATING', 'ACTIVE'],
  },
  waitUntilTableRestored: {
    wait: (db, options) => db.waitUntilTableRestored({ TableName }, options),
    request: table,
    body: (status) => ({
      Table: { TableStatus: 'ACTIVE', RestoreSummary: { RestoreInProgress: status === 'on' } },
    }),
    statuses: ['on', 'on', 'over'],
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
    statuses: ['CREATING', 'ACTIVE'],
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
    statuses: ['CREATING', 'ACTIVE'],
    finalStatus: 'CREATION_FAILED',
  },
  waitUntilTimeToLiveEnabled: {
    wait: (db, options) => db.waitUntilTimeToLiveEnabled({ TableName }, options),
    request: ['DescribeTimeToLive', { TableName }],
    body: (TimeToLiveStatus) => ({ TimeToLiveDescription: { TimeToLiveStatus } }),
    statuses: ['DISABLED', 'ENABLING', 'ENABLED'],
  },
  waitUntilExportCompleted: {
    wait: (db, options) => db.waitUntilExportCompleted({ ExportArn: 'arn' }, options),
    request: ['DescribeExport', { ExportArn: 'arn' }],
    body: (ExportStatus) => ({ ExportDescription: { ExportStatus } }),
    statuses: ['IN_PROGRESS', 'COMPLETED'],
    finalStatus: 'FAILED',
  },
  waitUntilImportCompleted: {
    wait: (db, options) => db.waitUntilImportCompleted({ ImportArn: 'arn' }, options),
    request: ['DescribeImport', { ImportArn: 'arn' }],
    body: (ImportStatus) => ({ ImportTableDescription: { ImportStatus } }),
    statuses: ['IN_PROGRESS', 'COMPLETED'],
    finalStatus: 'CANCELLED',
  },
  waitUntilBackupAvailable: {
    wait: (db, options) => db.waitUntilBackupAvailable({ BackupArn: 'arn' }, options),
    request: ['DescribeBackup', { BackupArn: 'arn' }],
    body: (BackupStatus) => ({ BackupDescription: { BackupDetails: { BackupStatus } } }),
    statuses: ['CREATING', 'AVAILABLE'],
    finalStatus: 'DELETED',
  },
};

describe.each(Object.entries(cases))('%s', (_, { wait, request: [operation, input], body, statuses }) => {
  it('emits each state that it receives, and completes with the expected one', async () => {
    const { db, server } = await fakeService(({ index }) => ({ body: body(statuses[index] ?? '') }));
    const received = await lastValueFrom(wait(db, shortDelays).pipe(toArray()));
    expect(received).toHaveLength(statuses.length);
    expect(server.requests.map((request) => [request.operation, request.body])).toEqual(
      statuses.map(() => [operation, input]),
    );
  });

  it('fails when its time is up, with the last state and the stack of its call', async () => {
    const { db } = await fakeService(() => ({ body: body(statuses[0] ?? '') }));
    const error = await errorOf(wait(db, { ...shortDelays, timeout: 0 }));
    expect(error).toBeInstanceOf(WaitTimeoutError);
    expect(error).toMatchObject({
      name: 'WaitTimeoutError',
      message: expect.stringContaining('Timed out waiting for'),
      operation,
      state: expect.any(Object),
      stack: expect.stringContaining('waiters.spec.ts'),
    });
  });
});

describe.each(
  Object.entries(cases).flatMap(([name, { finalStatus, ...kind }]) =>
    finalStatus ? [{ name, finalStatus, ...kind }] : [],
  ),
)('$name', ({ wait, body, finalStatus }) => {
  it('fails at once if the expected state can no longer be reached', async () => {
    const { db, server } = await fakeService(() => ({ body: body(finalStatus) }));
    const error = await errorOf(wait(db, shortDelays));
    expect(error).toBeInstanceOf(WaitFailedError);
    expect(error).toMatchObject({ message: expect.stringContaining(`its last status was ${finalStatus}`) });
    expect(server.requests).toHaveLength(1);
  });
});

describe('a table that does not exist', () => {
  const gone = { status: 400, body: { __type: 'ns#ResourceNotFoundException', message: 'no' } };
  const active = { body: { Table: { TableStatus: 'ACTIVE' } } };
  const deleting = { body: { Table: { TableStatus: 'DELETING' } } };

  it('is waited for by waitUntilTableExists', async () => {
    const { db } = await fakeService(({ index }) => (index < 2 ? gone : active));
    expect(
      await lastValueFrom(db.waitUntilTableExists({ TableName }, shortDelays).pipe(toArray())),
    ).toHaveLength(1);
  });

  it('ends waitUntilTableNotExists', async () => {
    const { db } = await fakeService(({ index }) => (index < 2 ? deleting : gone));
    const seen = await lastValueFrom(db.waitUntilTableNotExists({ TableName }, shortDelays).pipe(toArray()));
    expect(seen).toEqual([{ TableStatus: 'DELETING' }, { TableStatus: 'DELETING' }]);
  });

  it('fails the wait for one of its indexes', async () => {
    const { db } = await fakeService(() => gone);
    const index = db.waitUntilIndexActive({ TableName, IndexName: 'ByYear' }, shortDelays);
    expect(await errorOf(index)).toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('is reported when the time is up', async () => {
    const { db } = await fakeService(() => gone);
    const error = await errorOf(db.waitUntilTableExists({ TableName }, { ...shortDelays, timeout: 0 }));
    expect(error).toMatchObject({
      message: 'Timed out waiting for table Music to be ACTIVE: it was not found',
      state: undefined,
    });
  });
});

it('a wait goes on when a request is throttled', async () => {
  const throttle = { status: 400, body: { __type: 'ns#ThrottlingException', message: 'no' } };
  const active = { body: { Table: { TableStatus: 'ACTIVE' } } };
  const { db } = await fakeService(({ index }) => (index === 0 ? throttle : active), { maxAttempts: 1 });
  expect(await lastValueFrom(db.waitUntilTableExists({ TableName }, shortDelays))).toEqual({
    TableStatus: 'ACTIVE',
  });
});

it('a wait whose last request was throttled has the throttle as its cause', async () => {
  const throttle = { status: 400, body: { __type: 'ns#ThrottlingException', message: 'slow down' } };
  const { db } = await fakeService(() => throttle, { maxAttempts: 1 });
  expect(await errorOf(db.waitUntilTableExists({ TableName }, { ...shortDelays, timeout: 0 }))).toMatchObject(
    {
      name: 'WaitTimeoutError',
      message: expect.stringMatching(/; the last request failed with ThrottlingException: slow down$/),
      cause: { name: 'ThrottlingException' },
    },
  );
});

it('a wait that was throttled before its last request has not', async () => {
  const throttle = { status: 400, body: { __type: 'ns#ThrottlingException', message: 'slow down' } };
  const creating = { body: { Table: { TableStatus: 'CREATING' } } };
  const { db, server } = await fakeService(({ index }) => (index === 0 ? throttle : creating), {
    maxAttempts: 1,
  });
  const error = await errorOf(
    db.waitUntilTableExists({ TableName }, { minDelay: 0, maxDelay: 5, timeout: 300 }),
  );
  expect(server.requests.length).toBeGreaterThan(1);
  expect(error).toMatchObject({ message: expect.stringMatching(/its last status was CREATING$/) });
  expect(error).not.toHaveProperty('cause');
});

it.each([
  [{ timeout: -1 }, 'The option `timeout` must be a number of milliseconds, not -1'],
  [{ minDelay: 10, maxDelay: 5 }, 'The option `maxDelay` must not be less than `minDelay`: 5 < 10'],
])('rejects the options %j', async (options, message) => {
  const { db } = await fakeService();
  expect(await errorOf(db.waitUntilTableExists({ TableName }, options))).toMatchObject({
    name: 'InvalidOptionError',
    message,
  });
});
