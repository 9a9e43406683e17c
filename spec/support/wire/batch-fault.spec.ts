import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDynalite } from '../servers/dynalite.ts';
import { freshTable } from '../servers/fresh-table.ts';
import { rawCall } from '../servers/raw-call.ts';
import type { RunningServer } from '../servers/running-server.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';

const put = (id: string) => ({ PutRequest: { Item: { id: { S: id } } } });
const key = (id: string) => ({ id: { S: id } });
let server: RunningServer;
let first: string;
let second: string;

beforeAll(async () => {
  server = await startDynalite();
  first = await freshTable(server.endpoint);
  second = await freshTable(server.endpoint);
});
afterAll(() => server.stop());

const startProxy = (count: number): Promise<FaultProxy> =>
  startFaultProxy(server.endpoint, () => ({ kind: 'unprocessed', count }));

async function storedItems(TableName: string): Promise<unknown> {
  const { body } = await rawCall(server.endpoint, 'Scan', { TableName });
  return JSON.parse(body).Items;
}

describe('the fault "unprocessed"', () => {
  it('reports write requests that were not forwarded in UnprocessedItems', async () => {
    await using proxy = await startProxy(2);
    const RequestItems = { [first]: [put('a')], [second]: [put('b'), put('c')] };
    const response = await rawCall(proxy.endpoint, 'BatchWriteItem', { RequestItems });
    expect(JSON.parse(response.body)).toEqual({
      UnprocessedItems: { [first]: [put('a')], [second]: [put('b')] },
    });
    expect(response.headers['x-amz-crc32']).toBe(String(crc32(response.body)));
    expect(await storedItems(first)).toEqual([]);
    expect(await storedItems(second)).toEqual([key('c')]);
  });

  it('reports keys that were not forwarded in UnprocessedKeys, with their projection', async () => {
    await rawCall(server.endpoint, 'PutItem', { TableName: second, Item: { ...key('d'), n: { N: '1' } } });
    await using proxy = await startProxy(1);
    const projection = { ProjectionExpression: '#i', ExpressionAttributeNames: { '#i': 'id' } };
    const RequestItems = { [second]: { ...projection, Keys: [key('x'), key('d')] } };
    const response = await rawCall(proxy.endpoint, 'BatchGetItem', { RequestItems });
    expect(JSON.parse(response.body)).toEqual({
      Responses: { [second]: [key('d')] },
      UnprocessedKeys: { [second]: { ...projection, Keys: [key('x')] } },
    });
  });

  it('throttles a batch of which nothing is forwarded, as the service does', async () => {
    await using proxy = await startProxy(25);
    const response = await rawCall(proxy.endpoint, 'BatchWriteItem', {
      RequestItems: { [first]: [put('z')] },
    });
    expect(response.statusCode).toBe(400);
    expect(response.body).toContain('ProvisionedThroughputExceededException');
    expect(await storedItems(first)).toEqual([]);
  });

  it('forwards other operations and returns errors of the server unchanged', async () => {
    await using proxy = await startProxy(1);
    expect(await rawCall(proxy.endpoint, 'ListTables', {})).toMatchObject({ statusCode: 200 });
    const RequestItems = { missing: [put('a'), put('b')] };
    const response = await rawCall(proxy.endpoint, 'BatchWriteItem', { RequestItems });
    expect(response.body).toContain('ResourceNotFoundException');
  });
});
