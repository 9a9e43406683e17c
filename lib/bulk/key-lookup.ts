import { catchError, map, type Observable, Subscription, throwError } from 'rxjs';
import type { DescribeTableInput } from '../api/inputs.ts';
import { DescribeTable } from '../api/operations.ts';
import type { DescribeTableOutput } from '../api/outputs.ts';
import type { WithKey } from '../codec/encode-item.ts';
import { AccessDeniedException } from '../errors/exceptions.ts';
import { InvalidResponseError } from '../errors/invalid.ts';
import type { BulkCall } from './bulk-operation.ts';
import type { PendingItem } from './pending-item.ts';

/** An encoded item that waits for the names of the key attributes. */
interface WaitingItem<In> {
  readonly item: PendingItem<In>;
  readonly withKey: WithKey;
}

/** Handles the items that wait for a lookup. */
interface LookupHandler<In> {
  /** Called with each item when the names are known. */
  readonly resolve: (item: PendingItem<In>, names: readonly string[], withKey: WithKey) => void;
  /** Called with each item if the lookup fails. */
  readonly reject: (item: PendingItem<In>, error: unknown) => void;
  /** Called when all waiting items have been resolved or rejected. */
  readonly done: () => void;
}

/**
 * Memoized lookup of the names of a table's key attributes, with the items that wait for it.
 *
 * A failed lookup is not memoized: the next item starts another one.
 */
export class KeyLookup<In> {
  /** The names, once they are known. */
  names: readonly string[] | undefined;
  private readonly names$: Observable<readonly string[]>;
  private readonly handler: LookupHandler<In>;
  private readonly lookups = new Subscription();
  private waiting: WaitingItem<In>[] = [];

  constructor(
    names: readonly string[] | undefined,
    names$: Observable<readonly string[]>,
    handler: LookupHandler<In>,
  ) {
    this.names = names;
    this.names$ = names$;
    this.handler = handler;
  }

  /** Adds an item; the first one starts the lookup, and the others wait for the same response. */
  add(item: PendingItem<In>, withKey: WithKey): void {
    this.waiting.push({ item, withKey });
    if (this.waiting.length === 1) this.lookUp();
  }

  /** Whether items wait or are being resolved, which an item that arrives now must not overtake. */
  isBusy(): boolean {
    return this.waiting.length > 0;
  }

  /** Returns the waiting items; while they are being resolved or rejected, also those that are done. */
  items(): readonly PendingItem<In>[] {
    return this.waiting.map(({ item }) => item);
  }

  close(): void {
    this.lookups.unsubscribe();
  }

  private lookUp(): void {
    const subscription = this.names$.subscribe({
      next: (names) => {
        this.names = names;
        this.handleWaiting(({ item, withKey }) => this.handler.resolve(item, names, withKey));
      },
      error: (error: unknown) => {
        this.handleWaiting(({ item }) => this.handler.reject(item, error));
        // Items that were added while the others were rejected need a lookup of their own.
        if (this.waiting.length > 0 && !this.lookups.closed) this.lookUp();
      },
    });
    this.lookups.add(subscription);
  }

  /**
   * Handles all waiting items in their order; if the names are known, also those that are added meanwhile.
   *
   * Items stay in the list meanwhile: if one of them fails the stream, those behind it are still pending.
   */
  private handleWaiting(handle: (waiting: WaitingItem<In>) => void): void {
    const { waiting } = this;
    const countBefore = waiting.length;
    const end = () => (this.names === undefined ? countBefore : waiting.length);
    for (let index = 0; index < end() && !this.lookups.closed; index++)
      handle(waiting[index] as WaitingItem<In>);
    this.waiting = waiting.slice(end());
    this.handler.done();
  }
}

/** Looks up the names of a table's key attributes with DescribeTable, the partition key first. */
export function lookUpKey(call: BulkCall, TableName: string): Observable<readonly string[]> {
  return call<DescribeTableInput, DescribeTableOutput>(DescribeTable, { TableName }).pipe(
    map(({ Table }) => {
      if (Table?.KeySchema === undefined)
        throw new InvalidResponseError('The response of DescribeTable has no `KeySchema`');
      return Table.KeySchema.map(({ AttributeName }) => AttributeName);
    }),
    catchError((error: unknown) => throwError(() => (isAccessDenied(error) ? withAdvice(error) : error))),
  );
}

function isAccessDenied(error: unknown): error is AccessDeniedException {
  return error instanceof AccessDeniedException;
}

/** Adds how to go on: the permission to write to a table does not include the permission to describe it. */
function withAdvice(error: AccessDeniedException): AccessDeniedException {
  const advice =
    '(without permission for DescribeTable, pass the names of the key attributes as the option `key`)';
  return new AccessDeniedException(error.name, `${error.message} ${advice}`, { ...error, cause: error });
}
