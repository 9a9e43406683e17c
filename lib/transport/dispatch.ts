import { AsyncResource } from 'node:async_hooks';
// The real one, also where a user's spec fakes the global timers and undici's answers.
import { setImmediate } from 'node:timers';
import { Observable, type Subscriber } from 'rxjs';
import type { Dispatcher } from 'undici';
import { recordStatus } from './response-status.ts';

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
  dispatcher: Pick<Dispatcher, 'dispatch'>,
  options: Dispatcher.DispatchOptions,
): Observable<HttpResponse> {
  return new Observable((subscriber) => {
    const exchange = new ResponseCollector(subscriber);
    subscriber.add(() => exchange.abort());
    dispatcher.dispatch(options, exchange);
  });
}

/**
 * Collects what undici reports of one response; it is a class because undici asks for an object of this shape.
 *
 * Dispatchers of undici 7 and 8 call the methods `onRequestStart` and `onResponse…`; those of undici 6, which is the one
 * that Node 20 and 22 bundle, call the other ones and hand out headers as a flat list of names and values.
 */
class ResponseCollector implements Dispatcher.DispatchHandler {
  readonly #subscriber: Subscriber<HttpResponse>;
  // What `AsyncLocalStorage.snapshot()` does, which on Node 20 takes a fifth of a whole GetItem's CPU time.
  readonly #context = new AsyncResource('DynamoDBRequest', { requireManualDestroy: true });
  #abort: ((reason: Error) => void) | undefined;
  #statusCode = 0;
  #headers: HttpResponse['headers'] = {};
  #chunks: Buffer[] = [];
  #ended = false;

  constructor(subscriber: Subscriber<HttpResponse>) {
    this.#subscriber = subscriber;
  }

  abort(): void {
    if (!this.#ended) this.#abort?.(new DOMException('The subscriber has left', 'AbortError'));
  }

  onRequestStart(controller: Pick<Dispatcher.DispatchController, 'abort'>): void {
    this.onConnect((reason) => controller.abort(reason));
  }

  onResponseStart(_: unknown, statusCode: number, headers: HttpResponse['headers']): void {
    this.#statusCode = statusCode;
    this.#headers = headers;
  }

  onResponseData(_: unknown, chunk: Buffer): void {
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

  onResponseError(_: unknown, error: Error): void {
    this.#ended = true;
    if (this.#statusCode !== 0) recordStatus(error, this.#statusCode);
    this.#settle(() => this.#subscriber.error(error));
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
   * Waits until undici has freed the socket, so that a next request need not open another.
   *
   * It does so in an immediate of its own, which stands in line once its parser has been left. A promise leads there
   * because fake timers replace `queueMicrotask`.
   */
  #settle(notify: () => void): void {
    void Promise.resolve().then(() => setImmediate(() => this.#context.runInAsyncScope(notify)));
  }
}

/** Reads a list in which names and values alternate; of a name that stands more than once, all values. */
function headersOf(list: readonly (Buffer | string)[]): HttpResponse['headers'] {
  const headers: Record<string, string | string[]> = {};
  for (let index = 0; index + 1 < list.length; index += 2) {
    const name = String(list[index]).toLowerCase();
    const value = String(list[index + 1]);
    const known = headers[name];
    headers[name] = known === undefined ? value : [known, value].flat();
  }
  return headers;
}
