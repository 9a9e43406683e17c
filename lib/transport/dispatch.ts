import { AsyncResource } from 'node:async_hooks';
// Imported, because a user's test may replace the global one by a fake.
import { setImmediate } from 'node:timers';
import { Observable, type Subscriber } from 'rxjs';
import type { Dispatcher } from 'undici';
import { BodyBuffer } from './body-buffer.ts';
import { header } from './header.ts';
import { recordStatus } from './response-status.ts';

/** A complete HTTP response; the names of its headers are in lower case. */
export interface HttpResponse {
  readonly statusCode: number;
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined };
  /** Valid only while the response is being emitted: later responses reuse its memory. */
  readonly body: Buffer;
}

/** A controller with this property has no socket to release: its response is delivered in a microtask. */
export const withoutSocket: unique symbol = Symbol.for('rxdynamo.withoutSocket');

type Controller = Pick<Dispatcher.DispatchController, 'abort'> & { readonly [withoutSocket]?: boolean };

/**
 * Sends a request through an undici dispatcher, and emits its response once it is complete.
 *
 * Unsubscribing aborts the request at once, and so does the timeout, after which it fails. The response is delivered in the async context of the subscription, because
 * undici runs its callbacks in the context in which the socket was opened, which may be that of another call.
 */
export function dispatch(
  dispatcher: Pick<Dispatcher, 'dispatch'>,
  options: Dispatcher.DispatchOptions,
  requestTimeout = Number.POSITIVE_INFINITY,
): Observable<HttpResponse> {
  return new Observable((subscriber) => {
    const handler = new ResponseHandler(subscriber);
    const timer = startTimer(handler, requestTimeout);
    subscriber.add(() => {
      clearTimeout(timer);
      handler.abort();
    });
    dispatcher.dispatch(options, handler);
  });
}

/** The longest delay of a timer of Node, in milliseconds. */
const maxDelay = 2 ** 31 - 1;

function startTimer(
  handler: ResponseHandler,
  milliseconds: number,
): ReturnType<typeof setTimeout> | undefined {
  if (milliseconds > maxDelay) return undefined;
  return setTimeout(() => handler.timeOut(milliseconds), milliseconds);
}

/**
 * The handler that undici calls with the parts of one response.
 *
 * Dispatchers of undici 7 and 8 call `onRequestStart` and `onResponse…`. Those of undici 6, which Node 20 and 22 bundle,
 * call the other methods, and pass headers as a flat list of names and values.
 */
class ResponseHandler implements Dispatcher.DispatchHandler {
  readonly #subscriber: Subscriber<HttpResponse>;
  // Not `AsyncLocalStorage.snapshot()`, which on Node 20 takes a fifth of the CPU time of a whole GetItem.
  readonly #context = new AsyncResource('DynamoDBRequest', { requireManualDestroy: true });
  #abort: ((reason: Error) => void) | undefined;
  #statusCode = 0;
  #headers: HttpResponse['headers'] = {};
  readonly #body = new BodyBuffer();
  #hasEnded = false;
  #hasSocket = true;

  constructor(subscriber: Subscriber<HttpResponse>) {
    this.#subscriber = subscriber;
  }

  abort(): void {
    if (!this.#hasEnded) this.#abort?.(new DOMException('The subscriber has unsubscribed', 'AbortError'));
  }

  /** Fails the subscriber, also if undici has not called `onRequestStart` yet, or never will. */
  timeOut(milliseconds: number): void {
    if (this.#hasEnded) return;
    const error = timeoutError(milliseconds, this.#abort !== undefined);
    if (this.#statusCode !== 0) recordStatus(error, this.#statusCode);
    this.#subscriber.error(error);
  }

  onRequestStart(controller: Controller): void {
    if (controller[withoutSocket]) this.#hasSocket = false;
    this.onConnect((reason) => controller.abort(reason));
  }

  onResponseStart(_: unknown, statusCode: number, headers: HttpResponse['headers']): void {
    this.#statusCode = statusCode;
    this.#headers = headers;
    this.#body.reserve(Number(header({ headers }, 'content-length')));
  }

  onResponseData(_: unknown, chunk: Buffer): void {
    this.#body.add(chunk);
  }

  onResponseEnd(): void {
    this.#hasEnded = true;
    this.#afterRelease(() => {
      const response = { statusCode: this.#statusCode, headers: this.#headers, body: this.#body.bytes() };
      try {
        this.#subscriber.next(response);
      } finally {
        this.#body.release();
      }
      this.#subscriber.complete();
    });
  }

  onResponseError(_: unknown, error: Error): void {
    this.#hasEnded = true;
    this.#body.release();
    if (this.#statusCode !== 0) recordStatus(error, this.#statusCode);
    this.#afterRelease(() => this.#subscriber.error(error));
  }

  onConnect(abort: (reason: Error) => void): void {
    this.#abort = abort;
    if (this.#subscriber.closed) this.abort();
  }

  onHeaders(statusCode: number, headers: readonly (Buffer | string)[]): boolean {
    this.onResponseStart(undefined, statusCode, headersOf(headers));
    return true;
  }

  onData(chunk: Buffer): boolean {
    this.onResponseData(undefined, chunk);
    return true;
  }

  onComplete(): void {
    this.onResponseEnd();
  }

  onError(error: Error): void {
    this.onResponseError(undefined, error);
  }

  /**
   * Notifies the subscriber once undici has released the socket, so that the next request can reuse it.
   *
   * Undici releases it in a `setImmediate` that it schedules after its parser has returned; a microtask later ours is
   * scheduled behind it. A promise makes that microtask, because fake timers replace `queueMicrotask`.
   */
  #afterRelease(notify: () => void): void {
    const run = () => this.#context.runInAsyncScope(notify);
    void Promise.resolve().then(this.#hasSocket ? () => setImmediate(run) : run);
  }
}

/** Makes an error as Node's sockets have it: `syscall` tells that nothing was sent. */
function timeoutError(milliseconds: number, isSent: boolean): Error {
  const message = isSent ? 'The response was not complete' : 'No connection was free';
  const error = new Error(`${message} within ${milliseconds} ms, the \`requestTimeout\``);
  return Object.assign(error, { code: 'ETIMEDOUT' }, isSent ? undefined : { syscall: 'connect' });
}

/** Converts a list of alternating names and values; a repeated name has all of its values. */
function headersOf(list: readonly (Buffer | string)[]): HttpResponse['headers'] {
  const headers: Record<string, string | string[]> = {};
  for (let index = 0; index + 1 < list.length; index += 2) {
    const name = String(list[index]).toLowerCase();
    const value = String(list[index + 1]);
    const previous = headers[name];
    headers[name] = previous === undefined ? value : [previous, value].flat();
  }
  return headers;
}
