import { describe, expect, it } from 'vitest';
import { isConnectionReset, isRetryable, retryableKind } from '../../lib/errors/retryable.ts';
import { serviceError } from '../../lib/errors/service-error-by-name.ts';
import { TransportError } from '../../lib/errors/transport-error.ts';
import { sdkSocketCodes, sdkThrottlingNames } from './sdk-retry-codes.ts';

/** Wraps an error this many times as the cause of another. */
function wrapped(cause: unknown, times: number): unknown {
  return times === 0 ? cause : new Error('outer', { cause: wrapped(cause, times - 1) });
}

describe('an error is retryable', () => {
  it.each(sdkThrottlingNames)('as a throttle if it has the name %s', (name) => {
    expect(retryableKind(serviceError(name, 'too fast', { statusCode: 400 }))).toBe('throttling');
  });

  it.each(['RequestTimeout', 'RequestTimeoutException', 'ReplicatedWriteConflictException'])(
    'as a transient error if it has the name %s',
    (name) => {
      expect(retryableKind(serviceError(name, 'oops', { statusCode: 400 }))).toBe('transient');
    },
  );

  it.each([
    ...sdkSocketCodes,
    ...['UND_ERR_SOCKET', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'],
    ...['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'HPE_INVALID_CONSTANT'],
  ])('as a transient error if its code or the code of its cause is %s', (code) => {
    const cause = Object.assign(new Error('lost'), { code });
    expect(retryableKind(cause)).toBe('transient');
    expect(retryableKind(new TransportError('lost', { cause }))).toBe('transient');
  });

  it.each([500, 502, 503, 504])('as a transient error if it has the status %i', (statusCode) => {
    expect(retryableKind(serviceError('UnknownError', 'oops', { statusCode }))).toBe('transient');
    expect(retryableKind({ $metadata: { httpStatusCode: statusCode } })).toBe('transient');
  });

  it('as a throttle if it has the status 429', () => {
    expect(retryableKind(serviceError('UnknownError', 'too fast', { statusCode: 429 }))).toBe('throttling');
  });

  it('by its name before its status', () => {
    expect(retryableKind(serviceError('ThrottlingException', 'no', { statusCode: 500 }))).toBe('throttling');
    const failed = serviceError('ConditionalCheckFailedException', 'no', { statusCode: 500 });
    expect(retryableKind(failed)).toBeUndefined();
  });

  it('if its signature has expired, but not if it does not match', () => {
    const rejected = (message: string) =>
      serviceError('InvalidSignatureException', message, { statusCode: 400 });
    expect(retryableKind(rejected('Signature expired: 20260101T000000Z is now earlier than …'))).toBe(
      'transient',
    );
    expect(retryableKind(rejected('The signature does not match'))).toBeUndefined();
  });

  it('by its cause, up to ten levels deep', () => {
    const cause = { code: 'ECONNRESET' };
    expect(retryableKind(wrapped(cause, 9))).toBe('transient');
    expect(retryableKind(wrapped(cause, 10))).toBeUndefined();
  });
});

describe('an error is not retryable', () => {
  it.each([
    'ConditionalCheckFailedException',
    'TransactionCanceledException',
    'TransactionConflictException',
    'ValidationException',
    'AccessDeniedException',
    'ResourceNotFoundException',
    'TeapotException',
  ])('if the service returned it with the name %s', (name) => {
    expect(retryableKind(serviceError(name, 'no', { statusCode: 400 }))).toBeUndefined();
  });

  it('if the service returned it, whatever its cause', () => {
    const facts = { statusCode: 400, cause: { code: 'ECONNRESET' } };
    expect(retryableKind(serviceError('ValidationException', 'no', facts))).toBeUndefined();
  });

  it.each(['UND_ERR_ABORTED', 'UND_ERR_DESTROYED', 'UND_ERR_CLOSED', 'UND_ERR_INVALID_ARG'])(
    'if undici raised it with the code %s',
    (code) => {
      const cause = { code, cause: { code: 'ECONNRESET' } };
      expect(retryableKind(new TransportError('aborted', { cause }))).toBeUndefined();
    },
  );

  it('if it is an abort', () => {
    const cause = new DOMException('aborted', 'AbortError');
    expect(retryableKind(new TransportError('aborted', { cause }))).toBeUndefined();
  });

  it.each([undefined, null, 'ECONNRESET', 503, new TypeError('a bug'), {}])('if it is %j', (error) => {
    expect(retryableKind(error)).toBeUndefined();
  });
});

describe('sending the same request again may succeed', () => {
  const cancelled = (...codes: (string | undefined)[]) =>
    serviceError('TransactionCanceledException', 'cancelled', {
      statusCode: 400,
      cancellationReasons: codes.map((Code) => (Code === undefined ? {} : { Code })),
    });

  it.each([
    ['a throttle', serviceError('ThrottlingException', 'no', { statusCode: 400 }), true],
    ['a lost connection', new TransportError('lost', { cause: { code: 'ECONNRESET' } }), true],
    ['a conflict', serviceError('TransactionConflictException', 'busy', { statusCode: 400 }), true],
    ['a cancellation for a conflict', cancelled('None', 'TransactionConflict'), true],
    ['one for throttles', cancelled('ThrottlingError', 'ProvisionedThroughputExceeded'), true],
    [
      'one for a conflict and a throttle',
      cancelled('TransactionConflict', undefined, 'ThrottlingError'),
      true,
    ],
    ['one for a condition too', cancelled('ConditionalCheckFailed', 'TransactionConflict'), false],
    ['one for an unknown reason', cancelled('Teapot'), false],
    ['one without a reason', cancelled('None', undefined), false],
    ['one without reasons', serviceError('TransactionCanceledException', 'no', { statusCode: 400 }), false],
    [
      'another error with such reasons',
      serviceError('ValidationException', 'no', {
        statusCode: 400,
        cancellationReasons: [{ Code: 'TransactionConflict' }],
      }),
      false,
    ],
    ['a failed condition', serviceError('ConditionalCheckFailedException', 'no', { statusCode: 400 }), false],
    ['a bug', new TypeError('no'), false],
  ])('after %s: %#', (_, error, expected) => {
    expect(isRetryable(error)).toBe(expected);
  });
});

it('an ambiguous error is not retryable, whatever its kind', () => {
  const cause = { code: 'ECONNRESET' };
  expect(retryableKind(new TransportError('lost', { cause, ambiguous: true }))).toBeUndefined();
});

describe('a connection was reset without a response', () => {
  it.each(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])('if the code is %s', (code) => {
    expect(isConnectionReset(new TransportError('lost', { cause: { code } }))).toBe(true);
    expect(isConnectionReset(new TransportError('lost', { cause: { code }, statusCode: 200 }))).toBe(false);
  });

  it.each([
    new TransportError('refused', { cause: { code: 'ECONNREFUSED' } }),
    new TransportError('late', { cause: { code: 'UND_ERR_HEADERS_TIMEOUT' } }),
    new TransportError('unknown'),
    serviceError('InternalServerError', 'no', { cause: { code: 'ECONNRESET' } }),
    undefined,
  ])('is not the case for %s', (error) => {
    expect(isConnectionReset(error)).toBe(false);
  });
});
