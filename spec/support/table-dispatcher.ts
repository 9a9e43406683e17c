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
 * An undici dispatcher that answers like DynamoDB with some tables, inside the process and without a socket.
 *
 * Its only clock is the global `setTimeout`, so it works on mock timers that are advanced asynchronously.
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
    new Answering(exchange, handler).start();
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

/** Gives one answer, unless the client aborts before. */
class Answering implements Dispatcher.DispatchController {
  aborted = false;
  readonly paused = false;
  reason: Error | null = null;
  private readonly exchange: TableExchange;
  private readonly handler: Dispatcher.DispatchHandler;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isOver = false;

  constructor(exchange: TableExchange, handler: Dispatcher.DispatchHandler) {
    this.exchange = exchange;
    this.handler = handler;
  }

  start(): void {
    this.handler.onRequestStart?.(this, {});
    const { delay } = this.exchange;
    if (delay > 0) this.timer = setTimeout(() => this.answer(), delay);
    else queueMicrotask(() => this.answer());
  }

  abort(reason: Error): void {
    if (this.isOver) return;
    this.aborted = true;
    this.reason = reason;
    clearTimeout(this.timer);
    this.fail(reason, 'aborted');
  }

  /** A whole answer comes in one chunk, so that there is nothing to pause. */
  pause(): void {}

  resume(): void {}

  private answer(): void {
    if (this.isOver) return;
    const { answer } = this.exchange;
    if ('code' in answer) {
      this.fail(
        Object.assign(new Error(`The connection failed: ${answer.code}`), { code: answer.code }),
        'failed',
      );
      return;
    }
    this.end('delivered');
    const headers = headersOf(answer, answer.body);
    this.handler.onResponseStart?.(this, answer.status, headers);
    this.handler.onResponseData?.(this, answer.body);
    this.handler.onResponseEnd?.(this, {});
  }

  private fail(error: Error, outcome: Outcome): void {
    this.end(outcome);
    this.handler.onResponseError?.(this, error);
  }

  private end(outcome: Outcome): void {
    this.isOver = true;
    this.exchange.end(outcome);
  }
}

function operationOf(headers: Dispatcher.DispatchOptions['headers']): string {
  const entries = Object.entries((headers ?? {}) as Readonly<Record<string, unknown>>);
  const [, target] = entries.find(([name]) => name.toLowerCase() === 'x-amz-target') ?? [];
  const text = String(target ?? '');
  return text.slice(text.lastIndexOf('.') + 1);
}
