import { catchError, defer, EMPTY, map, type Observable, of, tap, throwError } from 'rxjs';
import type { Operation } from '../../api/operation.ts';
import type { Call, InternalCallOptions } from '../../call/call.ts';
import { callSite, withCallSite } from '../../errors/call-site.ts';
import type { ErrorFacts } from '../../errors/dynamodb-error.ts';
import { retryableKind } from '../../errors/retryable.ts';
import { ServiceError } from '../../errors/service-error.ts';
import { WaitFailedError, WaitTimeoutError } from '../../errors/waiting-error.ts';
import { withSignal } from '../../options/signal.ts';
import { type Progress, wait } from './wait.ts';
import { resolveWaitOptions, type WaitOptions } from './wait-options.ts';

/** The state that a resource is expected to reach. */
interface Goal<State extends object> {
  /** The expected state, for the messages of errors: `table Music to be ACTIVE`. */
  readonly goal: string;
  /** The status in a state. */
  readonly statusOf: (state: State) => string | undefined;
  /** The expected status; if absent, the resource is expected not to exist. */
  readonly until?: string;
  /** The statuses from which the expected one can no longer be reached. */
  readonly never?: readonly string[];
}

/** A state that a resource is expected to reach, and how to request the present one, as data. */
interface Waiter<Input extends object, Output, State extends object> extends Goal<State> {
  /** The operation that returns the state. */
  readonly operation: Operation<Input, unknown>;
  readonly input: Input;
  /** Finds the state in the response. */
  readonly stateIn: (output: Output) => State | undefined;
  /** The name of the service's error for a resource that does not exist, if it may come to exist. */
  readonly absence?: string;
}

/** Makes the function that polls until the state of a waiter is reached. */
export function createWaiter(call: Call, random: () => number) {
  return <Input extends object, Output, State extends object>(
    waiter: Waiter<Input, Output, State>,
    options: WaitOptions = {},
  ): Observable<State> => {
    const site = callSite();
    const facts = { operation: waiter.operation.name };
    const states = defer(() => {
      let throttle: unknown;
      const onThrottle = (error: unknown) => {
        throttle = error;
      };
      return wait(
        {
          request: requestState(call, waiter, { ...options, site, signal: undefined }, onThrottle),
          progressOf: (state) => progressOf(waiter, state),
          failedError: (state) => withCallSite(failedError(waiter, state, facts), site),
          timeoutError: (state) =>
            withCallSite(timeoutError(waiter, state, { ...facts, cause: throttle }), site),
        },
        resolveWaitOptions(options),
        random,
      );
    });
    return withSignal(states, options.signal);
  };
}

/** Requests the state once. `onThrottle` gets the throttle of a request that failed, and `undefined` otherwise. */
function requestState<Input extends object, Output, State extends object>(
  call: Call,
  { operation, input, stateIn, absence }: Waiter<Input, Output, State>,
  options: InternalCallOptions,
  onThrottle: (error: unknown) => void,
): Observable<State | undefined> {
  return call<Input, Output>(operation, input, options).pipe(
    map(stateIn),
    catchError((error: unknown) => {
      if (absence !== undefined && error instanceof ServiceError && error.name === absence)
        return of(undefined);
      if (retryableKind(error) !== 'throttling') return throwError(() => error);
      // The retries of the call did not outlast the throttle, but the next request is sent later anyway.
      onThrottle(error);
      return EMPTY;
    }),
    tap(() => onThrottle(undefined)),
  );
}

function progressOf<State extends object>(
  { statusOf, until, never = [] }: Goal<State>,
  state: State | undefined,
): Progress {
  const status = state && statusOf(state);
  if (until === undefined ? state === undefined : status === until) return 'reached';
  return status !== undefined && never.includes(status) ? 'failed' : 'pending';
}

function failedError<State extends object>(
  { goal, statusOf }: Goal<State>,
  state: State | undefined,
  facts: ErrorFacts,
): WaitFailedError<State | undefined> {
  return new WaitFailedError(`Expected ${goal}, but ${describe(state, statusOf)}`, state, facts);
}

/** Makes the error for when the time is up; its `cause` is the throttle of the last request, if it was throttled. */
function timeoutError<State extends object>(
  { goal, statusOf }: Goal<State>,
  state: State | undefined,
  facts: ErrorFacts,
): WaitTimeoutError<State> {
  const throttle = facts.cause === undefined ? '' : `; the last request failed with ${facts.cause}`;
  const message = `Timed out waiting for ${goal}: ${describe(state, statusOf)}${throttle}`;
  return new WaitTimeoutError(message, state, facts);
}

function describe<State extends object>(state: State | undefined, statusOf: Goal<State>['statusOf']): string {
  return state === undefined ? 'it was not found' : `its last status was ${statusOf(state)}`;
}
