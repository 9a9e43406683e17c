import type { Subscriber } from 'rxjs';
import { withCallSite } from '../errors/call-site.ts';
import { ClientClosedError } from '../errors/client-closed-error.ts';
import type { WireRequest, WireResponse } from './exchange.ts';
import { toDynamoDBError } from './to-dynamodb-error.ts';

/** Waits for settings and credentials, which end when the client is closed. */
export interface ClosableWaits {
  /** Passes the value of a promise on, unless the subscriber has unsubscribed; fails the subscriber if it is rejected. */
  readonly wait: <T>(
    promise: Promise<T>,
    request: WireRequest,
    subscriber: Subscriber<WireResponse>,
    next: (value: T) => void,
  ) => void;
  /** Makes each wait that has not ended after the grace period fail with a ClientClosedError. */
  readonly close: () => void;
}

interface PendingWait {
  readonly request: WireRequest;
  readonly subscriber: Subscriber<WireResponse>;
  timer?: ReturnType<typeof setTimeout>;
}

/** How long settings and credentials may take after the client was closed, in milliseconds. */
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
      if (end(wait)) wait.subscriber.error(closedWhileWaiting(wait.request));
    };
    wait.timer = setTimeout(giveUp, Math.max(0, time - Date.now()));
  }

  return {
    wait(promise, request, subscriber, next) {
      const wait: PendingWait = { request, subscriber };
      pending.add(wait);
      if (deadline !== undefined) endAt(deadline, wait);
      promise.then(
        (value) => {
          if (end(wait)) next(value);
        },
        (error) => {
          if (end(wait)) subscriber.error(toDynamoDBError(error, request));
        },
      );
    },
    close() {
      deadline = Date.now() + gracePeriod;
      for (const wait of pending) {
        if (!wait.subscriber.closed) endAt(deadline, wait);
      }
    },
  };
}

function closedWhileWaiting({ operation, tableName, site }: WireRequest): ClientClosedError {
  const message = 'The client was closed, and the settings or the credentials for the request did not come';
  return withCallSite(new ClientClosedError(message, { operation: operation.name, tableName }), site);
}
