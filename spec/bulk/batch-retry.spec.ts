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

/** A request that takes a millisecond, and the elements of those that were sent, joined. */
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

/** What became of the elements: those processed in upper case, the others in lower case. */
function outcomes(results: Observable<readonly ItemResult<string, string>[]>): Observable<string> {
  return results.pipe(
    mergeAll(),
    map((result) => ('value' in result ? result.value : result.request)),
  );
}
const joined = reduce((text: string, outcome: string) => text + outcome, '');

describe('sending a batch', () => {
  it('results each element once', () => {
    onVirtualTime(({ expectObservable }) => {
      const { request } = requests(all);
      expectObservable(outcomes(sendBatch([...'abc'], request, policy))).toBe('-(ABC|)');
    });
  });

  it('sends what was left again, and nothing else, a second later', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const { sent, request } = requests((elements, index) => (index === 0 ? firstOnly : all)(elements));
      expectObservable(outcomes(sendBatch([...'abc'], request, policy))).toBe('-A 1000ms (BC|)');
      flush();
      expect(sent).toEqual(['abc', 'bc']);
    });
  });

  it('waits 1, 2, 4, 8, 16 and then 20 seconds while nothing is processed', () => {
    onVirtualTime(({ expectObservable }) => {
      const { request } = requests((elements, index) => (index < 7 ? none : all)(elements));
      const results = outcomes(sendBatch(['a'], request, { ...policy, stallTimeout: 300_000 }));
      expectObservable(results).toBe(`${71_000 + 8}ms (A|)`);
    });
  });

  it('starts again with a second as soon as something is processed', () => {
    onVirtualTime(({ expectObservable }) => {
      const { request } = requests((elements, index) =>
        (index === 2 ? firstOnly : index < 2 ? none : all)(elements),
      );
      expectObservable(outcomes(sendBatch([...'ab'], request, policy))).toBe('3003ms A 1000ms (B|)');
    });
  });

  it('draws the delay by chance', () => {
    onVirtualTime(({ expectObservable }) => {
      const { request } = requests((elements, index) => (index === 0 ? none : all)(elements));
      const results = sendBatch(['a'], request, { ...policy, random: () => 0.25 });
      expectObservable(outcomes(results)).toBe('252ms (A|)');
    });
  });

  it('waits out a throttle of the whole, at least as long as the service asks', () => {
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

  it('gives up when nothing was processed for as long as the patience lasts', () => {
    onVirtualTime(({ expectObservable }) => {
      const { request } = requests(none);
      const results = sendBatch(['a'], request, { ...policy, stallTimeout: 7000 });
      const error = new UnprocessedError(
        'Left unprocessed for 7000 ms: the service throttled it (each response returned it as unprocessed)',
        { notRetriedBecause: 'stallTimeout' },
      );
      // After 1, 2 and 4 seconds of waiting and four requests.
      expectObservable(results).toBe('7004ms (a|)', { a: [{ request: 'a', error }] });
    });
  });

  it('keeps the throttle that it gave up at, and names it', () => {
    const request = () => throwError(() => throttle);
    const { values } = outcomeOf(sendBatch(['a'], request, { ...policy, stallTimeout: 0 }));
    const message =
      'Left unprocessed for 0 ms: the last failure was ProvisionedThroughputExceededException: too fast';
    const error = { name: 'UnprocessedError', message, retryable: true, cause: throttle };
    expect(values).toMatchObject([[{ request: 'a', error }]]);
  });

  it('names the throttle also if the last response was only partly one', () => {
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

  it('asks at once for what did not fit into a response, and waits if nothing did', () => {
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

  it('waits out an outage once the service was reached, and not before', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const outage = serviceError('ServiceUnavailable', 'down', { statusCode: 503 });
      const down = (elements: readonly string[], index: number) => {
        if (index < 12) throw outage;
        return all(elements);
      };
      const { sent, request } = requests(down);
      const established = { ...policy, hasReachedService: () => true };
      // 25, 50, 100 … milliseconds, up to 20 seconds.
      const totalRetryDelay = Array.from({ length: 12 }, (_, retry) => Math.min(25 * 2 ** retry, 20_000));
      const total = totalRetryDelay.reduce((sum, each) => sum + each, 0);
      expectObservable(outcomes(sendBatch(['a'], request, established))).toBe(`${total + 13}ms (A|)`);
      const first = requests(down);
      expectObservable(sendBatch(['a'], first.request, policy)).toBe('-(a|)', {
        a: [{ request: 'a', error: outage }],
      });
      flush();
      expect([sent.length, first.sent.length]).toEqual([13, 1]);
    });
  });

  it('is patient anew after each element that was processed', () => {
    onVirtualTime(({ expectObservable }) => {
      const { request } = requests((elements, index) => (index % 2 === 0 ? none : firstOnly)(elements));
      const results = sendBatch([...'abcdef'], request, { ...policy, stallTimeout: 1500 });
      expectObservable(outcomes(results).pipe(joined)).toBe('16012ms (a|)', { a: 'ABCDEF' });
    });
  });

  it.each(['ValidationException', 'ItemCollectionSizeLimitExceededException'])(
    'halves a batch that is refused with %s until the one to blame stands alone',
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

  it('refuses all at once for what is no single element’s fault', () => {
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

  it('has one request in flight at a time, and none once it is left', () => {
    onVirtualTime(({ cold, expectObservable, expectSubscriptions }) => {
      const request = cold<BatchResponse<string, string>>('--#', undefined, refusal);
      expectObservable(
        sendBatch([...'abcd'], () => request, policy),
        '-----!',
      ).toBe('');
      expectSubscriptions(request.subscriptions).toBe(['^-!', '--^-!', '----^!']);
    });
  });

  it('stops waiting once it is left', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const { sent, request } = requests(none);
      expectObservable(sendBatch(['a'], request, policy), '500ms !').toBe('');
      flush();
      expect(sent).toHaveLength(1);
    });
  });
});
