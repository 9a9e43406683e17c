import { catchError, defer, EMPTY, ignoreElements, map, of, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { DynamoDBError } from '../../lib/errors/dynamodb-error.ts';
import { serviceError } from '../../lib/errors/service-error-by-name.ts';
import { TransportError } from '../../lib/errors/transport-error.ts';
import { retryBudget } from '../../lib/retry/budget.ts';
import { requestRetry } from '../../lib/retry/request-retry.ts';
import type { Exchange, WireRequest } from '../../lib/transport/exchange.ts';
import { onVirtualTime } from '../support/marbles.ts';
import { sampleRequest as request, sampleResponse as response } from '../support/sample-request.ts';

const throttled = () =>
  serviceError('ProvisionedThroughputExceededException', 'too fast', { statusCode: 400 });
const failed = () => serviceError('InternalServerError', 'oops', { statusCode: 500 });
const reset = () => new TransportError('lost', { cause: { code: 'ECONNRESET' } });
const refused = () => serviceError('ValidationException', 'no', { statusCode: 400 });

/** Creates an exchange that fails with each of these errors in turn, and then responds. */
function failing(errors: readonly (() => Error)[]): { exchange: Exchange; attempts: WireRequest[] } {
  const attempts: WireRequest[] = [];
  const exchange: Exchange = (sent) =>
    defer(() => {
      const error = errors[attempts.length];
      attempts.push(sent);
      return error ? throwError(error) : of(response);
    });
  return { exchange, attempts };
}

const policy = () => {
  const budget = retryBudget();
  return { budget: () => budget, random: () => 1 };
};

describe('the retry of requests', () => {
  it('retries throttles after 1, 2 and 4 seconds', () => {
    onVirtualTime(({ expectObservable }) => {
      const { exchange } = failing([throttled, throttled, throttled]);
      expectObservable(requestRetry(policy())(exchange)(request)).toBe('7000ms (a|)', { a: response });
    });
  });

  it('retries transient errors after 25, 50 and 100 ms', () => {
    onVirtualTime(({ expectObservable }) => {
      const { exchange } = failing([failed, failed, failed]);
      expectObservable(requestRetry(policy())(exchange)(request)).toBe('175ms (a|)', { a: response });
    });
  });

  it('fails after the fourth attempt, with the number of attempts and the sum of the delays', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const { exchange, attempts } = failing([failed, failed, failed, failed]);
      const error = Object.assign(failed(), {
        attempts: 4,
        totalRetryDelay: 175,
        notRetriedBecause: 'attempts',
      });
      expectObservable(requestRetry(policy())(exchange)(request)).toBe('175ms #', undefined, error);
      flush();
      expect(attempts.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4]);
      expect(new Set(attempts.map(({ invocationId }) => invocationId))).toEqual(new Set(['one-per-call']));
    });
  });

  it('leaves throttles to a stream that retries them, but retries its transient errors', () => {
    onVirtualTime(({ expectObservable }) => {
      const { exchange } = failing([failed, throttled]);
      expectObservable(requestRetry(policy())(exchange)({ ...request, callerRetries: ['throttling'] })).toBe(
        '25ms #',
        undefined,
        Object.assign(throttled(), { attempts: 2, totalRetryDelay: 25 }),
      );
    });
  });

  it('numbers its attempts after those of a stream, and makes as many as for a single call', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const { exchange, attempts } = failing([failed, failed, failed, failed]);
      const later = { ...request, attempt: 8, callerRetries: ['throttling'] } as const;
      const error = Object.assign(failed(), {
        notRetriedBecause: 'attempts',
        attempts: 4,
        totalRetryDelay: 175,
      });
      expectObservable(requestRetry(policy())(exchange)(later)).toBe('175ms #', undefined, error);
      flush();
      expect(attempts.map(({ attempt }) => attempt)).toEqual([8, 9, 10, 11]);
    });
  });

  it('retries the requests of a stream without taking from the budget, even if that is empty', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const spent = policy();
      while (spent.budget().take('throttling'));
      const { exchange } = failing([failed, failed, failed]);
      const sent = { ...request, callerRetries: ['throttling'] } as const;
      expectObservable(requestRetry(spent)(exchange)(sent)).toBe('175ms (a|)', { a: response });
      flush();
      expect(spent.budget().take('throttling')).toBe(false);
    });
  });

  it('leaves transient errors to a stream that retries outages', () => {
    onVirtualTime(({ expectObservable }) => {
      const { exchange } = failing([failed]);
      const sent = { ...request, callerRetries: ['throttling', 'transient'] } as const;
      expectObservable(requestRetry(policy())(exchange)(sent)).toBe(
        '#',
        undefined,
        Object.assign(failed(), { attempts: 1 }),
      );
    });
  });

  it('passes every other error on at once', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const { exchange, attempts } = failing([refused]);
      expectObservable(requestRetry(policy())(exchange)(request)).toBe(
        '#',
        undefined,
        Object.assign(refused(), { attempts: 1, notRetriedBecause: 'notRetryable' }),
      );
      flush();
      expect(attempts).toHaveLength(1);
    });
  });

  it('retries nothing once the budget is empty, but always makes a first attempt', () => {
    onVirtualTime(({ expectObservable }) => {
      const spent = policy();
      while (spent.budget().take('throttling'));
      const layer = requestRetry(spent);
      const message =
        'too fast (not retried: earlier retries have used up the retry budget, which successful calls refill)';
      expectObservable(layer(failing([throttled]).exchange)(request)).toBe(
        '#',
        undefined,
        Object.assign(throttled(), { attempts: 1, notRetriedBecause: 'budget', message }),
      );
      expectObservable(layer(failing([]).exchange)(request)).toBe('(a|)', { a: response });
    });
  });

  it('returns only the tokens of the last retry after a success', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const shared = policy();
      expectObservable(requestRetry(shared)(failing([throttled, throttled]).exchange)(request));
      flush();
      let remaining = 0;
      while (shared.budget().take('throttling')) remaining++;
      expect(remaining).toBe(99);
    });
  });

  it.each([undefined, 200])(
    'takes no tokens for the first retry after a reset without a response (%s)',
    (statusCode) => {
      onVirtualTime(({ expectObservable, flush }) => {
        const spent = policy();
        while (spent.budget().take('throttling'));
        const lost = () => new TransportError('lost', { cause: { code: 'ECONNRESET' }, statusCode });
        const outcome$ = requestRetry(spent)(failing([lost]).exchange)(request).pipe(
          map(() => 'responded'),
          catchError((error: DynamoDBError) => of(error.notRetriedBecause)),
        );
        expectObservable(outcome$).toBe(statusCode === undefined ? '25ms (a|)' : '(b|)', {
          a: 'responded',
          b: 'budget',
        });
        flush();
      });
    },
  );

  it('takes tokens for the retry of a second reset, and of a fault of the service', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const shared = policy();
      const { exchange } = failing([failed, reset, reset, refused]);
      expectObservable(
        requestRetry(shared)(exchange)(request).pipe(
          ignoreElements(),
          catchError(() => EMPTY),
        ),
      );
      flush();
      let remaining = 0;
      while (shared.budget().take('throttling')) remaining++;
      // Two retries took 14 tokens each of the 500.
      expect(remaining).toBe(94);
    });
  });

  it('returns no tokens for a retry that took none', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const shared = policy();
      while (shared.budget().take('throttling'));
      expectObservable(requestRetry(shared)(failing([reset]).exchange)(request)).toBe('25ms (a|)', {
        a: response,
      });
      flush();
      // A success without a retry adds one token, and the retry of a throttle takes five.
      for (let success = 0; success < 3; success++) shared.budget().refund(undefined);
      expect(shared.budget().take('throttling')).toBe(false);
      shared.budget().refund(undefined);
      expect(shared.budget().take('throttling')).toBe(true);
    });
  });

  it('makes no more attempts than `maxAttempts`, also after a reset', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const { exchange, attempts } = failing([reset, reset]);
      const outcome$ = requestRetry(policy())(exchange)({ ...request, maxAttempts: 1 });
      expectObservable(outcome$.pipe(catchError((error: DynamoDBError) => of(error.notRetriedBecause)))).toBe(
        '(a|)',
        { a: 'attempts' },
      );
      flush();
      expect(attempts).toHaveLength(1);
    });
  });

  it('makes as many attempts as the policy says if the request does not say it', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const { exchange, attempts } = failing([failed, failed, failed]);
      const { maxAttempts: _, ...withoutMaxAttempts } = request;
      const layer = requestRetry({ ...policy(), maxAttempts: () => 2 });
      expectObservable(layer(exchange)(withoutMaxAttempts).pipe(catchError(() => EMPTY)));
      flush();
      expect(attempts).toHaveLength(2);
    });
  });

  it('leaves the retry of a transaction conflict to the caller', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const conflict = () => serviceError('TransactionConflictException', 'busy', { statusCode: 400 });
      const { exchange, attempts } = failing([conflict]);
      const outcome$ = requestRetry(policy())(exchange)(request);
      expectObservable(outcome$.pipe(catchError((error: DynamoDBError) => of(error.notRetriedBecause)))).toBe(
        '(a|)',
        { a: 'leftToCaller' },
      );
      flush();
      expect(attempts).toHaveLength(1);
    });
  });

  it('stops the retry delay on unsubscribe', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const { exchange, attempts } = failing([throttled]);
      expectObservable(requestRetry(policy())(exchange)(request), '500ms !').toBe('');
      flush();
      expect(attempts).toHaveLength(1);
    });
  });

  it('passes on an error that is no DynamoDBError unchanged', () => {
    onVirtualTime(({ expectObservable }) => {
      const bug = new TypeError('a bug');
      expectObservable(requestRetry(policy())(failing([() => bug]).exchange)(request)).toBe(
        '#',
        undefined,
        bug,
      );
      expect(bug).not.toBeInstanceOf(DynamoDBError);
    });
  });
});
