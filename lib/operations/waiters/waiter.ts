import { catchError, defer, EMPTY, map, type Observable, of, tap, throwError } from 'rxjs';
import type { Operation } from '../../api/operation.ts';
import type { Call } from '../../call/call.ts';
import { callSite, withCallSite } from '../../errors/call-site.ts';
import { retryableKind } from '../../errors/retryable.ts';
import { ServiceError } from '../../errors/service-error.ts';
import { WaitFailedError, WaitTimeoutError } from '../../errors/waiting-error.ts';
import { type Verdict, wait } from './wait.ts';
import { resolveWaitOptions, type WaitOptions } from './wait-options.ts';

/** One thing that can be waited for, as data. */
export interface Waiter<Input extends object, Output, State extends object> {
  /** What the wait is for, for errors: `table Music to be ACTIVE`. */
  readonly goal: string;
  /** What tells the state. */
  readonly operation: Operation<Input, unknown>;
  readonly input: Input;
  /** Finds the state in the response. */
  readonly stateIn: (output: Output) => State | undefined;
  /** The word that the state is known by; `undefined` where there is none. */
  readonly statusOf: (state: State) => string | undefined;
  /** The status that is waited for; that nothing is there, if it is absent. */
  readonly until?: string;
  /** From which statuses nothing leads to that one. */
  readonly never?: readonly string[];
  /** The name of the error by which the service says that there is nothing, where that may change. */
  readonly absence?: string;
}

/** Makes the function that waits for things, looking by calls. */
export function waiting(call: Call, random: () => number) {
  return <Input extends object, Output, State extends object>(
    waiter: Waiter<Input, Output, State>,
    options: WaitOptions = {},
  ): Observable<State> => {
    const { goal, operation, input, stateIn, statusOf, until, never = [], absence } = waiter;
    const site = callSite();
    const facts = { operation: operation.name };

    /** Looks once; `onThrottle` is told of the throttle that was in the way, or that none was. */
    const look = (onThrottle: (error: unknown) => void) =>
      call<Input, Output>(operation, input, { ...options, site }).pipe(
        map(stateIn),
        catchError((error: unknown) => {
          if (absence !== undefined && error instanceof ServiceError && error.name === absence)
            return of(undefined);
          if (retryableKind(error) !== 'throttling') return throwError(() => error);
          // Throttled beyond what a call bears with: the next look is later anyway.
          onThrottle(error);
          return EMPTY;
        }),
        tap(() => onThrottle(undefined)),
      );

    function judge(state: State | undefined): Verdict {
      const status = state && statusOf(state);
      if (until === undefined ? state === undefined : status === until) return 'reached';
      return status !== undefined && never.includes(status) ? 'failed' : 'waiting';
    }

    const described = (state: State | undefined) =>
      state === undefined ? 'there was nothing' : `the status was ${statusOf(state)}`;

    /** The error for when the time is up; `throttle` is why the last look saw nothing, if it did not. */
    function timeoutError(state: State | undefined, throttle: unknown): WaitTimeoutError<State> {
      const end = throttle === undefined ? '' : `; the last look failed with ${throttle}`;
      const message = `Waited too long for ${goal}: at last ${described(state)}${end}`;
      return withCallSite(new WaitTimeoutError(message, state, { ...facts, cause: throttle }), site);
    }

    return defer(() => {
      let throttle: unknown;
      const onThrottle = (error: unknown) => {
        throttle = error;
      };
      return wait(
        {
          look: look(onThrottle),
          judge,
          failure: (state) =>
            withCallSite(
              new WaitFailedError(`Waited for ${goal}, and ${described(state)}`, state, facts),
              site,
            ),
          expiry: (state) => timeoutError(state, throttle),
        },
        resolveWaitOptions(options),
        random,
      );
    });
  };
}
