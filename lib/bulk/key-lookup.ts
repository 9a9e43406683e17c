import { catchError, map, type Observable, Subscription, throwError } from 'rxjs';
import type { DescribeTableInput } from '../api/inputs.ts';
import { DescribeTable } from '../api/operations.ts';
import type { DescribeTableOutput } from '../api/outputs.ts';
import type { WithKey } from '../codec/encode-item.ts';
import { AccessDeniedException } from '../errors/exceptions.ts';
import { InvalidResponseError } from '../errors/invalid.ts';
import type { BulkCall } from './bulk-operation.ts';
import type { PendingItem } from './pending-item.ts';

/** An item that is encoded, and waits for the names of the key attributes. */
interface WaitingItem<In> {
  readonly item: PendingItem<In>;
  readonly withKey: WithKey;
}

/** What becomes of the items that wait for a lookup. */
interface LookupHandler<In> {
  /** Takes an item whose key can be read now. */
  readonly resolve: (item: PendingItem<In>, names: readonly string[], withKey: WithKey) => void;
  readonly reject: (item: PendingItem<In>, error: unknown) => void;
  /** Called when all that waited have been resolved or rejected. */
  readonly done: () => void;
}

/**
 * Memoised lookup of the names of a table's key attributes, with the items that wait for it.
 *
 * A failed lookup is not kept: the next item looks up again.
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

  /** Looks up the key for the first item; the others wait for the same answer. */
  add(item: PendingItem<In>, withKey: WithKey): void {
    this.waiting.push({ item, withKey });
    if (this.waiting.length === 1) this.lookUp();
  }

  /** Whether items wait, or are being resolved: an item that comes now must not overtake them. */
  isBusy(): boolean {
    return this.waiting.length > 0;
  }

  /** The items that have been neither resolved nor rejected, and maybe some that have. */
  items(): readonly PendingItem<In>[] {
    return this.waiting.map(({ item }) => item);
  }

  close(): void {
    this.lookups.unsubscribe();
  }

  private lookUp(): void {
    const names$ = this.names$.subscribe({
      next: (names) => {
        this.names = names;
        this.settle(({ item, withKey }) => this.handler.resolve(item, names, withKey));
      },
      error: (error: unknown) => {
        this.settle(({ item }) => this.handler.reject(item, error));
        // What came meanwhile.
        if (this.waiting.length > 0 && !this.lookups.closed) this.lookUp();
      },
    });
    this.lookups.add(names$);
  }

  /**
   * Settles all that wait; once the key is known, those that come meanwhile too, in their order.
   *
   * Items stay in the list meanwhile: if one of them fails the stream, those behind it are still pending.
   */
  private settle(each: (waiting: WaitingItem<In>) => void): void {
    const { waiting } = this;
    const atFirst = waiting.length;
    const end = () => (this.names === undefined ? atFirst : waiting.length);
    for (let index = 0; index < end() && !this.lookups.closed; index++)
      each(waiting[index] as WaitingItem<In>);
    this.waiting = waiting.slice(end());
    this.handler.done();
  }
}

/** Asks DescribeTable for the names of a table's key attributes, the partition key first. */
export function lookUpKey(call: BulkCall, TableName: string): Observable<readonly string[]> {
  return call<DescribeTableInput, DescribeTableOutput>(DescribeTable, { TableName }).pipe(
    map(({ Table }) => {
      if (Table?.KeySchema === undefined)
        throw new InvalidResponseError('The table is described without a key');
      return Table.KeySchema.map(({ AttributeName }) => AttributeName);
    }),
    catchError((error: unknown) => throwError(() => (isAccessDenied(error) ? withAdvice(error) : error))),
  );
}

function isAccessDenied(error: unknown): error is AccessDeniedException {
  return error instanceof AccessDeniedException;
}

/** Whoever may write to a table need not have the permission to describe it. */
function withAdvice(error: AccessDeniedException): AccessDeniedException {
  const advice =
    '(without permission for DescribeTable, give the names of the key attributes as the option `key`)';
  return new AccessDeniedException(error.name, `${error.message} ${advice}`, { ...error, cause: error });
}
