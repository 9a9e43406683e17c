import { describe, expect, it } from 'vitest';
import { isConnectionReset, isRetryable, retryableKind } from '../../lib/errors/retryable.ts';
import { serviceError } from '../../lib/errors/service-error-by-name.ts';
import { TransportError } from '../../lib/errors/transport-error.ts';

/** Wraps a cause so many times. */
function wrapped(cause: unknown, times: number): unknown {
  return times === 0 ? cause : new Error('outer', { cause: wrapped(cause, times - 1) });
}

describe('an error is worth a retry', () => {
  it.each([
    'BandwidthLimitExceeded',
    'EC2ThrottledException',
    'LimitExceededException',
    'PriorRequestNotComplete',
    'ProvisionedThroughputExceededException',
    'RequestLimitExceeded',
    'RequestThrottled',
    'RequestThrottledException',
    'SlowDown',
    'ThrottledException',
    'Throttling',
    'ThrottlingException',
    'TooManyRequestsException',
    'TransactionInProgressException',
  ])('as a throttle when it is called %s', (name) => {
    expect(retryableKind(serviceError(name, 'too fast', { statusCode: 400 }))).toBe('throttling');
  });

  it.each(['RequestTimeout', 'RequestTimeoutException', 'ReplicatedWriteConflictException'])(
    'as a fault of the moment when it is called %s',
    (name) => {
      expect(retryableKind(serviceError(name, 'oops', { statusCode: 400 }))).toBe('transient');
    },
  );

  it.each([
    ...['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND'],
    ...['EAI_AGAIN', 'UND_ERR_SOCKET', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT'],
    ...['UND_ERR_BODY_TIMEOUT', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'HPE_INVALID_CONSTANT'],
  ])('as a fault of the moment when its code or the code of its cause is %s', (code) => {
    const cause = Object.assign(new Error('lost'), { code });
    expect(retryableKind(cause)).toBe('transient');
    expect(retryableKind(new TransportError('lost', { cause }))).toBe('transient');
  });

  it.each([500, 502, 503, 504])('as a fault of the moment when it came with status %i', (statusCode) => {
    expect(retryableKind(serviceError('UnknownError', 'oops', { statusCode }))).toBe('transient');
    expect(retryableKind({ $metadata: { httpStatusCode: statusCode } })).toBe('transient');
  });

  it('as a throttle when it came with status 429', () => {
    expect(retryableKind(serviceError('UnknownError', 'too fast', { statusCode: 429 }))).toBe('throttling');
  });

  it('by its name rather than by its status', () => {
    expect(retryableKind(serviceError('ThrottlingException', 'no', { statusCode: 500 }))).toBe('throttling');
    const failed = serviceError('ConditionalCheckFailedException', 'no', { statusCode: 500 });
    expect(retryableKind(failed)).toBeUndefined();
  });

  it('when a signature came too late, but not when it is wrong', () => {
    const rejected = (message: string) =>
      serviceError('InvalidSignatureException', message, { statusCode: 400 });
    expect(retryableKind(rejected('Signature expired: 20260101T000000Z is now earlier than …'))).toBe(
      'transient',
    );
    expect(retryableKind(rejected('The signature does not match'))).toBeUndefined();
  });

  it('by its cause, up to the tenth', () => {
    const cause = { code: 'ECONNRESET' };
    expect(retryableKind(wrapped(cause, 9))).toBe('transient');
    expect(retryableKind(wrapped(cause, 10))).toBeUndefined();
  });
});

describe('an error is not worth a retry', () => {
  it.each([
    'ConditionalCheckFailedException',
    'TransactionCanceledException',
    'TransactionConflictException',
    'ValidationException',
    'AccessDeniedException',
    'ResourceNotFoundException',
    'TeapotException',
  ])('when the service calls it %s', (name) => {
    expect(retryableKind(serviceError(name, 'no', { statusCode: 400 }))).toBeUndefined();
  });

  it('when the service has spoken, whatever the cause', () => {
    const facts = { statusCode: 400, cause: { code: 'ECONNRESET' } };
    expect(retryableKind(serviceError('ValidationException', 'no', facts))).toBeUndefined();
  });

  it.each(['UND_ERR_ABORTED', 'UND_ERR_DESTROYED', 'UND_ERR_CLOSED', 'UND_ERR_INVALID_ARG'])(
    'when undici says %s',
    (code) => {
      const cause = { code, cause: { code: 'ECONNRESET' } };
      expect(retryableKind(new TransportError('gone', { cause }))).toBeUndefined();
    },
  );

  it('when it is an abort', () => {
    const cause = new DOMException('left', 'AbortError');
    expect(retryableKind(new TransportError('left', { cause }))).toBeUndefined();
  });

  it.each([undefined, null, 'ECONNRESET', 503, new TypeError('a bug'), {}])('when it is %j', (error) => {
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

it('no retry is safe after an error that is ambiguous, whatever its kind', () => {
  const cause = { code: 'ECONNRESET' };
  expect(retryableKind(new TransportError('lost', { cause, ambiguous: true }))).toBeUndefined();
});

describe('a connection was reset without an answer', () => {
  it.each(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])('with the code %s', (code) => {
    expect(isConnectionReset(new TransportError('lost', { cause: { code } }))).toBe(true);
    expect(isConnectionReset(new TransportError('lost', { cause: { code }, statusCode: 200 }))).toBe(false);
  });

  it.each([
    new TransportError('refused', { cause: { code: 'ECONNREFUSED' } }),
    new TransportError('late', { cause: { code: 'UND_ERR_HEADERS_TIMEOUT' } }),
    new TransportError('unknown'),
    serviceError('InternalServerError', 'no', { cause: { code: 'ECONNRESET' } }),
    undefined,
  ])('is not what %s says', (error) => {
    expect(isConnectionReset(error)).toBe(false);
  });
});
