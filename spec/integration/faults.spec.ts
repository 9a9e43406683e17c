import { firstValueFrom } from 'rxjs';
import { expect, it } from 'vitest';
import { RequestTimeoutError, TransportError } from '../../lib/index.ts';
import { all } from '../support/all.ts';
import { errorOf } from '../support/error-of.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { localClient } from '../support/servers/local-client.ts';
import { testTable } from '../support/servers/test-table.ts';
import type { Fault } from '../support/wire/fault.ts';
import { startFaultProxy } from '../support/wire/fault-proxy.ts';

/** Faults after which a read can be repeated. */
const faults: readonly Fault[] = [
  { kind: 'resetBefore' },
  { kind: 'resetAfter' },
  { kind: 'serverError', status: 500 },
  { kind: 'serverError', status: 503, html: true },
  { kind: 'throttle', name: 'RequestTimeoutException' },
];

describeOnEachServer('a client', (server) => {
  const items = Array.from({ length: faults.length }, (_, n) => ({ id: `item ${n}` }));
  const { db, TableName } = testTable(server, { items });

  it('emits every item of a scan in which requests meet one fault each', async () => {
    await using proxy = await startFaultProxy(server.endpoint, ({ index, attempt }) =>
      attempt === 0 ? faults[Math.floor(index / 2)] : undefined,
    );
    await using client = localClient(proxy.endpoint);
    const scan = { TableName, Limit: 1 };
    expect(await all(client.scan(scan))).toEqual(await all(db.scan(scan)));
    expect(proxy.faults).toEqual(faults);
    const calls = proxy.requests.map(({ headers }) => headers['amz-sdk-invocation-id']);
    expect(new Set(calls).size).toBe(proxy.requests.length - faults.length);
  });

  const outages: readonly Fault[] = [{ kind: 'resetBefore' }, { kind: 'serverError', status: 500 }];

  it.each(outages)('continues a scan after an outage of one second: %j', async (fault) => {
    let end: number | undefined;
    await using proxy = await startFaultProxy(server.endpoint, ({ index }) => {
      if (index < 2) return undefined;
      end ??= Date.now() + 1000;
      return Date.now() < end ? fault : undefined;
    });
    await using client = localClient(proxy.endpoint);
    const scan = { TableName, Limit: 1 };
    expect(await all(client.scan(scan))).toEqual(await all(db.scan(scan)));
    expect(proxy.faults.length).toBeGreaterThan(1);
  });

  it('retries a write until its attempts are used up, and counts them in the error', async () => {
    const fault = { kind: 'serverError', status: 500 } as const;
    await using proxy = await startFaultProxy(server.endpoint, () => fault);
    await using client = localClient(proxy.endpoint);
    const put = client.putItem({ TableName, Item: { id: 'never' } });
    await expect(firstValueFrom(put)).rejects.toMatchObject({
      name: 'InternalServerError',
      operation: 'PutItem',
      tableName: TableName,
      statusCode: 500,
      attempts: 4,
      retryable: true,
    });
    expect(proxy.requests.map(({ headers }) => headers['amz-sdk-request'])).toEqual(
      [1, 2, 3, 4].map((attempt) => `attempt=${attempt}; max=4`),
    );
  });

  it('fails with a TransportError that has a cause if the connection is lost', async () => {
    await using proxy = await startFaultProxy(server.endpoint, () => ({ kind: 'resetBefore' }));
    await using client = localClient(proxy.endpoint, { maxAttempts: 1 });
    const error = await errorOf(client.getItem({ TableName, Key: { id: 'x' } }));
    expect(error).toBeInstanceOf(TransportError);
    expect(error).toMatchObject({ operation: 'GetItem', tableName: TableName, attempts: 1, retryable: true });
    expect((error as TransportError).cause).toBeInstanceOf(Error);
  });

  it('fails with a RequestTimeoutError if there is no response', async () => {
    await using proxy = await startFaultProxy(server.endpoint, () => ({ kind: 'delay', ms: 60_000 }));
    await using client = localClient(proxy.endpoint, { maxAttempts: 1, headersTimeout: 20 });
    const get = firstValueFrom(client.getItem({ TableName, Key: { id: 'x' } }));
    await expect(get).rejects.toBeInstanceOf(RequestTimeoutError);
  });
});
