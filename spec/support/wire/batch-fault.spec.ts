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

const holdingBack = (count: number): Promise<FaultProxy> =>
  startFaultProxy(server.endpoint, () => ({ kind: 'holdBack', count }));

async function stored(TableName: string): Promise<unknown> {
  const { body } = await rawCall(server.endpoint, 'Scan', { TableName });
  return JSON.parse(body).Items;
}

describe('a batch fault', () => {
  it('reports as unprocessed what the server did not get to write', async () => {
    await using proxy = await holdingBack(2);
    const RequestItems = { [first]: [put('a')], [second]: [put('b'), put('c')] };
    const reply = await rawCall(proxy.endpoint, 'BatchWriteItem', { RequestItems });
    expect(JSON.parse(reply.body)).toEqual({
      UnprocessedItems: { [first]: [put('a')], [second]: [put('b')] },
    });
    expect(reply.headers['x-amz-crc32']).toBe(String(crc32(reply.body)));
    expect(await stored(first)).toEqual([]);
    expect(await stored(second)).toEqual([key('c')]);
  });

  it('reports keys that were not read together with how to read them', async () => {
    await rawCall(server.endpoint, 'PutItem', { TableName: second, Item: { ...key('d'), n: { N: '1' } } });
    await using proxy = await holdingBack(1);
    const how = { ProjectionExpression: '#i', ExpressionAttributeNames: { '#i': 'id' } };
    const RequestItems = { [second]: { ...how, Keys: [key('x'), key('d')] } };
    const reply = await rawCall(proxy.endpoint, 'BatchGetItem', { RequestItems });
    expect(JSON.parse(reply.body)).toEqual({
      Responses: { [second]: [key('d')] },
      UnprocessedKeys: { [second]: { ...how, Keys: [key('x')] } },
    });
  });

  it('throttles a batch of which nothing is left, as the service does', async () => {
    await using proxy = await holdingBack(25);
    const reply = await rawCall(proxy.endpoint, 'BatchWriteItem', { RequestItems: { [first]: [put('z')] } });
    expect(reply.statusCode).toBe(400);
    expect(reply.body).toContain('ProvisionedThroughputExceededException');
    expect(await stored(first)).toEqual([]);
  });

  it('leaves other operations and errors of the server alone', async () => {
    await using proxy = await holdingBack(1);
    expect(await rawCall(proxy.endpoint, 'ListTables', {})).toMatchObject({ statusCode: 200 });
    const RequestItems = { missing: [put('a'), put('b')] };
    const reply = await rawCall(proxy.endpoint, 'BatchWriteItem', { RequestItems });
    expect(reply.body).toContain('ResourceNotFoundException');
  });
});
