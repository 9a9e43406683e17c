import { gzipSync } from 'node:zlib';
import { lastValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { InvalidResponseError, ServiceError } from '../../lib/index.ts';
import { errorOf } from '../support/error-of.ts';
import { fakeService } from '../support/fake-service.ts';

const input = { TableName: 'Music', Key: { Artist: 'Nina Simone' } };
const zipped = gzipSync('{"Item":{"Artist":{"S":"Nina Simone"}}}');
const compressed = { headers: { 'content-encoding': 'GZIP' }, body: zipped };

describe('a request', () => {
  it('asks for a body without compression, in a header that is not signed', async () => {
    const { db, server } = await fakeService();
    await lastValueFrom(db.getItem(input));
    const { headers } = await server.arrival(0);
    expect(headers['accept-encoding']).toBe('identity');
    expect(headers.authorization).not.toContain('accept-encoding');
  });
});

describe('a compressed response', () => {
  it.each([
    ['the checksum of the compressed body', {}],
    ['another checksum', { 'x-amz-crc32': '1' }],
  ])('is an error that says what to change, and is not retried: with %s', async (_, headers) => {
    const { db, server } = await fakeService(() => ({
      ...compressed,
      headers: { ...compressed.headers, ...headers, 'x-amzn-requestid': 'REQUEST1' },
    }));
    const error = await errorOf(db.getItem(input));
    expect(error).toBeInstanceOf(InvalidResponseError);
    expect(error).toMatchObject({
      message: expect.stringMatching(/content-encoding: gzip.*accept-encoding: identity.*`dispatcher`/),
      operation: 'GetItem',
      tableName: 'Music',
      statusCode: 200,
      requestId: 'REQUEST1',
      retryable: false,
    });
    expect(server.requests).toHaveLength(1);
  });

  it('is an InvalidResponseError with the status of the service error', async () => {
    const { db } = await fakeService(() => ({ ...compressed, status: 400 }));
    expect(await errorOf(db.getItem(input))).toMatchObject({ name: 'InvalidResponseError', statusCode: 400 });
  });

  it.each([503, 429])('is retried by its status, and its bytes are not shown: %i', async (status) => {
    const { db, server } = await fakeService(() => ({ ...compressed, status }), { maxAttempts: 2 });
    const error = await errorOf(db.getItem(input));
    expect(error).toBeInstanceOf(ServiceError);
    expect(error).toMatchObject({
      statusCode: status,
      attempts: 2,
      message: expect.stringMatching(/^[\w ]+$/),
    });
    expect(server.requests).toHaveLength(2);
  });

  it.each(['identity', 'Identity ', ''])(
    'is read if its encoding is no compression: "%s"',
    async (encoding) => {
      const { db } = await fakeService(() => ({
        headers: { 'content-encoding': encoding },
        body: { Item: {} },
      }));
      expect(await lastValueFrom(db.getItem(input))).toEqual({ Item: {} });
    },
  );
});
