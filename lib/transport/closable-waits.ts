import type { Subscriber } from 'rxjs';
import { withCallSite } from '../errors/call-site.ts';
import { ClientClosedError } from '../errors/client-closed-error.ts';
import type { WireRequest, WireResponse } from './exchange.ts';
import { toDynamoDBError } from './to-dynamodb-error.ts';

/** Waits for settings, credentials and capacity units, which end when the client is closed. */
export interface ClosableWaits {
  /** Passes the value of a promise on, unless the subscriber has unsubscribed; fails the subscriber if it is rejected. */
  readonly wait: <T>(
    promise: Promise<T>,
    request: WireRequest,
    subscriber: Subscriber<WireResponse>,
    next: (value: T) => void,
  ) => void;
  /**
   * Begins a wait for something else than a promise; returns the function that ends it, which may be called again.
   *
   * @param problem what to say in the error if the client is closed meanwhile
   */
  readonly begin: (request: WireRequest, subscriber: Subscriber<WireResponse>, problem: string) => () => void;
  /** Makes each wait that has not ended after the grace period fail with a ClientClosedError. */
  readonly close: () => void;
}

interface PendingWait {
  readonly request: WireRequest;
  readonly subscriber: Subscriber<WireResponse>;
  readonly problem: string;
  timer?: ReturnType<typeof setTimeout>;
}

const settingsMissing = 'the settings or the credentials for the request did not come';

/** How long what is waited for may take after the client was closed, in milliseconds. */
const gracePeriod = 2000;

/**
 * Makes waits that let a provider of credentials finish after the client was closed, but do not hang with it.
 *
 * A call that was made just before has sent nothing yet, and the client must still send it.
 */
export function closableWaits(): ClosableWaits {
  const pending = new Set<PendingWait>();
  let deadline: number | undefined;

  function end(wait: PendingWait): boolean {
    clearTimeout(wait.timer);
    return pending.delete(wait) && !wait.subscriber.closed;
  }

  function endAt(time: number, wait: PendingWait): void {
    const giveUp = () => {
      if (end(wait)) wait.subscriber.error(closedWhileWaiting(wait));
    };
    wait.timer = setTimeout(giveUp, Math.max(0, time - Date.now()));
  }

  function add(wait: PendingWait): void {
    pending.add(wait);
    if (deadline !== undefined) endAt(deadline, wait);
  }

  return {
    wait(promise, request, subscriber, next) {
      const wait: PendingWait = { request, subscriber, problem: settingsMissing };
      add(wait);
      promise.then(
        (value) => {
          if (end(wait)) next(value);
        },
        (error) => {
          if (end(wait)) subscriber.error(toDynamoDBError(error, request));
        },
      );
    },
    begin(request, subscriber, problem) {
      const wait: PendingWait = { request, subscriber, problem };
      add(wait);
      return () => void end(wait);
    },
    close() {
      deadline = Date.now() + gracePeriod;
      for (const wait of pending) {
        if (!wait.subscriber.closed) endAt(deadline, wait);
      }
    },
  };
}

function closedWhileWaiting({ request, problem }: PendingWait): ClientClosedError {
  const { operation, tableName, site } = request;
  const context = { operation: operation.name, tableName };
  return withCallSite(new ClientClosedError(`The client was closed, and ${problem}`, context), site);
}
