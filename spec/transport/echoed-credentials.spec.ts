import type { IncomingMessage } from 'node:http';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { DynamoDBError } from '../../lib/index.ts';
import { errorOf } from '../support/error-of.ts';
import { fakeService } from '../support/fake-service.ts';
import type { FakeResponse } from '../support/wire/fake-response.ts';

const credentials = {
  accessKeyId: 'AKIDEXAMPLEWITHNUMBER7',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  sessionToken: 'IQoJb3JpZ2luX2VjEPT//////////wEXAMPLE+x==',
};

type Headers = IncomingMessage['headers'];

/** Responses of proxies and gateways that echo the headers of the request. */
const echoes: Readonly<Record<string, (headers: Headers) => FakeResponse>> = {
  'a page': (headers) => ({ status: 502, body: `<pre>${JSON.stringify(headers)}</pre>` }),
  'a page with entities': (headers) => ({
    status: 502,
    body: JSON.stringify(headers).replace(/[^\w ]/g, (character) => `&#${character.charCodeAt(0)};`),
  }),
  'a long page': (headers) => ({ status: 502, body: ' '.repeat(100_000) + JSON.stringify(headers) }),
  'JSON with a message': (headers) => ({
    status: 400,
    body: { __type: 'ns#ValidationException', message: JSON.stringify(headers) },
  }),
  'JSON with reasons': (headers) => ({
    status: 400,
    body: {
      __type: 'ns#TransactionCanceledException',
      message: 'cancelled',
      CancellationReasons: [{ Code: 'ValidationError', Message: JSON.stringify(headers) }],
      ThrottlingReasons: [{ reason: String(headers.authorization), resource: 'arn' }],
    },
  }),
  headers: (headers) => ({
    status: 400,
    headers: {
      'x-amzn-requestid': String(headers['x-amz-security-token']),
      'x-amzn-errortype': String(headers['x-amz-security-token']).replace(/\W/g, ''),
    },
    body: {},
  }),
  'a body with a wrong checksum': (headers) => ({
    status: 502,
    headers: { 'x-amz-crc32': '1', 'x-amzn-requestid': String(headers['x-amz-security-token']) },
    body: String(headers.authorization),
  }),
  'bytes that are not HTTP': (headers) => (response) => {
    response.socket?.end(`nonsense ${JSON.stringify(headers)}\r\n\r\n`);
  },
};

/** All texts that an error can be printed as, and the texts of all of its properties. */
function formsOf(error: unknown): string[] {
  const seen = new Set<unknown>();
  const values: string[] = [];
  const collect = (value: unknown) => {
    if (value instanceof Uint8Array) values.push(Buffer.from(value).toString());
    if (typeof value !== 'object' || value === null || seen.has(value))
      return void values.push(String(value));
    seen.add(value);
    for (const key of Reflect.ownKeys(value)) collect(Reflect.get(value, key));
  };
  collect(error);
  return [String(error), inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true }), ...values];
}

describe('echoed credentials', () => {
  it.each(Object.keys(echoes))('do not appear in the error of a call: %s', async (kind) => {
    const reply = echoes[kind];
    const signatures: string[] = [];
    const { db } = await fakeService(
      ({ headers }) => {
        signatures.push(/Signature=(\w+)/.exec(String(headers.authorization))?.[1] ?? '');
        return reply?.(headers) ?? { body: {} };
      },
      { credentials, maxAttempts: 1 },
    );
    const error = await errorOf(db.getItem({ TableName: 'Music', Key: { Artist: 'Nina Simone' } }));
    expect(error).toBeInstanceOf(DynamoDBError);
    const [signature = 'none'] = signatures;
    expect(signature).toMatch(/^[\da-f]{64}$/);
    const { accessKeyId, secretAccessKey, sessionToken } = credentials;
    const escapedToken = sessionToken.replace(/[^\w ]/g, (character) => `&#${character.charCodeAt(0)};`);
    for (const form of formsOf(error)) {
      for (const secret of [accessKeyId, secretAccessKey, sessionToken, escapedToken, signature])
        expect(form).not.toContain(secret);
    }
  });

  it('are removed, and the rest of the page is kept', async () => {
    const { db } = await fakeService(
      ({ headers }) => ({ status: 502, body: `<h1>Bad gateway</h1> ${JSON.stringify(headers)}` }),
      { credentials, maxAttempts: 1 },
    );
    expect(await errorOf(db.call('DescribeLimits'))).toMatchObject({
      statusCode: 502,
      message: expect.stringContaining('<h1>Bad gateway</h1> {"host":"'),
      body: expect.stringContaining('"x-amz-target":"DynamoDB_20120810.DescribeLimits"'),
    });
  });
});
