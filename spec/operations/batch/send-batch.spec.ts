import { defer, map, mergeAll, type Observable, reduce, throwError, timer } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { serviceError } from '../../../lib/errors/exceptions.ts';
import { UnprocessedError } from '../../../lib/index.ts';
import { type Request, sendBatch } from '../../../lib/operations/batch/send-batch.ts';
import type { Answer, Reply } from '../../../lib/operations/batch/turn.ts';
import { onVirtualTime } from '../../marbles.ts';
import { outcomeOf } from './writing-songs.ts';

const throttle = serviceError('ProvisionedThroughputExceededException', 'too fast', { statusCode: 400 });
const refusal = serviceError('ValidationException', 'no', { statusCode: 400 });
const persistence = { patience: 60_000, random: () => 1 };

/** A request that takes a millisecond, and the elements of those that were sent, joined. */
function requests(reply: (elements: readonly string[], index: number) => Reply<string, string>) {
  const sent: string[] = [];
  const request: Request<string, string> = (elements) =>
    defer(() => {
      const index = sent.push(elements.join('')) - 1;
      return timer(1).pipe(map(() => reply(elements, index)));
    });
  return { sent, request };
}

const processed = (elements: readonly string[]) =>
  elements.map((element) => ({ element, value: element.toUpperCase() }));
const all = (elements: readonly string[]) => ({ answers: processed(elements), left: [] });
const none = (elements: readonly string[]) => ({ answers: [], left: elements });
const firstOnly = (elements: readonly string[]) => ({
  answers: processed(elements.slice(0, 1)),
  left: elements.slice(1),
});

/** What became of the elements: those processed in upper case, the others in lower case. */
function fates(answers: Observable<readonly Answer<string, string>[]>): Observable<string> {
  return answers.pipe(
    mergeAll(),
    map((answer) => ('value' in answer ? answer.value : answer.element)),
  );
}
const joined = reduce((text: string, fate: string) => text + fate, '');

describe('sending a batch', () => {
  it('answers each element once', () => {
    onVirtualTime(({ expectObservable }) => {
      const { request } = requests(all);
      expectObservable(fates(sendBatch([...'abc'], request, persistence))).toBe('-(ABC|)');
    });
  });

  it('sends what was left again, and nothing else, a second later', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const { sent, request } = requests((elements, index) => (index === 0 ? firstOnly : all)(elements));
      expectObservable(fates(sendBatch([...'abc'], request, persistence))).toBe('-A 1000ms (BC|)');
      flush();
      expect(sent).toEqual(['abc', 'bc']);
    });
  });

  it('sends what did not fit into a full response at once', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const { sent, request } = requests((elements) => ({ ...firstOnly(elements), isResponseFull: true }));
      expectObservable(fates(sendBatch([...'abc'], request, persistence))).toBe('-AB(C|)');
      flush();
      expect(sent).toEqual(['abc', 'bc', 'c']);
    });
  });

  it('waits when a full response has no answer', () => {
    onVirtualTime(({ expectObservable }) => {
      const { request } = requests((elements, index) =>
        index === 0 ? { ...none(elements), isResponseFull: true } : all(elements),
      );
      expectObservable(fates(sendBatch(['a'], request, persistence))).toBe('1002ms (A|)');
    });
  });

  it('waits 1, 2, 4, 8, 16 and then 20 seconds while nothing is processed', () => {
    onVirtualTime(({ expectObservable }) => {
      const { request } = requests((elements, index) => (index < 7 ? none : all)(elements));
      const answers = fates(sendBatch(['a'], request, { ...persistence, patience: 300_000 }));
      expectObservable(answers).toBe(`${71_000 + 8}ms (A|)`);
    });
  });

  it('starts again with a second as soon as something is processed', () => {
    onVirtualTime(({ expectObservable }) => {
      const { request } = requests((elements, index) =>
        (index === 2 ? firstOnly : index < 2 ? none : all)(elements),
      );
      expectObservable(fates(sendBatch([...'ab'], request, persistence))).toBe('3003ms A 1000ms (B|)');
    });
  });

  it('draws the delay by chance', () => {
    onVirtualTime(({ expectObservable }) => {
      const { request } = requests((elements, index) => (index === 0 ? none : all)(elements));
      const answers = sendBatch(['a'], request, { ...persistence, random: () => 0.25 });
      expectObservable(fates(answers)).toBe('252ms (A|)');
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
      expectObservable(fates(sendBatch(['a'], request, persistence))).toBe('4003ms (A|)');
    });
  });

  it('gives up when nothing was processed for as long as the patience lasts', () => {
    onVirtualTime(({ expectObservable }) => {
      const { request } = requests(none);
      const answers = sendBatch(['a'], request, { ...persistence, patience: 7000 });
      const error = new UnprocessedError(
        'Left unprocessed for 7000 ms, the `patience`: throttled without an error',
        { attempts: 4, notRetriedBecause: 'patience' },
      );
      // After 1, 2 and 4 seconds of waiting and four requests.
      expectObservable(answers).toBe('7004ms (a|)', { a: [{ element: 'a', error }] });
    });
  });

  it('keeps and names the throttle that it gave up at', () => {
    const request = () => throwError(() => throttle);
    const { values } = outcomeOf(sendBatch(['a'], request, { ...persistence, patience: 0 }));
    const message =
      'Left unprocessed for 0 ms, the `patience`: ' +
      'throttled with ProvisionedThroughputExceededException: too fast';
    const error = { name: 'UnprocessedError', message, retryable: true, cause: throttle };
    expect(values).toMatchObject([[{ element: 'a', error }]]);
  });

  it('is patient anew after each element that was processed', () => {
    onVirtualTime(({ expectObservable }) => {
      const { request } = requests((elements, index) => (index % 2 === 0 ? none : firstOnly)(elements));
      const answers = sendBatch([...'abcdef'], request, { ...persistence, patience: 1500 });
      expectObservable(fates(answers).pipe(joined)).toBe('16012ms (a|)', { a: 'ABCDEF' });
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
        expectObservable(fates(sendBatch([...'abcdefgh'], request, persistence)).pipe(joined)).toBe(
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
      const answers = [
        { element: 'a', error },
        { element: 'b', error },
      ];
      expectObservable(sendBatch(['a', 'b'], request, persistence)).toBe('-(a|)', { a: answers });
      flush();
      expect(sent).toHaveLength(1);
    });
  });

  it('has one request in flight at a time, and none once it is left', () => {
    onVirtualTime(({ cold, expectObservable, expectSubscriptions }) => {
      const request = cold<Reply<string, string>>('--#', undefined, refusal);
      expectObservable(
        sendBatch([...'abcd'], () => request, persistence),
        '-----!',
      ).toBe('');
      expectSubscriptions(request.subscriptions).toBe(['^-!', '--^-!', '----^!']);
    });
  });

  it('stops waiting once it is left', () => {
    onVirtualTime(({ expectObservable, flush }) => {
      const { sent, request } = requests(none);
      expectObservable(sendBatch(['a'], request, persistence), '500ms !').toBe('');
      flush();
      expect(sent).toHaveLength(1);
    });
  });
});
