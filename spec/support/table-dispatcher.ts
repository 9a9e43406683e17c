import { Dispatcher } from 'undici';
import type { MemoryTable } from './memory-table.ts';
import type { Outcome, RequestCounts } from './request-counts.ts';
import {
  type TableExchange,
  type TableService,
  type TableServiceOptions,
  tableService,
} from './table-service.ts';
import { headersOf } from './wire/fake-response.ts';

/**
 * An undici dispatcher that responds as DynamoDB would, from tables in memory and without a socket.
 *
 * It delays responses with the global `setTimeout` only, so that fake timers control it.
 */
export class TableDispatcher extends Dispatcher {
  readonly tables: ReadonlyMap<string, MemoryTable>;
  readonly counts: RequestCounts;
  private readonly service: TableService;

  constructor(options: TableServiceOptions) {
    super();
    this.service = tableService(options);
    this.tables = this.service.tables;
    this.counts = this.service.counts;
  }

  override dispatch(
    { headers, body }: Dispatcher.DispatchOptions,
    handler: Dispatcher.DispatchHandler,
  ): boolean {
    const exchange = this.service.receive(operationOf(headers), String(body));
    new PendingResponse(exchange, handler).start();
    return true;
  }

  override close(): Promise<void>;
  override close(callback: () => void): void;
  override close(callback?: () => void): Promise<void> | undefined {
    if (callback === undefined) return Promise.resolve();
    callback();
    return undefined;
  }
}

/** Delivers one response after its delay, unless the client aborts it. */
class PendingResponse implements Dispatcher.DispatchController {
  aborted = false;
  readonly paused = false;
  reason: Error | null = null;
  private readonly exchange: TableExchange;
  private readonly handler: Dispatcher.DispatchHandler;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isEnded = false;

  constructor(exchange: TableExchange, handler: Dispatcher.DispatchHandler) {
    this.exchange = exchange;
    this.handler = handler;
  }

  start(): void {
    this.handler.onRequestStart?.(this, {});
    const { delay } = this.exchange;
    if (delay > 0) this.timer = setTimeout(() => this.deliver(), delay);
    else queueMicrotask(() => this.deliver());
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
    if ('code' in result) {
      this.fail(
        Object.assign(new Error(`The connection failed: ${result.code}`), { code: result.code }),
        'failed',
      );
      return;
    }
    this.end('delivered');
    const headers = headersOf(result, result.body);
    this.handler.onResponseStart?.(this, result.status, headers);
    this.handler.onResponseData?.(this, result.body);
    this.handler.onResponseEnd?.(this, {});
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

function operationOf(headers: Dispatcher.DispatchOptions['headers']): string {
  const entries = Object.entries((headers ?? {}) as Readonly<Record<string, unknown>>);
  const [, target] = entries.find(([name]) => name.toLowerCase() === 'x-amz-target') ?? [];
  const text = String(target ?? '');
  return text.slice(text.lastIndexOf('.') + 1);
}
