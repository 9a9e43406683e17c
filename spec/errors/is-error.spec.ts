import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { isError } from '../../lib/errors/is-error.ts';
import { redact } from '../../lib/errors/redact.ts';
import { DynamoDB, RequestTimeoutError } from '../../lib/index.ts';
import { errorOf } from '../support/error-of.ts';

/** An error of another realm, as errors of Node's sockets are in Jest. */
const foreignError = (message: string): Error =>
  runInNewContext('Object.assign(new Error(message), { code: "ETIMEDOUT" })', { message });

describe('isError', () => {
  it('is true for errors of this and of another realm, and for a DOMException', () => {
    expect(foreignError('late') instanceof Error).toBe(false);
    for (const error of [new TypeError('x'), foreignError('late'), new DOMException('x')])
      expect(isError(error)).toBe(true);
  });

  it('is false for anything else', () => {
    for (const value of [undefined, null, 'Error', { name: 'Error', message: 'x' }, Error])
      expect(isError(value)).toBe(false);
  });

  it('keeps the code of an error of another realm: a timeout of a socket is a RequestTimeoutError', async () => {
    const db = new DynamoDB({
      region: 'eu-central-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 1,
      dispatcher: {
        dispatch: (_, handler) => {
          handler.onResponseError?.({} as never, foreignError('connect ETIMEDOUT'));
          return true;
        },
      },
    });
    const error = await errorOf(db.getItem({ TableName: 'Music', Key: { id: 1 } }));
    expect(error).toBeInstanceOf(RequestTimeoutError);
    expect(error).toMatchObject({ message: 'connect ETIMEDOUT' });
  });

  it('redacts an error of another realm', () => {
    const secret = 'a-secret-access-key-0123456789';
    expect(redact(foreignError(`echo ${secret}`), [secret]).message).toBe('echo …');
  });
});
