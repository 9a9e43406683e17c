import { AsyncResource } from 'node:async_hooks';
// The real one, also where a user's spec fakes the global timers and undici's answers.
import { setImmediate } from 'node:timers';
import { Observable, type Subscriber } from 'rxjs';
import type { Dispatcher } from 'undici';
import { noteStatus } from './response-status.ts';

/** A whole HTTP response: its body's chunks joined, its headers' names in lower case. */
export interface HttpResponse {
  readonly statusCode: number;
  readonly headers: { readonly [name: string]: string | readonly string[] | undefined };
  readonly body: Buffer;
}

/**
 * Sends a request through an undici dispatcher, and emits its response once it is complete.
 *
 * Unsubscribing aborts the request at once. The response is delivered in the async context of the subscription:
 * undici's callbacks run in that of whoever opened the socket, which may be another pipeline.
 */
export function dispatch(
  dispatcher: Dispatcher,
  options: Dispatcher.DispatchOptions,
): Observable<HttpResponse> {
  return new Observable((subscriber) => {
    const exchange = new ResponseCollector(subscriber);
    subscriber.add(() => exchange.abort());
    dispatcher.dispatch(options, exchange);
  });
}

/** Collects what undici reports of one response; it is a class because undici asks for an object of this shape. */
class ResponseCollector implements Dispatcher.DispatchHandler {
  readonly #subscriber: Subscriber<HttpResponse>;
  // What `AsyncLocalStorage.snapshot()` does, which on Node 20 takes a fifth of a whole GetItem's CPU time.
  readonly #context = new AsyncResource('DynamoDBRequest', { requireManualDestroy: true });
  #controller: Dispatcher.DispatchController | undefined;
  #statusCode = 0;
  #headers: HttpResponse['headers'] = {};
  #chunks: Buffer[] = [];
  #ended = false;

  constructor(subscriber: Subscriber<HttpResponse>) {
    this.#subscriber = subscriber;
  }

  abort(): void {
    if (!this.#ended) this.#controller?.abort(new DOMException('The subscriber has left', 'AbortError'));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#subscriber.closed) this.abort();
  }

  onResponseStart(
    _: Dispatcher.DispatchController,
    statusCode: number,
    headers: HttpResponse['headers'],
  ): void {
    this.#statusCode = statusCode;
    this.#headers = headers;
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#ended = true;
    const [first] = this.#chunks;
    const body = this.#chunks.length === 1 && first ? first : Buffer.concat(this.#chunks);
    const response = { statusCode: this.#statusCode, headers: this.#headers, body };
    this.#settle(() => {
      this.#subscriber.next(response);
      this.#subscriber.complete();
    });
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#ended = true;
    if (this.#statusCode !== 0) noteStatus(error, this.#statusCode);
    this.#settle(() => this.#subscriber.error(error));
  }

  /**
   * Waits until undici has freed the socket, so that a next request need not open another.
   *
   * It does so in an immediate of its own, which stands in line once its parser has been left.
   */
  #settle(notify: () => void): void {
    queueMicrotask(() => setImmediate(() => this.#context.runInAsyncScope(notify)));
  }
}
