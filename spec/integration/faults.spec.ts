import { firstValueFrom } from 'rxjs';
import { expect, it } from 'vitest';
import { RequestTimeoutError, TransportError } from '../../lib/index.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { localClient } from '../support/servers/local-client.ts';
import type { Fault } from '../support/wire/fault.ts';
import { startFaultProxy } from '../support/wire/fault-proxy.ts';
import { all } from '../support/all.ts';
import { testTable } from '../support/servers/test-table.ts';

/** What may happen to a request without the table's being any different for it. */
const faults: readonly Fault[] = [
  { kind: 'resetBefore' },
  { kind: 'resetAfter' },
  { kind: 'fail', status: 500 },
  { kind: 'fail', status: 503, html: true },
  { kind: 'throttle', name: 'RequestTimeoutException' },
];

describeOnEachServer('a bad line', (server) => {
  const items = Array.from({ length: faults.length }, (_, n) => ({ id: `item ${n}` }));
  const { db, TableName } = testTable(server, { items });

  it('keeps no item from a scan, though each of its pages fails once', async () => {
    await using proxy = await startFaultProxy(server.endpoint, ({ index, attempt }) =>
      attempt === 0 ? faults[Math.floor(index / 2)] : undefined,
    );
    await using client = localClient(proxy.endpoint);
    const scan = { TableName, Limit: 1 };
    expect(await all(client.scan(scan))).toEqual(await all(db.scan(scan)));
    expect(proxy.faults).toEqual(faults);
    const starts = proxy.requests.map(({ headers }) => headers['amz-sdk-invocation-id']);
    expect(new Set(starts).size).toBe(proxy.requests.length - faults.length);
  });

  const outages: readonly Fault[] = [{ kind: 'resetBefore' }, { kind: 'fail', status: 500 }];

  it.each(outages)('that fails for a second ends no scan that has delivered a page: %j', async (fault) => {
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

  it('has a write sent again until the attempts are used up, and the error counts them', async () => {
    const down = { kind: 'fail', status: 500 } as const;
    await using proxy = await startFaultProxy(server.endpoint, () => down);
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

  it('that loses a connection makes a transport error, with its cause', async () => {
    await using proxy = await startFaultProxy(server.endpoint, () => ({ kind: 'resetBefore' }));
    await using client = localClient(proxy.endpoint, { maxAttempts: 1 });
    const error = await firstValueFrom(client.getItem({ TableName, Key: { id: 'x' } })).catch(
      (reason) => reason,
    );
    expect(error).toBeInstanceOf(TransportError);
    expect(error).toMatchObject({ operation: 'GetItem', tableName: TableName, attempts: 1, retryable: true });
    expect(error.cause).toBeInstanceOf(Error);
  });

  it('that brings no answer makes a timeout error', async () => {
    await using proxy = await startFaultProxy(server.endpoint, () => ({ kind: 'delay', ms: 60_000 }));
    await using client = localClient(proxy.endpoint, { maxAttempts: 1, headersTimeout: 20 });
    const get = firstValueFrom(client.getItem({ TableName, Key: { id: 'x' } }));
    await expect(get).rejects.toBeInstanceOf(RequestTimeoutError);
  });
});
