import { count, from, lastValueFrom, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { InvalidResponseError } from '../../lib/index.ts';
import { errorOf } from '../support/error-of.ts';
import { fakeService } from '../support/fake-service.ts';
import type { Handler } from '../support/wire/fake-server.ts';

const input = { TableName: 'Music', Key: { Artist: 'Nina Simone' } };
const html = '<html><h1>All is well</h1></html>';

/** A response without the headers that only the service sends. */
const gateway = (body: string) => ({
  body,
  headers: { 'x-amz-crc32': [], 'x-amzn-requestid': [], 'content-type': 'text/plain' },
});

const pages: Handler = ({ body }) => {
  const { ExclusiveStartKey } = body as { ExclusiveStartKey?: { page: { N: string } } };
  const page = Number(ExclusiveStartKey?.page.N ?? 0);
  const LastEvaluatedKey = page < 4 ? { page: { N: String(page + 1) } } : undefined;
  return { body: { Items: [{ page: { N: String(page) } }], Count: 1, LastEvaluatedKey } };
};

describe.each([
  ['no body', ''],
  ['an empty object', '{}'],
  ['the JSON of a gateway', '{"status":"ok"}'],
  ['HTML', html],
  ['a body that was cut short', '{"Items":[{"page":{"N":"2"}}],"Cou'],
])('a response of %s', (_, body) => {
  it('in the middle of a scan is retried, and the scan is complete', async () => {
    const { db, server } = await fakeService((request) =>
      request.index === 2 ? gateway(body) : pages(request),
    );
    const items = await lastValueFrom(db.scan<{ page: number }>({ TableName: 'Music' }).pipe(toArray()));
    expect(items.map(({ page }) => page)).toEqual([0, 1, 2, 3, 4]);
    expect(server.requests).toHaveLength(6);
  });

  it('that is repeated ends a scan with an error that has the resume key, and no item is lost', async () => {
    const { db, server } = await fakeService((request) =>
      request.index >= 2 ? gateway(body) : pages(request),
    );
    const error = await errorOf(db.scan({ TableName: 'Music' }, { maxAttempts: 3 }));
    expect(error).toBeInstanceOf(InvalidResponseError);
    expect(error).toMatchObject({
      operation: 'Scan',
      tableName: 'Music',
      statusCode: 200,
      attempts: 3,
      retryable: true,
      notRetriedBecause: 'attempts',
      resumeKey: { page: 2 },
      message: expect.stringContaining('(200 OK'),
    });
    expect(server.requests).toHaveLength(5);
  });

  it.each([
    ['getItem at an endpoint that has sent the headers of the service', 'getItem'],
    ['putItem there', 'putItem'],
  ] as const)('is not an output of %s', async (_name, method) => {
    const { db, server } = await fakeService(({ index }) => (index === 0 ? { body: {} } : gateway(body)));
    await lastValueFrom(db.getItem(input));
    const { Key: Item, ...table } = input;
    const call = method === 'getItem' ? db.getItem(input) : db.putItem({ ...table, Item });
    expect(await errorOf(call)).toMatchObject({ name: 'InvalidResponseError', attempts: 4 });
    expect(server.requests).toHaveLength(5);
  });

  it('does not count in a batch as a written or a missing item', async () => {
    const { db } = await fakeService(() => gateway(body), { maxAttempts: 1 });
    const keys = from([{ Artist: 'Nina Simone' }]);
    const options = { key: ['Artist'] } as const;
    const written = keys.pipe(db.batchWrite({ TableName: 'Music' }, options));
    expect(await errorOf(written)).toMatchObject({ cause: { name: 'InvalidResponseError' } });
    const found = keys.pipe(db.batchGet({ TableName: 'Music' }, options));
    expect(await errorOf(found)).toMatchObject({ cause: { name: 'InvalidResponseError' } });
  });
});

describe('an endpoint that never sends the headers of the service', () => {
  it('may respond with `{}` for a missing item', async () => {
    const { db, server } = await fakeService(() => gateway('{}'));
    expect(await lastValueFrom(db.getItem(input))).toEqual({});
    expect(server.requests).toHaveLength(1);
  });
});

describe('a write whose response is invalid', () => {
  const add = {
    ...input,
    UpdateExpression: 'ADD plays :one',
    ExpressionAttributeValues: { ':one': 1 },
  };

  it('may have been made', async () => {
    const { db, server } = await fakeService(() => gateway(html), { retryAmbiguous: false });
    expect(await errorOf(db.updateItem(add))).toMatchObject({ ambiguous: true, attempts: 1 });
    expect(server.requests).toHaveLength(1);
  });
});

describe('the message for an invalid response', () => {
  it('has the beginning of the body, without credentials that a proxy echoes', async () => {
    const credentials = {
      accessKeyId: 'AKIDEXAMPLE',
      secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
      sessionToken: 'SESSIONTOKEN',
    };
    const { db } = await fakeService(({ headers }) => ({ body: `<pre>${JSON.stringify(headers)}</pre>` }), {
      credentials,
      maxAttempts: 1,
    });
    const { message } = (await errorOf(db.getItem(input))) as Error;
    expect(message).toMatch(/^The response is invalid at byte 0: expected \{ \(200 OK: <pre>\{"/);
    expect(message).not.toMatch(/AKIDEXAMPLE|SESSIONTOKEN|[\da-f]{64}/);
  });
});

it('an empty page is neither the end of a table nor an error', async () => {
  const key = { page: { N: '1' } };
  const { db } = await fakeService(({ index }) => ({
    body: { Items: [], Count: 0, ...(index === 0 && { LastEvaluatedKey: key }) },
  }));
  expect(await lastValueFrom(db.scan({ TableName: 'Music' }).pipe(count()))).toBe(0);
});
