import { concat, defer, NEVER, of, throwError } from 'rxjs';
import { describe, it } from 'vitest';
import { retryThrottled, retryTransient } from '../../lib/retry/operators.ts';
import { onVirtualTime } from '../support/marbles.ts';

const random = () => 1;
const throttle = Object.assign(new Error('slow down'), { name: 'ThrottlingException' });
const reset = Object.assign(new Error('reset'), { code: 'ECONNRESET' });

/** Fails with each of the errors in turn, then emits `a`. */
function failing(...errors: Error[]) {
  let attempt = 0;
  return defer(() => {
    const error = errors[attempt++];
    return error ? throwError(() => error) : of('a');
  });
}

describe('retryThrottled', () => {
  it('retries after 1, 2 and 4 seconds', () => {
    onVirtualTime(({ expectObservable }) => {
      expectObservable(failing(throttle, throttle, throttle).pipe(retryThrottled({ random }))).toBe(
        '7000ms (a|)',
      );
    });
  });

  it('fails after the fourth attempt', () => {
    onVirtualTime(({ expectObservable }) => {
      const source = failing(throttle, throttle, throttle, throttle);
      expectObservable(source.pipe(retryThrottled({ random }))).toBe('7000ms #', undefined, throttle);
    });
  });

  it('resets the number of attempts after a value', () => {
    onVirtualTime(({ expectObservable }) => {
      const source = concat(
        of('a'),
        throwError(() => throttle),
      );
      const expected = 'a 999ms a 999ms a 999ms a';
      expectObservable(source.pipe(retryThrottled({ random, maxAttempts: 2 })), '3001ms !').toBe(expected);
    });
  });

  it('passes a transient error on', () => {
    onVirtualTime(({ expectObservable }) => {
      expectObservable(failing(reset).pipe(retryThrottled({ random }))).toBe('#', undefined, reset);
    });
  });

  it.each([
    ['an HTTP status of 429', Object.assign(new Error('x'), { statusCode: 429 })],
    ['an AWS SDK error', Object.assign(new Error('x'), { $metadata: { httpStatusCode: 429 } })],
    ['a cause', new Error('outer', { cause: new Error('middle', { cause: throttle }) })],
  ])('recognizes a throttle by %s', (_, error) => {
    onVirtualTime(({ expectObservable }) => {
      expectObservable(failing(error).pipe(retryThrottled({ random }))).toBe('1000ms (a|)');
    });
  });

  it('unsubscribes from its source and stops its delay on unsubscribe', () => {
    onVirtualTime(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('--#', undefined, throttle);
      expectObservable(source.pipe(retryThrottled({ random })), '1500ms !').toBe('');
      expectSubscriptions(source.subscriptions).toBe(['^-!', '1002ms ^-!']);
    });
  });
});

describe('retryTransient', () => {
  it('retries after 25, 50 and 100 ms', () => {
    onVirtualTime(({ expectObservable }) => {
      expectObservable(failing(reset, reset, reset).pipe(retryTransient({ random }))).toBe('175ms (a|)');
    });
  });

  it('passes a throttle on', () => {
    onVirtualTime(({ expectObservable }) => {
      expectObservable(failing(throttle).pipe(retryTransient({ random }))).toBe('#', undefined, throttle);
    });
  });

  it('passes on the values and the completion of any Observable', () => {
    onVirtualTime(({ cold, expectObservable }) => {
      expectObservable(cold('-a-b-|').pipe(retryTransient())).toBe('-a-b-|');
      expectObservable(NEVER.pipe(retryTransient()), '--!').toBe('');
    });
  });
});
