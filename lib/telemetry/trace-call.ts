import type { Observable } from 'rxjs';
import { calls } from './channels.ts';
import { defined } from './defined.ts';
import type { CallEvent, EventParameters, Unfinished } from './events.ts';
import { trace } from './trace.ts';

/** What a call is about. */
interface CallSubject {
  readonly operation: string | { readonly name: string };
  readonly tableName?: string | undefined;
}

/**
 * Sends a call and publishes it on `rxdynamo:call`; while nobody listens, only sends it.
 *
 * @param input the input of the call, of which the event has the names of tables and parameters without values
 * @param send gets the event of the call, for the layers below
 */
export function traceCall<T>(
  subject: CallSubject,
  input: object | undefined,
  send: (event?: CallEvent) => Observable<T>,
): Observable<T> {
  if (!calls.hasSubscribers) return send();
  return trace({ channel: calls, newEvent: () => newCallEvent(subject, input), record: recordOutput }, send);
}

function newCallEvent({ operation, tableName }: CallSubject, input: object | undefined): CallEvent {
  const name = typeof operation === 'string' ? operation : operation.name;
  return {
    operation: name,
    ...(tableName !== undefined && { tableName }),
    tableNames: readable(() => tableNamesOf(input, tableName), []),
    ...readable(() => segmentOf(input), {}),
    parameters: readable(() => parametersOf(input), {}),
  };
}

/** Returns the segment of the input of a scan, as a property of its events. */
function segmentOf(input: object | undefined): { readonly segment?: number } {
  const segment = memberOf(input, 'Segment');
  return typeof segment === 'number' ? { segment } : {};
}

/** Reads an input that may be anything: the getters of a caller may throw, which the encoder reports. */
function readable<T>(read: () => T, otherwise: T): T {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

function parametersOf(input: object | undefined): EventParameters {
  const text = (name: string) => typed(memberOf(input, name), 'string') as string | undefined;
  const number = (name: string) => typed(memberOf(input, name), 'number') as number | undefined;
  const boolean = (name: string) => typed(memberOf(input, name), 'boolean') as boolean | undefined;
  return defined({
    IndexName: text('IndexName'),
    Limit: number('Limit'),
    TotalSegments: number('TotalSegments'),
    ConsistentRead: boolean('ConsistentRead'),
    Select: text('Select'),
    ScanIndexForward: boolean('ScanIndexForward'),
    ProjectionExpression: text('ProjectionExpression'),
    ExclusiveStartTableName: text('ExclusiveStartTableName'),
  });
}

function typed(value: unknown, type: 'string' | 'number' | 'boolean'): unknown {
  return typeof value === type ? value : undefined;
}

/** Returns the names of all tables of a request: a single one, those of a batch, or those of a transaction. */
function tableNamesOf(input: object | undefined, tableName: string | undefined): readonly string[] {
  const batch = memberOf(input, 'RequestItems');
  if (typeof batch === 'object' && batch !== null) return Object.keys(batch);
  const transaction = memberOf(input, 'TransactItems');
  if (!Array.isArray(transaction)) return tableName === undefined ? [] : [tableName];
  const names = transaction
    .flatMap((item: unknown) => (typeof item === 'object' && item !== null ? Object.values(item) : []))
    .map((request: unknown) => memberOf(request, 'TableName'))
    .filter((name) => typeof name === 'string');
  return [...new Set(names)];
}

function recordOutput(event: Unfinished<CallEvent>, value: unknown): void {
  // A batch operator reads the output together with its JSON.
  const output = memberOf(value, 'output') ?? value;
  const count = memberOf(output, 'Count');
  const scannedCount = memberOf(output, 'ScannedCount');
  const consumed = memberOf(output, 'ConsumedCapacity');
  if (typeof count === 'number') event.Count = count;
  if (typeof scannedCount === 'number') event.ScannedCount = scannedCount;
  if (typeof consumed === 'object' && consumed !== null) event.ConsumedCapacity = consumed;
}

function memberOf(object: unknown, name: string): unknown {
  return typeof object === 'object' && object !== null ? Reflect.get(object, name) : undefined;
}
