import { randomUUID } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Dispatcher } from 'undici';
import { withoutSocket } from '../transport/dispatch.ts';
import type { Outcome } from './request-counts.ts';
import type { TableExchange, TableService } from './table-service.ts';

/**
 * Makes an undici dispatcher that responds as DynamoDB would, from tables in memory and without a socket.
 *
 * It delays responses with the global `setTimeout` only, so that fake timers control it.
 */
export function tableDispatcher(service: TableService): Pick<Dispatcher, 'dispatch'> {
  return {
    dispatch({ headers, body }, handler) {
      const target = headerOf(headers, 'x-amz-target');
      const operation = target.slice(target.lastIndexOf('.') + 1);
      const attempt = Number(/attempt=(\d+)/.exec(headerOf(headers, 'amz-sdk-request'))?.[1] ?? 1);
      const exchange = service.receive({ operation, body: String(body), attempt });
      new PendingResponse(exchange, handler).start();
      return true;
    },
  };
}

/** Delivers one response after its delay, unless the client aborts it. */
class PendingResponse implements Dispatcher.DispatchController {
  /** A response that was delayed needs no turn of the event loop besides, so that fake timers alone control it. */
  readonly [withoutSocket]: boolean;
  aborted = false;
  readonly paused = false;
  reason: Error | null = null;
  private readonly exchange: TableExchange;
  private readonly handler: Dispatcher.DispatchHandler;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isEnded = false;

  constructor(exchange: TableExchange, handler: Dispatcher.DispatchHandler) {
    this.exchange = exchange;
    this[withoutSocket] = exchange.delay > 0;
    this.handler = handler;
  }

  start(): void {
    this.handler.onRequestStart?.(this, {});
    const { delay } = this.exchange;
    if (delay > 0) this.timer = setTimeout(() => this.deliver(), delay);
    // A promise makes the microtask, because fake timers replace `queueMicrotask`.
    else void Promise.resolve().then(() => this.deliver());
  }

  abort(reason: Error): void {
    if (this.isEnded) return;
    this.aborted = true;
    this.reason = reason;
    clearTimeout(this.timer);
    this.fail(reason, 'aborted');
  }

  /** The body is delivered in one chunk, so that there is nothing to pause. */
  pause(): void {}

  resume(): void {}

  private deliver(): void {
    if (this.isEnded) return;
    const { result } = this.exchange;
    if ('error' in result) this.fail(result.error, 'failed');
    else if ('code' in result) this.fail(connectionError(result.code), 'failed');
    else {
      this.end('delivered');
      this.handler.onResponseStart?.(this, result.status, headersOf(result.body));
      this.handler.onResponseData?.(this, result.body);
      this.handler.onResponseEnd?.(this, {});
    }
  }

  private fail(error: Error, outcome: Outcome): void {
    this.end(outcome);
    this.handler.onResponseError?.(this, error);
  }

  private end(outcome: Outcome): void {
    this.isEnded = true;
    this.exchange.end(outcome);
  }
}

function connectionError(code: string): Error {
  return Object.assign(new Error(`The connection failed: ${code}`), { code });
}

function headerOf(headers: Dispatcher.DispatchOptions['headers'], wanted: string): string {
  const [, value = ''] = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === wanted) ?? [];
  return String(value);
}

function headersOf(body: Buffer): Record<string, string> {
  return {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': String(body.length),
    'x-amz-crc32': String(crc32(body)),
    'x-amzn-requestid': randomUUID(),
  };
}
