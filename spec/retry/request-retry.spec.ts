import { catchError, defer, EMPTY, ignoreElements, map, of, throwError } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { DynamoDBError } from '../../lib/errors/dynamodb-error.ts';
import { serviceError } from '../../lib/errors/exceptions.ts';
import { TransportError } from '../../lib/errors/transport-error.ts';
import { retryBudget } from '../../lib/retry/budget.ts';
import { requestRetry } from '../../lib/retry/request-retry.ts';
import type { Exchange, WireRequest } from '../../lib/transport/exchange.ts';
import { onVirtualTime } from '../support/marbles.ts';
import { sampleRequest as request } from '../transport/sample-request.ts';

const response = { requestId: undefined, output: {} };

const throttled = () =>
  serviceError('ProvisionedThroughputExceededException', 'too fast', { statusCode: 400 });
const failed = () => serviceError('InternalServerError', 'oops', { statusCode: 500 });
const reset = () => new TransportError('lost', { cause: { code: 'ECONNRESET' } });
const refused = () => serviceError('ValidationException', 'no', { statusCode: 400 });

/** An exchange that fails in the given ways, one attempt after another, and answers then. */
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

describe('the retry layer', () => {
  it('waits 1 s, 2 s and 4 s after throttles', () => {
    onVirtualTime(({ expectObservable }) => {
      const { exchange } = failing([throttled, throttled, throttled]);
      expectObservable(requestRetry(policy())(exchange)(request)).toBe('7000ms (a|)', { a: response });
    });
  });

  it('waits 25, 50 and 100 ms after transient faults', () => {
    onVirtualTime(({ expectObservable }) => {
      const { exchange } = failing([failed, failed, failed]);
      expectObservable(requestRetry(policy())(exchange)(request)).toBe('175ms (a|)', { a: response });
    });
  });

  it('gives up after the fourth attempt, and tells how many there were and how long was waited between them', () => {
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

  it('leaves throttles to a stream that waits them out, and retries its transient faults all the same', () => {
    onVirtualTime(({ expectObservable }) => {
      const { exchange } = failing([failed, throttled]);
      expectObservable(requestRetry(policy())(exchange)({ ...request, callerRetries: ['throttling'] })).toBe(
        '25ms #',
        undefined,
        Object.assign(throttled(), { attempts: 2, totalRetryDelay: 25 }),
      );
    });
  });

  it('counts the attempts on from those that a stream has made, and makes as many as ever', () => {
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

  it('lets no budget end the retries of a stream, nor charges them to it', () => {
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

  it('leaves to a stream that waits outages out all that it retries', () => {
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

  it('lets every other error pass at once', () => {
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

  it('retries nothing once the budget is spent, but never holds back a first attempt', () => {
    onVirtualTime(({ expectObservable }) => {
      const spent = policy();
      while (spent.budget().take('throttling'));
      const layer = requestRetry(spent);
      const message =
        'too fast (not sent again: earlier retries have spent the retry budget, which successful calls fill up)';
      expectObservable(layer(failing([throttled]).exchange)(request)).toBe(
        '#',
        undefined,
        Object.assign(throttled(), { attempts: 1, notRetriedBecause: 'budget', message }),
      );
      expectObservable(layer(failing([]).exchange)(request)).toBe('(a|)', { a: response });
    });
  });

  it('refunds the last retry of a success only', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const shared = policy();
      expectObservable(requestRetry(shared)(failing([throttled, throttled]).exchange)(request));
      flush();
      let left = 0;
      while (shared.budget().take('throttling')) left++;
      expect(left).toBe(99);
    });
  });

  it.each([undefined, 200])(
    'takes nothing of the budget for the first retry after a reset without an answer (%s)',
    (statusCode) => {
      onVirtualTime(({ expectObservable, flush }) => {
        const spent = policy();
        while (spent.budget().take('throttling'));
        const lost = () => new TransportError('lost', { cause: { code: 'ECONNRESET' }, statusCode });
        const outcome$ = requestRetry(spent)(failing([lost]).exchange)(request).pipe(
          map(() => 'answered'),
          catchError((error: DynamoDBError) => of(error.notRetriedBecause)),
        );
        expectObservable(outcome$).toBe(statusCode === undefined ? '25ms (a|)' : '(b|)', {
          a: 'answered',
          b: 'budget',
        });
        flush();
      });
    },
  );

  it('pays for a second reset, and for faults after which an answer was under way', () => {
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
      let left = 0;
      while (shared.budget().take('throttling')) left++;
      // Two retries of 14 tokens each were paid of 500.
      expect(left).toBe(94);
    });
  });

  it('refunds nothing for a retry that cost nothing', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const shared = policy();
      while (shared.budget().take('throttling'));
      expectObservable(requestRetry(shared)(failing([reset]).exchange)(request)).toBe('25ms (a|)', {
        a: response,
      });
      flush();
      // A success without a retry that was paid for earns one token, and a throttle costs five.
      for (let success = 0; success < 3; success++) shared.budget().refund(undefined);
      expect(shared.budget().take('throttling')).toBe(false);
      shared.budget().refund(undefined);
      expect(shared.budget().take('throttling')).toBe(true);
    });
  });

  it('makes no more attempts than allowed, also after a reset', () => {
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

  it('makes as many attempts as the policy says where the request does not', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const { exchange, attempts } = failing([failed, failed, failed]);
      const { maxAttempts: _, ...open } = request;
      const layer = requestRetry({ ...policy(), maxAttempts: () => 2 });
      expectObservable(layer(exchange)(open).pipe(catchError(() => EMPTY)));
      flush();
      expect(attempts).toHaveLength(2);
    });
  });

  it('says of a conflict that the client leaves another attempt to the caller', () => {
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

  it('stops waiting when the subscriber leaves', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const { exchange, attempts } = failing([throttled]);
      expectObservable(requestRetry(policy())(exchange)(request), '500ms !').toBe('');
      flush();
      expect(attempts).toHaveLength(1);
    });
  });

  it('passes on errors that are not ours untouched', () => {
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
