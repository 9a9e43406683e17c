import { asyncScheduler } from 'rxjs';
import { UnprocessedError } from '../../errors/batch-error.ts';
import { retryableKind } from '../../errors/retryable.ts';
import { ServiceError } from '../../errors/service-error.ts';
import { backoff } from '../../retry/backoff.ts';

/** That an element was processed, and what came of it, or why it could not be. */
export type Fate<V> = { readonly value: V } | { readonly error: unknown };

/** What became of one element of a batch. */
export type Answer<E, V> = { readonly element: E } & Fate<V>;

/** What one request did: the elements that it processed, and those that it left. */
export interface Reply<E, V> {
  readonly answers: readonly Answer<E, V>[];
  readonly left: readonly E[];
  /** Whether the rest was left because the response is as large as one may be, and not for a throttle. */
  readonly isResponseFull?: boolean | undefined;
}

/** How long to go on with what the service leaves unprocessed. */
export interface Persistence {
  /** For how many milliseconds without a single element processed. */
  readonly patience: number;
  /** What the delays are drawn with, from 0 to 1. */
  readonly random: () => number;
}

/** Elements that are sent together. */
export interface Turn<E> {
  readonly elements: readonly E[];
  /** How long to wait before, in milliseconds. */
  readonly delay: number;
  /** How many times it was sent again since an element was processed. */
  readonly retries: number;
  /** When an element was processed last, or the first request was sent, in milliseconds since the epoch. */
  readonly since: number;
}

/** What a turn came to, and the turns that follow from it. */
export interface Outcome<E, V> {
  readonly answers: readonly Answer<E, V>[];
  readonly turns: readonly Turn<E>[];
}

/** What the service says to a whole request because of one element in it. */
const blames = new Set(['ValidationException', 'ItemCollectionSizeLimitExceededException']);

/** The first turn of a batch. */
export function begin<E>(elements: readonly E[]): Turn<E> {
  return { elements, delay: 0, retries: 0, since: asyncScheduler.now() };
}

/**
 * What follows from a reply: what is left is sent again; with some progress made, it starts anew to be patient.
 *
 * What did not fit into a full response is sent at once, all else after the delay of a throttle.
 */
export function proceed<E, V>(
  turn: Turn<E>,
  { answers, left: elements, isResponseFull = false }: Reply<E, V>,
  persistence: Persistence,
): Outcome<E, V> {
  if (elements.length === 0) return { answers, turns: [] };
  const hasProgress = answers.length > 0;
  if (hasProgress && isResponseFull) return { answers, turns: [begin(elements)] };
  const last = hasProgress ? begin(elements) : { ...turn, elements };
  const { answers: refused, turns } = persist<E, V>(last, persistence);
  return { answers: [...answers, ...refused], turns };
}

/** What follows from an error: a throttle is waited out, and what one element may be to blame for is halved. */
export function recover<E, V>(turn: Turn<E>, error: unknown, persistence: Persistence): Outcome<E, V> {
  const { elements } = turn;
  if (retryableKind(error) === 'throttling') return persist(turn, persistence, error);
  const isOnesFault = error instanceof ServiceError && blames.has(error.name);
  if (!isOnesFault || elements.length === 1) return refuse(elements, error);
  const half = Math.ceil(elements.length / 2);
  const halves = [elements.slice(0, half), elements.slice(half)];
  return { answers: [], turns: halves.map((each) => ({ ...turn, elements: each, delay: 0 })) };
}

function persist<E, V>(turn: Turn<E>, { patience, random }: Persistence, cause?: unknown): Outcome<E, V> {
  if (asyncScheduler.now() - turn.since >= patience) {
    return refuse(turn.elements, unprocessed(turn, patience, cause));
  }
  const delay = backoff(cause, 'throttling', turn.retries, random);
  return { answers: [], turns: [{ ...turn, delay, retries: turn.retries + 1 }] };
}

/** What the service leaves without an error, it leaves for want of throughput. */
function unprocessed<E>({ retries }: Turn<E>, patience: number, cause: unknown): UnprocessedError {
  const throttle = cause === undefined ? 'throttled without an error' : `throttled with ${cause}`;
  return new UnprocessedError(`Left unprocessed for ${patience} ms, the \`patience\`: ${throttle}`, {
    cause,
    attempts: retries + 1,
    notRetriedBecause: 'patience',
  });
}

function refuse<E, V>(elements: readonly E[], error: unknown): Outcome<E, V> {
  return { answers: elements.map((element) => ({ element, error })), turns: [] };
}
