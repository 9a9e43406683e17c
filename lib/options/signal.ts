import { AsyncLocalStorage } from 'node:async_hooks';
import { Observable } from 'rxjs';
import { refuseOption } from './refuse-option.ts';

/** The option of everything that can be aborted. */
export interface SignalOption {
  /**
   * Aborts the call, stream, wait or batch operator: it fails at once with the signal's `reason`, and its requests, retry
   * delays and waits end. If the signal is already aborted, nothing is sent.
   * @default none
   */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Checks that the option `signal` is an AbortSignal, also one of another realm or a polyfill, and returns it.
 *
 * @throws InvalidOptionError for anything else, such as an AbortController
 */
export function checkedSignal(signal: AbortSignal | undefined): AbortSignal | undefined {
  // Plain JavaScript may pass `null`.
  return signal === undefined || signal === null ? undefined : check(signal);
}

function check(signal: AbortSignal): AbortSignal {
  const isSignal = typeof signal.aborted === 'boolean' && typeof signal.addEventListener === 'function';
  return isSignal ? signal : refuseOption('signal', signal, 'an AbortSignal');
}

/**
 * Makes an Observable fail with the reason of a signal once that is aborted; without a signal, returns it as it is.
 *
 * The source gets the subscriber itself, so that it finds the boundary downstream.
 */
export function withSignal<T>(source: Observable<T>, option: AbortSignal | undefined): Observable<T> {
  if (option === undefined || option === null) return source;
  return new Observable((subscriber) => {
    const signal = check(option);
    if (signal.aborted) {
      subscriber.error(signal.reason);
      return undefined;
    }
    // In the async context of the subscription, as all other errors.
    const abort = AsyncLocalStorage.bind(() => subscriber.error(signal.reason));
    subscriber.add(onAbort(signal, abort));
    return source.subscribe(subscriber);
  });
}

/** The callbacks that wait for a signal, and the listener that calls them. */
interface Waiting {
  readonly callbacks: Set<() => void>;
  readonly listener: () => void;
}

const waitingFor = new WeakMap<AbortSignal, Waiting>();

/**
 * Calls back when a signal is aborted; returns the function that cancels this.
 *
 * All callbacks share one listener, which is removed with the last of them, because a signal may outlive thousands of calls.
 * With a listener for each, Node 20 warns of a leak from the eleventh call in flight on, and removing one takes O(n).
 */
function onAbort(signal: AbortSignal, callback: () => void): () => void {
  const { callbacks, listener } = waitingFor.get(signal) ?? listen(signal);
  callbacks.add(callback);
  return () => {
    callbacks.delete(callback);
    if (callbacks.size > 0) return;
    signal.removeEventListener('abort', listener);
    waitingFor.delete(signal);
  };
}

function listen(signal: AbortSignal): Waiting {
  const callbacks = new Set<() => void>();
  const listener = () => {
    for (const callback of callbacks) callback();
  };
  signal.addEventListener('abort', listener);
  const waiting = { callbacks, listener };
  waitingFor.set(signal, waiting);
  return waiting;
}
