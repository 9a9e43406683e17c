import { catchError, concat, defer, expand, filter, map, type Observable, of, switchMap, timer } from 'rxjs';
import {
  type Answer,
  begin,
  type Outcome,
  type Persistence,
  proceed,
  type Reply,
  recover,
  type Turn,
} from './turn.ts';

/** Sends elements in one request. */
export type Request<E, V> = (elements: readonly E[]) => Observable<Reply<E, V>>;

/**
 * Sends a batch, again and again until every element is processed or refused, and answers each element once.
 *
 * What is left unprocessed, be it throttled as a whole, is sent again with growing delays. A batch that is refused for
 * the sake of one element is halved until that element stands alone. One request is in flight at a time; its answers
 * are emitted together. Never fails.
 */
export function sendBatch<E, V>(
  elements: readonly E[],
  request: Request<E, V>,
  persistence: Persistence,
): Observable<readonly Answer<E, V>[]> {
  const take = (turn: Turn<E>): Observable<Outcome<E, V>> => {
    const sent = defer(() => request(turn.elements)).pipe(
      map((reply) => proceed(turn, reply, persistence)),
      catchError((error: unknown) => of(recover<E, V>(turn, error, persistence))),
    );
    return turn.delay === 0 ? sent : timer(turn.delay).pipe(switchMap(() => sent));
  };
  return defer(() => of<Outcome<E, V>>({ answers: [], turns: [begin(elements)] })).pipe(
    expand(({ turns }) => concat(...turns.map(take)), 1),
    map(({ answers }) => answers),
    filter((answers) => answers.length > 0),
  );
}
