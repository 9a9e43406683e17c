import { defer, map, mergeAll, type Observable, reduce, throwError, timer } from 'rxjs';
import { describe, expect, it } from 'vitest';
import {
  type BatchResponse,
  type ItemResult,
  type SendAttempt,
  sendBatch,
} from '../../lib/bulk/batch-retry.ts';
import { serviceError } from '../../lib/errors/service-error-by-name.ts';
import { UnprocessedError } from '../../lib/index.ts';
import { onVirtualTime } from '../support/marbles.ts';
import { outcomeOf } from './writing-songs.ts';

const throttle = serviceError('ProvisionedThroughputExceededException', 'too fast', { statusCode: 400 });
const refusal = serviceError('ValidationException', 'no', { statusCode: 400 });
const policy = { stallTimeout: 60_000, random: () => 1 };

/** Creates a `send` whose responses take a millisecond, and records the elements of each attempt, joined. */
function requests(respond: (elements: readonly string[], index: number) => BatchResponse<string, string>) {
  const sent: string[] = [];
  const request: SendAttempt<string, string> = (elements) =>
    defer(() => {
      const index = sent.push(elements.join('')) - 1;
      return timer(1).pipe(map(() => respond(elements, index)));
    });
  return { sent, request };
}

const processed = (elements: readonly string[]) =>
  elements.map((request) => ({ request, value: request.toUpperCase() }));
const all = (elements: readonly string[]) => ({ results: processed(elements), unprocessed: [] });
const none = (elements: readonly string[]) => ({ results: [], unprocessed: elements });
const firstOnly = (elements: readonly string[]) => ({
  results: processed(elements.slice(0, 1)),
  unprocessed: elements.slice(1),
});

/** Emits each element: in upper case if it was processed, in lower case if it failed. */
function outcomes(results: Observable<readonly ItemResult<string, string>[]>): Observable<string> {
  return results.pipe(
    mergeAll(),
    map((result) => ('value' in result ? result.value : result.request)),
  );
}
const joined = reduce((text: string, outcome: string) => text + outcome, '');

describe('sendBatch', () => {
  it('emits one result for each element', () => {
    onVirtualTime(({ expectObservable }) => {
      const { request } = requests(all);
      expectObservable(outcomes(sendBatch([...'abc'], request, policy))).toBe('-(ABC|)');
    });
  });

  it('retries the unprocessed elements, and no others, after a second', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const { sent, request } = requests((elements, index) => (index === 0 ? firstOnly : all)(elements));
      expectObservable(outcomes(sendBatch([...'abc'], request, policy))).toBe('-A 1000ms (BC|)');
      flush();
      expect(sent).toEqual(['abc', 'bc']);
    });
  });

  it('retries after 1, 2, 4, 8, 16 and then 20 seconds while no element is processed', () => {
    onVirtualTime(({ expectObservable }) => {
      const { request } = requests((elements, index) => (index < 7 ? none : all)(elements));
      const results = outcomes(sendBatch(['a'], request, { ...policy, stallTimeout: 300_000 }));
      expectObservable(results).toBe(`${71_000 + 8}ms (A|)`);
    });
  });

  it('starts again with a delay of a second when an element was processed', () => {
    onVirtualTime(({ expectObservable }) => {
      const { request } = requests((elements, index) =>
        (index === 2 ? firstOnly : index < 2 ? none : all)(elements),
      );
      expectObservable(outcomes(sendBatch([...'ab'], request, policy))).toBe('3003ms A 1000ms (B|)');
    });
  });

  it('draws a random delay', () => {
    onVirtualTime(({ expectObservable }) => {
      const { request } = requests((elements, index) => (index === 0 ? none : all)(elements));
      const results = sendBatch(['a'], request, { ...policy, random: () => 0.25 });
      expectObservable(outcomes(results)).toBe('252ms (A|)');
    });
  });

  it('retries a batch that was throttled as a whole, with at least the delay that the service asks for', () => {
    onVirtualTime(({ expectObservable }) => {
      const later = serviceError('ThrottlingException', 'later', { retryAfter: 3000 });
      const errors = [throttle, later];
      const { request } = requests((elements, index) => {
        const error = errors[index];
        if (error) throw error;
        return all(elements);
      });
      expectObservable(outcomes(sendBatch(['a'], request, policy))).toBe('4003ms (A|)');
    });
  });

  it('fails the elements if none was processed until the stall timeout', () => {
    onVirtualTime(({ expectObservable }) => {
      const { request } = requests(none);
      const results = sendBatch(['a'], request, { ...policy, stallTimeout: 7000 });
      const error = new UnprocessedError(
        'Unprocessed for 7000 ms (the `stallTimeout`): each response returned it as unprocessed, because of a throttle',
        { notRetriedBecause: 'stallTimeout' },
      );
      // Three delays of 1, 2 and 4 seconds, and four requests.
      expectObservable(results).toBe('7004ms (a|)', { a: [{ request: 'a', error }] });
    });
  });

  it('adds the last throttle as the cause, and to the message', () => {
    const request = () => throwError(() => throttle);
    const { values } = outcomeOf(sendBatch(['a'], request, { ...policy, stallTimeout: 0 }));
    const message =
      'Unprocessed for 0 ms (the `stallTimeout`): the last failure was ProvisionedThroughputExceededException: too fast';
    const error = { name: 'UnprocessedError', message, retryable: true, cause: throttle };
    expect(values).toMatchObject([[{ request: 'a', error }]]);
  });

  it('adds the last throttle also if later responses returned unprocessed elements', () => {
    onVirtualTime(({ flush }) => {
      const { request } = requests((elements, index) => {
        if (index === 0) throw throttle;
        return none(elements);
      });
      const { values } = outcomeOf(sendBatch(['a'], request, { ...policy, stallTimeout: 3000 }));
      flush();
      expect(values).toMatchObject([[{ error: { cause: throttle } }]]);
    });
  });

  it('retries without a delay what did not fit into a response, and with a delay if nothing did', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const { sent, request } = requests((elements, index) => {
        const respond = index === 1 ? none : index === 3 ? all : firstOnly;
        return { ...respond(elements), isCutForSize: index < 2 };
      });
      expectObservable(outcomes(sendBatch([...'abc'], request, policy))).toBe('-A 1001ms B 1000ms (C|)');
      flush();
      expect(sent).toEqual(['abc', 'bc', 'bc', 'c']);
    });
  });

  it('retries an outage until the stall timeout once the service was reached, and not before', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const outage = serviceError('ServiceUnavailable', 'down', { statusCode: 503 });
      const down = (elements: readonly string[], index: number) => {
        if (index < 12) throw outage;
        return all(elements);
      };
      const { sent, request } = requests(down);
      const reached = { ...policy, hasReachedService: () => true };
      // 25, 50, 100 … milliseconds, up to 20 seconds.
      const totalRetryDelay = Array.from({ length: 12 }, (_, retry) => Math.min(25 * 2 ** retry, 20_000));
      const total = totalRetryDelay.reduce((sum, each) => sum + each, 0);
      expectObservable(outcomes(sendBatch(['a'], request, reached))).toBe(`${total + 13}ms (A|)`);
      const first = requests(down);
      expectObservable(sendBatch(['a'], first.request, policy)).toBe('-(a|)', {
        a: [{ request: 'a', error: outage }],
      });
      flush();
      expect([sent.length, first.sent.length]).toEqual([13, 1]);
    });
  });

  it('starts the stall timeout again after each element that was processed', () => {
    onVirtualTime(({ expectObservable }) => {
      const { request } = requests((elements, index) => (index % 2 === 0 ? none : firstOnly)(elements));
      const results = sendBatch([...'abcdef'], request, { ...policy, stallTimeout: 1500 });
      expectObservable(outcomes(results).pipe(joined)).toBe('16012ms (a|)', { a: 'ABCDEF' });
    });
  });

  it.each(['ValidationException', 'ItemCollectionSizeLimitExceededException'])(
    'halves a batch that is rejected with %s until the invalid element is alone',
    (name) => {
      onVirtualTime(({ expectObservable, flush }) => {
        const { sent, request } = requests((elements) => {
          if (elements.includes('d')) throw serviceError(name, 'no', {});
          return all(elements);
        });
        expectObservable(outcomes(sendBatch([...'abcdefgh'], request, policy)).pipe(joined)).toBe(
          '7ms (a|)',
          {
            a: 'EFGHABCd',
          },
        );
        flush();
        expect(sent).toEqual(['abcdefgh', 'abcd', 'efgh', 'ab', 'cd', 'c', 'd']);
      });
    },
  );

  it('fails all elements at once if the error is not about a single element', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const error = serviceError('ResourceNotFoundException', 'no such table', {});
      const { sent, request } = requests(() => {
        throw error;
      });
      const results = [
        { request: 'a', error },
        { request: 'b', error },
      ];
      expectObservable(sendBatch(['a', 'b'], request, policy)).toBe('-(a|)', { a: results });
      flush();
      expect(sent).toHaveLength(1);
    });
  });

  it('has one request in flight at a time, and aborts it on unsubscribe', () => {
    onVirtualTime(({ cold, expectObservable, expectSubscriptions }) => {
      const request = cold<BatchResponse<string, string>>('--#', undefined, refusal);
      expectObservable(
        sendBatch([...'abcd'], () => request, policy),
        '-----!',
      ).toBe('');
      expectSubscriptions(request.subscriptions).toBe(['^-!', '--^-!', '----^!']);
    });
  });

  it('stops the retry delay on unsubscribe', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const { sent, request } = requests(none);
      expectObservable(sendBatch(['a'], request, policy), '500ms !').toBe('');
      flush();
      expect(sent).toHaveLength(1);
    });
  });
});
