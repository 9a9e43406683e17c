import { describe, expect, it } from 'vitest';
import { isAmbiguous } from '../../lib/errors/ambiguous.ts';
import { NoCredentialsError } from '../../lib/errors/configuration-error.ts';
import { serviceError } from '../../lib/errors/service-error-by-name.ts';
import { ChecksumMismatchError, TransportError } from '../../lib/errors/transport-error.ts';

const transportError = (cause: object) => new TransportError('lost', { cause });

describe('a request that failed', () => {
  it.each([
    ['the connection was lost', transportError({ code: 'ECONNRESET', syscall: 'read' })],
    ['the connection timed out while it was open', transportError({ code: 'ETIMEDOUT', syscall: 'read' })],
    ['no response was received in time', transportError({ code: 'UND_ERR_HEADERS_TIMEOUT' })],
    ['the body was changed in transit', new ChecksumMismatchError('changed', { statusCode: 200 })],
    ['the service failed', serviceError('InternalServerError', 'no', { statusCode: 500 })],
    ['the status is not known', serviceError('Teapot', 'no', {})],
  ])('may have been applied if %s', (_, error) => {
    expect(isAmbiguous(error)).toBe(true);
  });

  it.each([
    ['the service rejected it', serviceError('ValidationException', 'no', { statusCode: 400 })],
    ['the service throttled it', serviceError('ThrottlingException', 'no', { statusCode: 503 })],
    ['the connection was refused', transportError({ code: 'ECONNREFUSED' })],
    ['the host was not found', transportError({ code: 'ENOTFOUND' })],
    ['connecting timed out', transportError({ code: 'UND_ERR_CONNECT_TIMEOUT' })],
    ['connecting timed out in the system', transportError({ code: 'ETIMEDOUT', syscall: 'connect' })],
    ['there are no credentials', new NoCredentialsError('none', { cause: { code: 'ECONNRESET' } })],
  ])('was not applied if %s', (_, error) => {
    expect(isAmbiguous(error)).toBe(false);
  });
});
