import { defer, lastValueFrom, of, repeat, retry, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { resend } from '../../lib/call/resend.ts';
import type { RetryableKind } from '../../lib/errors/retryable.ts';
import { serviceError } from '../../lib/errors/service-error-by-name.ts';
import type { Exchange, WireRequest } from '../../lib/transport/exchange.ts';
import { sampleResponse as response, sampleRequest } from '../support/sample-request.ts';

const throttling: readonly RetryableKind[] = ['throttling'];

/** An exchange that fails once for each element, after that number of attempts, and records its requests. */
function failing(attempts: readonly (number | undefined)[]): { exchange: Exchange; sent: WireRequest[] } {
  const sent: WireRequest[] = [];
  const exchange: Exchange = (request) =>
    defer(() => {
      sent.push(request);
      if (sent.length > attempts.length) return of(response);
      return throwError(() =>
        serviceError('ThrottlingException', 'slow', { attempts: attempts[sent.length - 1] }),
      );
    });
  return { exchange, sent };
}

describe('a request that its caller retries', () => {
  it('is the same on each subscription, and continues the count of attempts', async () => {
    const { exchange, sent } = failing([1, 4, undefined]);
    let made = 0;
    const newRequest = () => ({ ...sampleRequest, invocationId: `id ${made++}` });
    const request$ = resend(exchange, newRequest, () => throttling);
    expect(await lastValueFrom(request$.pipe(retry(3)))).toBe(response);
    expect(sent.map(({ attempt, invocationId }) => [attempt, invocationId])).toEqual(
      [1, 2, 6, 7].map((attempt) => [attempt, 'id 0']),
    );
  });

  it('has on each subscription the kinds that its caller retries then', async () => {
    const { exchange, sent } = failing([]);
    const kinds: (readonly RetryableKind[])[] = [throttling, ['throttling', 'transient']];
    const request$ = resend(
      exchange,
      () => sampleRequest,
      () => kinds[sent.length] ?? [],
    );
    await lastValueFrom(request$.pipe(repeat(2)));
    expect(sent.map(({ callerRetries }) => callerRetries)).toEqual(kinds);
  });

  it('is made on subscription, and fails the stream if it cannot be encoded', async () => {
    const { exchange, sent } = failing([]);
    const request$ = resend(
      exchange,
      () => {
        throw new Error('cannot be encoded');
      },
      () => throttling,
    );
    await expect(lastValueFrom(request$)).rejects.toThrow('cannot be encoded');
    expect(sent).toEqual([]);
  });
});
