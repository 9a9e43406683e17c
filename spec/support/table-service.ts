import { hash } from './hash.ts';
import { MemoryTable, type MemoryTableOptions } from './memory-table.ts';
import { type Outcome, RequestCounter, type RequestCounts } from './request-counts.ts';
import type { ConnectionFault, TableFault, TableFaultPlan, TableRequest } from './table-fault.ts';
import { type TableInput, type TableOutput, tableOperations } from './table-operations.ts';

export interface TableServiceOptions {
  readonly tables: readonly MemoryTableOptions[];
  /**
   * Which requests meet a fault.
   * @default none
   */
  readonly faults?: TableFaultPlan | undefined;
  /**
   * The delay of the response in milliseconds; with 0 it is sent in a microtask.
   * @default 1
   */
  readonly delay?: ((request: TableRequest) => number) | undefined;
  /** Called with each request before it is processed. */
  readonly onRequest?: ((request: TableRequest) => void) | undefined;
}

/** A response, or how the connection fails. */
export type TableResult = { readonly status: number; readonly body: Buffer } | ConnectionFault;

/** The result of one request. */
export interface TableExchange {
  readonly result: TableResult;
  /** How long to wait before the result, in milliseconds. */
  readonly delay: number;
  /** Must be called once, with the outcome. */
  readonly end: (outcome: Outcome) => void;
}

/** Processes requests as DynamoDB would with these tables, independent of the transport. */
export interface TableService {
  readonly tables: ReadonlyMap<string, MemoryTable>;
  readonly counts: RequestCounts;
  receive(operation: string, body: string): TableExchange;
}

/** An error of the service; it becomes an error response. */
class TableError extends Error {
  readonly errorName: string;

  constructor(errorName: string, message: string) {
    super(message);
    this.errorName = errorName;
  }
}

/** Creates a service with tables in memory. */
export function tableService(options: TableServiceOptions): TableService {
  const { faults = () => undefined, delay = () => 1, onRequest } = options;
  const tables = new Map(options.tables.map((table) => [table.name, new MemoryTable(table)]));
  const counts = new RequestCounter();
  const seen = new Map<number, number>();

  const find = (name = '') => {
    const table = tables.get(name);
    if (table === undefined)
      throw new TableError('ResourceNotFoundException', `There is no table named ${name}`);
    return table;
  };

  function process(operation: string, input: TableInput): TableOutput {
    const processInput = tableOperations[operation];
    if (processInput === undefined)
      throw new TableError('UnknownOperationException', `${operation} is not supported`);
    return processInput(input, find);
  }

  /** Processes a write only if it meets no fault. A page has been read before, since the plan gets its index. */
  function respond(request: TableRequest, output: TableOutput | undefined): TableResult {
    const fault = faults(request);
    if (fault?.kind === 'connection') return fault;
    if (fault?.kind === 'service' || fault?.kind === 'throttle') return errorResult(fault);
    if (fault?.kind !== 'unprocessed')
      return json(200, (output ?? process(request.operation, request.input)).body);
    const { processed, unprocessed } = splitBatch(request.input, fault.count);
    process(request.operation, processed);
    return json(200, { UnprocessedItems: unprocessed });
  }

  return {
    tables,
    counts,
    receive(operation, body) {
      // V8 stores integers of up to 31 bits without a heap object.
      const identity = hash(`${operation} ${body}`) >>> 2;
      const repeats = seen.get(identity) ?? 0;
      seen.set(identity, repeats + 1);
      const input: TableInput = JSON.parse(body);
      const page = readPage(() => process(operation, input), operation);
      const request = requestOf(operation, input, page?.page, repeats);
      counts.start();
      onRequest?.(request);
      const result = resultOf(() => respond(request, page));
      const end = (outcome: Outcome) => counts.end(outcome, page !== undefined);
      return { result, delay: delay(request), end };
    },
  };
}

function readPage(read: () => TableOutput, operation: string): TableOutput | undefined {
  if (operation !== 'Scan' && operation !== 'Query') return undefined;
  try {
    return read();
  } catch (error) {
    if (error instanceof TableError) return undefined;
    throw error;
  }
}

function requestOf(
  operation: string,
  input: TableInput,
  page: number | undefined,
  repeats: number,
): TableRequest {
  const tableName = input.TableName ?? Object.keys(input.RequestItems ?? {})[0];
  return { operation, tableName, input: { ...input }, segment: input.Segment, page, repeats };
}

function resultOf(respond: () => TableResult): TableResult {
  try {
    return respond();
  } catch (error) {
    if (error instanceof TableError)
      return json(400, { __type: wireType(error.errorName), message: error.message });
    throw error;
  }
}

function errorResult(fault: Exclude<TableFault, ConnectionFault | { kind: 'unprocessed' }>): TableResult {
  if (fault.kind === 'service')
    return json(fault.status, { __type: wireType(fault.name), message: 'The request failed' });
  const { name = 'ProvisionedThroughputExceededException', reasons } = fault;
  const ThrottlingReasons = reasons?.map((reason) => ({ reason, resource: 'arn:aws:dynamodb:table' }));
  return json(400, {
    __type: wireType(name),
    message: 'The rate of requests is too high',
    ThrottlingReasons,
  });
}

/** Splits off the last `count` writes of a batch, but never all of them. */
function splitBatch(
  { RequestItems = {} }: TableInput,
  count: number,
): { processed: TableInput; unprocessed: object } {
  const [[name = '', entries = []] = []] = Object.entries(RequestItems);
  const size = Math.max(1, entries.length - count);
  const rest = entries.slice(size);
  return {
    processed: { RequestItems: { [name]: entries.slice(0, size) } },
    unprocessed: rest.length === 0 ? {} : { [name]: rest },
  };
}

function json(status: number, body: object): TableResult {
  return { status, body: Buffer.from(JSON.stringify(body)) };
}

function wireType(name: string): string {
  return `com.amazonaws.dynamodb.v20120810#${name}`;
}
