import { parseJson } from '../codec/parse-json.ts';
import { type FakeRequest, fakeRequests } from './fake-request.ts';
import type { CutFault, FailFault, Fault, FaultPlan, ThrottleFault } from './fault.ts';
import { hash } from './hash.ts';
import { MemoryTable, type MemoryTableOptions } from './memory-table.ts';
import { type FindTable, operations, type PreparedRequest, type Tables } from './operations.ts';
import { type Outcome, RequestCounter, type RequestCounts } from './request-counts.ts';
import { ServiceFailure, throttlingReasons } from './service-failure.ts';
import { tableOfStream } from './streams/stream-operations.ts';
import { checkSupported, type TableInput } from './table-input.ts';
import { UnsupportedByFakeError } from './unsupported-by-fake-error.ts';

export interface TableServiceOptions {
  readonly tables: readonly MemoryTableOptions[];
  /** Which requests meet a fault. */
  readonly faults: FaultPlan;
  /** The delay of the response in milliseconds; with 0 it is sent in a microtask. */
  readonly delay: (request: FakeRequest) => number;
  /** Called with each request before it is processed. */
  readonly onRequest?: ((request: FakeRequest) => void) | undefined;
}

/** A response, how the connection fails, or an error of the fake itself. */
export type TableResult =
  | { readonly status: number; readonly body: Buffer }
  | { readonly code: string }
  | { readonly error: UnsupportedByFakeError };

/** The result of one request. */
export interface TableExchange {
  readonly result: TableResult;
  /** How long to wait before the result, in milliseconds. */
  readonly delay: number;
  /** Must be called once, with the outcome. */
  readonly end: (outcome: Outcome) => void;
}

/** A request as it arrives over any transport. */
export interface ReceivedRequest {
  readonly operation: string;
  readonly body: string;
  readonly attempt: number;
}

/** Processes requests as DynamoDB would with these tables, independent of the transport. */
export interface TableService {
  readonly counts: RequestCounts;
  /** The tables by name. */
  readonly tables: ReadonlyMap<string, MemoryTable>;
  receive(request: ReceivedRequest): TableExchange;
}

/** Creates a service with tables in memory. */
export function tableService({ tables, faults, delay, onRequest }: TableServiceOptions): TableService {
  const byName: Tables = new Map(tables.map((table) => [table.name, new MemoryTable(table)]));
  const counts = new RequestCounter();
  const createRequest = fakeRequests();
  const repeatsOf = repeatCounter();

  const find: FindTable = (name = '') => {
    const table = byName.get(name);
    if (table !== undefined) return table;
    throw new ServiceFailure(
      'ResourceNotFoundException',
      `Requested resource not found: Table: ${name} not found`,
    );
  };

  return {
    counts,
    tables: byName,
    receive(received) {
      const input = parseJson(received.body) as TableInput;
      const prepared = attemptTo(() =>
        operations[checkSupported(received.operation, input)](input, find, byName),
      );
      const page = 'failure' in prepared ? undefined : prepared.value.page;
      const segment = input.Segment;
      const request = createRequest({
        ...received,
        table: tableOf(input),
        time: Date.now(),
        segment,
        page,
        repeats: repeatsOf(received),
      });
      onRequest?.(request);
      const fault = faults(request);
      const result = resultOf(request, prepared, fault);
      const delayed = delay(request) + (fault?.kind === 'delay' ? fault.milliseconds : 0);
      counts.start();
      const end = (outcome: Outcome) => {
        counts.end(outcome, page !== undefined);
        if ('value' in prepared) prepared.value.end?.();
      };
      return { result, delay: delayed, end };
    },
  };
}

function tableOf({ TableName, RequestItems = {}, ...input }: TableInput): string | undefined {
  return TableName ?? Object.keys(RequestItems)[0] ?? tableOfStream(input.StreamArn ?? input.ShardIterator);
}

/** Makes a function that counts how often the same request was received before. */
function repeatCounter(): (request: ReceivedRequest) => number {
  const seen = new Map<number, number>();
  return ({ operation, body }) => {
    // V8 stores integers of up to 31 bits without a heap object.
    const identity = hash(`${operation} ${body}`) >>> 2;
    const repeats = seen.get(identity) ?? 0;
    seen.set(identity, repeats + 1);
    return repeats;
  };
}

/** What a function has returned, or the failure with which the request ends. */
type Attempt<T> = { readonly value: T } | { readonly failure: TableResult };

function attemptTo<T>(run: () => T): Attempt<T> {
  try {
    return { value: run() };
  } catch (error) {
    if (error instanceof ServiceFailure) return { failure: failureResult(400, error) };
    if (error instanceof UnsupportedByFakeError) return { failure: { error } };
    throw error;
  }
}

/** What the fake does not support fails in any case; else a fault comes before the result. */
function resultOf(
  request: FakeRequest,
  prepared: Attempt<PreparedRequest>,
  fault: Fault | undefined,
): TableResult {
  const unprocessed = fault?.kind === 'unprocessed' ? fault.count : 0;
  const isUnsupported = 'failure' in prepared && 'error' in prepared.failure;
  if (fault?.kind === 'throttle' && !isUnsupported) return throttleResult(request, fault);
  if (fault?.kind === 'fail' && !isUnsupported) return failResult(fault);
  const isCut = fault?.kind === 'cut' && !isUnsupported;
  if (isCut && !fault.isProcessed) return cutResult(fault);
  if ('failure' in prepared) return isCut ? cutResult(fault) : prepared.failure;
  const processed = attemptTo(() => prepared.value.process(unprocessed));
  if (isCut) return cutResult(fault);
  return 'failure' in processed ? processed.failure : json(200, processed.value);
}

function cutResult({ code = 'ECONNRESET' }: CutFault): TableResult {
  return { code };
}

function throttleResult(
  { table }: FakeRequest,
  { name = 'ProvisionedThroughputExceededException', reasons }: ThrottleFault,
): TableResult {
  const throttlings = reasons && throttlingReasons(table, reasons);
  return failureResult(400, new ServiceFailure(name, 'The rate of requests is too high', throttlings));
}

const statuses: Readonly<Record<string, number>> = {
  InternalServerError: 500,
  InternalFailure: 500,
  ServiceUnavailable: 503,
};

function failResult({ name, status }: FailFault): TableResult {
  const usual = Object.hasOwn(statuses, name) ? statuses[name] : undefined;
  return failureResult(status ?? usual ?? 400, new ServiceFailure(name, 'The request failed'));
}

function failureResult(status: number, { errorName, message, reasons }: ServiceFailure): TableResult {
  const __type = `com.amazonaws.dynamodb.v20120810#${errorName}`;
  // ThrottlingException spells this member in lower case.
  const member = errorName === 'ThrottlingException' ? 'throttlingReasons' : 'ThrottlingReasons';
  return json(status, { __type, message, [member]: reasons });
}

function json(status: number, body: object): TableResult {
  return { status, body: Buffer.from(JSON.stringify(body)) };
}
