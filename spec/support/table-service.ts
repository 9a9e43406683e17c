import { hash } from './hash.ts';
import { MemoryTable, type MemoryTableOptions } from './memory-table.ts';
import { type Outcome, RequestCounter, type RequestCounts } from './request-counts.ts';
import { type TableInput, type TableOutput, tableAnswers } from './table-operations.ts';
import type { ConnectionFault, FaultPlan, TableFault, TableRequest } from './table-fault.ts';

export interface TableServiceOptions {
  readonly tables: readonly MemoryTableOptions[];
  /**
   * What goes wrong.
   * @default nothing
   */
  readonly faults?: FaultPlan | undefined;
  /**
   * How long the answer to a request takes, in milliseconds; if 0, it comes in a microtask.
   * @default 1
   */
  readonly delay?: ((request: TableRequest) => number) | undefined;
  /** Called with each request, before it is answered. */
  readonly onRequest?: ((request: TableRequest) => void) | undefined;
}

/** A whole answer, or how the connection fails. */
export type TableAnswer = { readonly status: number; readonly body: Buffer } | ConnectionFault;

/** One request and its answer. */
export interface TableExchange {
  readonly answer: TableAnswer;
  /** After how many milliseconds the answer is to be given. */
  readonly delay: number;
  /** To be called once. */
  readonly end: (outcome: Outcome) => void;
}

/** Answers as DynamoDB would if it had these tables; how requests and answers travel is not its concern. */
export interface TableService {
  readonly tables: ReadonlyMap<string, MemoryTable>;
  readonly counts: RequestCounts;
  receive(operation: string, body: string): TableExchange;
}

/** An error that the service itself gives as an answer. */
class Refusal extends Error {
  readonly wireName: string;

  constructor(wireName: string, message: string) {
    super(message);
    this.wireName = wireName;
  }
}

/** Makes a service of some tables in memory. */
export function tableService(options: TableServiceOptions): TableService {
  const { faults = () => undefined, delay = () => 1, onRequest } = options;
  const tables = new Map(options.tables.map((table) => [table.name, new MemoryTable(table)]));
  const counts = new RequestCounter();
  const seen = new Map<number, number>();

  const find = (name = '') => {
    const table = tables.get(name);
    if (table === undefined) throw new Refusal('ResourceNotFoundException', `There is no table ${name}`);
    return table;
  };

  function process(operation: string, input: TableInput): TableOutput {
    const answer = tableAnswers[operation];
    if (answer === undefined) throw new Refusal('UnknownOperationException', `${operation} is not supported`);
    return answer(input, find);
  }

  /** A request that writes must not do so if it fails: pages are read first, to know which one is asked for. */
  function respond(request: TableRequest, output: TableOutput | undefined): TableAnswer {
    const fault = faults(request);
    if (fault?.kind === 'connection') return fault;
    if (fault?.kind === 'service' || fault?.kind === 'throttle') return errorAnswer(fault);
    if (fault?.kind !== 'unprocessed')
      return json(200, (output ?? process(request.operation, request.input)).body);
    const { done, left } = splitBatch(request.input, fault.count);
    process(request.operation, done);
    return json(200, { UnprocessedItems: left });
  }

  return {
    tables,
    counts,
    receive(operation, body) {
      // A small integer, as V8 has them, takes no memory of its own.
      const identity = hash(`${operation} ${body}`) >>> 2;
      const repeats = seen.get(identity) ?? 0;
      seen.set(identity, repeats + 1);
      const input: TableInput = JSON.parse(body);
      const page = pageRead(() => process(operation, input), operation);
      const request = requestOf(operation, input, page?.page, repeats);
      counts.start();
      onRequest?.(request);
      const answer = attempt(() => respond(request, page));
      const end = (outcome: Outcome) => counts.end(outcome, page !== undefined);
      return { answer, delay: delay(request), end };
    },
  };
}

function pageRead(read: () => TableOutput, operation: string): TableOutput | undefined {
  if (operation !== 'Scan' && operation !== 'Query') return undefined;
  try {
    return read();
  } catch (error) {
    if (error instanceof Refusal) return undefined;
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

function attempt(respond: () => TableAnswer): TableAnswer {
  try {
    return respond();
  } catch (error) {
    if (error instanceof Refusal)
      return json(400, { __type: wireType(error.wireName), message: error.message });
    throw error;
  }
}

function errorAnswer(fault: Exclude<TableFault, ConnectionFault | { kind: 'unprocessed' }>): TableAnswer {
  if (fault.kind === 'service')
    return json(fault.status, { __type: wireType(fault.name), message: 'It failed' });
  const { name = 'ProvisionedThroughputExceededException', reasons } = fault;
  const ThrottlingReasons = reasons?.map((reason) => ({ reason, resource: 'arn:aws:dynamodb:table' }));
  return json(400, {
    __type: wireType(name),
    message: 'The rate of requests is too high',
    ThrottlingReasons,
  });
}

/** Leaves so many writes of a batch out, at most all but one. */
function splitBatch({ RequestItems = {} }: TableInput, count: number): { done: TableInput; left: object } {
  const [[name = '', entries = []] = []] = Object.entries(RequestItems);
  const kept = Math.max(1, entries.length - count);
  const left = entries.slice(kept);
  return {
    done: { RequestItems: { [name]: entries.slice(0, kept) } },
    left: left.length === 0 ? {} : { [name]: left },
  };
}

function json(status: number, body: object): TableAnswer {
  return { status, body: Buffer.from(JSON.stringify(body)) };
}

function wireType(name: string): string {
  return `com.amazonaws.dynamodb.v20120810#${name}`;
}
