import { lastValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { ChecksumMismatchError } from '../../lib/index.ts';
import { errorOf } from '../support/error-of.ts';
import { fakeService } from '../support/fake-service.ts';
import type { Handler } from '../support/wire/fake-server.ts';

const input = { TableName: 'Music', Key: { Artist: 'Nina Simone' } };
const item = { Item: { Artist: { S: 'Nina Simone' }, Year: { N: '1965' } } };
const wrongChecksum = { 'x-amz-crc32': '1', 'x-amzn-requestid': 'REQUEST1' };

describe('a body that does not match its checksum', () => {
  const first =
    (status: number): Handler =>
    ({ index }) => ({
      status: index === 0 ? status : 200,
      body: item,
      ...(index === 0 && { headers: wrongChecksum }),
    });

  it.each([200, 400])('is retried, whatever its status: %i', async (status) => {
    const { db, server } = await fakeService(first(status));
    expect(await lastValueFrom(db.getItem(input))).toEqual({ Item: { Artist: 'Nina Simone', Year: 1965 } });
    expect(server.requests).toHaveLength(2);
  });

  it.each(['1', '', 'crc', '-1'])(
    'is a ChecksumMismatchError after the last attempt: "%s"',
    async (checksum) => {
      const { db } = await fakeService(
        () => ({ body: item, headers: { ...wrongChecksum, 'x-amz-crc32': checksum } }),
        {
          maxAttempts: 1,
        },
      );
      const error = await errorOf(db.getItem(input));
      expect(error).toBeInstanceOf(ChecksumMismatchError);
      expect(error).toMatchObject({
        name: 'ChecksumMismatchError',
        operation: 'GetItem',
        tableName: 'Music',
        statusCode: 200,
        requestId: 'REQUEST1',
        attempts: 1,
        retryable: true,
      });
    },
  );
});

it('a body without a checksum is accepted', async () => {
  const { db } = await fakeService(() => (response) => void response.end(JSON.stringify(item)));
  expect(await lastValueFrom(db.getItem(input))).toEqual({ Item: { Artist: 'Nina Simone', Year: 1965 } });
});
