import { type EncodedJson, isEncodedJson } from '../codec/encode/encoded-json.ts';
import type { CapacityKind } from './capacity-limiter.ts';
import { isObject } from './is-object.ts';
import type { LearnedCosts } from './learned-costs.ts';
import { estimatePage, fullPageUnits, learnPage, type PageInput } from './page-size.ts';

/** What a request is estimated to consume, and what is learned from what it consumed. */
export interface RequestCost {
  readonly capacity: CapacityKind;
  estimate(learned: LearnedCosts, meanItemBytes: number | undefined): number;
  /** Learns from a response; `units` is `undefined` if it does not tell what it has consumed. */
  learn(learned: LearnedCosts, units: number | undefined, output: Output): void;
}

/** The members of requests that decide what they cost. JavaScript callers may pass anything. */
interface Input extends PageInput {
  readonly TableName?: unknown;
  readonly IndexName?: unknown;
  readonly RequestItems?: unknown;
  readonly TransactItems?: unknown;
  readonly TransactStatements?: unknown;
  readonly Statement?: unknown;
  readonly Statements?: unknown;
}

/** The members of responses that tell how many elements were processed. */
interface Output {
  readonly ScannedCount?: unknown;
  readonly UnprocessedItems?: unknown;
  readonly UnprocessedKeys?: unknown;
}

/** The cost of elements that are expected to consume one unit each, times a learned factor. */
class ElementCost implements RequestCost {
  readonly capacity: CapacityKind;
  private readonly elements: number;

  constructor(capacity: CapacityKind, elements: number) {
    this.capacity = capacity;
    this.elements = elements;
  }

  estimate(learned: LearnedCosts): number {
    return this.elements * (learned.unitsPerElement() ?? 1);
  }

  learn(learned: LearnedCosts, units: number | undefined, output: Output): void {
    const processed = 1 - unprocessedCount(output) / Math.max(1, this.elements);
    if (units !== undefined) learned.learnElements(units, this.elements * processed);
  }
}

const oneRead = new ElementCost('read', 1);

/** The costs of the operations that consume capacity units; `bytes` is the size of the encoded request. */
const costs: ReadonlyMap<string, (input: Input, bytes: number) => RequestCost> = new Map([
  ['Scan', pageCost],
  ['Query', pageCost],
  ['GetItem', () => oneRead],
  ['BatchGetItem', ({ RequestItems }: Input) => new ElementCost('read', keysOf(RequestItems).length)],
  [
    'TransactGetItems',
    ({ TransactItems }: Input) => new ElementCost('read', 2 * valuesOf(TransactItems).length),
  ],
  ['SearchVectors', () => requestMean('read', 1)],
  ['PutItem', (_: Input, bytes: number) => new ElementCost('write', writeUnits(bytes))],
  ['UpdateItem', (_: Input, bytes: number) => requestMean('write', writeUnits(bytes))],
  ['DeleteItem', (_: Input, bytes: number) => requestMean('write', writeUnits(bytes))],
  ['BatchWriteItem', batchWriteCost],
  [
    'TransactWriteItems',
    ({ TransactItems }: Input, bytes: number) =>
      new ElementCost('write', 2 * writesOf(valuesOf(TransactItems).length, bytes)),
  ],
  ['ExecuteStatement', statementCost],
  ['BatchExecuteStatement', ({ Statements }: Input, bytes: number) => statementsCost(Statements, 1, bytes)],
  [
    'ExecuteTransaction',
    ({ TransactStatements }: Input, bytes: number) => statementsCost(TransactStatements, 2, bytes),
  ],
]);

/** Whether an operation consumes capacity units. */
export function consumesUnits(operation: string): boolean {
  return costs.has(operation);
}

/** Returns the cost of a request; `undefined` if its operation consumes no capacity units. */
export function requestCost(operation: string, input: Input, bytes: number): RequestCost | undefined {
  return costs.get(operation)?.(input, bytes);
}

/** Copies what it needs of the input, which the caller may change before the response comes. */
function pageCost({ Limit, ConsistentRead }: Input): RequestCost {
  const page: PageInput = { Limit, ConsistentRead };
  return {
    capacity: 'read',
    estimate: (learned, meanItemBytes) => estimatePage(page, learned, meanItemBytes),
    learn: (learned, units, { ScannedCount }) =>
      learnPage(page, learned, units, typeof ScannedCount === 'number' ? ScannedCount : 0),
  };
}

/** The learned mean of a request, but not less than a known part of it. */
function requestMean(capacity: CapacityKind, least: number): RequestCost {
  return {
    capacity,
    estimate: (learned) => Math.max(least, learned.unitsPerRequest() ?? 0),
    learn: learnMean,
  };
}

function learnMean(learned: LearnedCosts, units: number | undefined): void {
  if (units !== undefined) learned.learnRequest(units);
}

/** Items that are already encoded have known sizes; of others only the size of all together is known. */
function batchWriteCost({ RequestItems }: Input, bytes: number): RequestCost {
  const writes = valuesOf(RequestItems).flatMap(valuesOf);
  const encoded = writes.filter(isEncodedJson);
  const units =
    encoded.length === writes.length
      ? encoded.reduce((total, item) => total + writeUnits(sizeOf(item)), 0)
      : writesOf(writes.length, bytes);
  const cost = new ElementCost('write', units);
  return {
    capacity: 'write',
    estimate: (learned) => cost.estimate(learned),
    learn: (learned, consumed, output) => {
      const processed = 1 - unprocessedCount(output) / Math.max(1, writes.length);
      if (consumed !== undefined) learned.learnElements(consumed, units * processed);
    },
  };
}

/** A SELECT may read a full page; what a statement returns does not tell how much it has read. */
function statementCost(input: Input, bytes: number): RequestCost {
  if (!isSelect(input.Statement)) return requestMean('write', writeUnits(bytes));
  return {
    capacity: 'read',
    estimate: (learned) => learned.unitsPerRequest() ?? fullPageUnits(input),
    learn: learnMean,
  };
}

/** A batch or a transaction has only reads, of one item each, or only writes. */
function statementsCost(statements: unknown, unitsPerRead: number, bytes: number): RequestCost {
  const all = valuesOf(statements);
  const isRead = all.every((each) => isSelect(isObject(each) ? Reflect.get(each, 'Statement') : each));
  return isRead
    ? new ElementCost('read', unitsPerRead * all.length)
    : new ElementCost('write', unitsPerRead * writesOf(all.length, bytes));
}

function isSelect(statement: unknown): boolean {
  return /^[\s(]*select\b/i.test(textOf(statement));
}

/** The write units of an item of that many bytes: one for each started KB. */
function writeUnits(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / 1024));
}

/** The write units of several items of which only the size of all together is known. */
function writesOf(count: number, bytes: number): number {
  return count === 0 ? 0 : count * writeUnits(bytes / count);
}

function sizeOf({ start, end }: EncodedJson): number {
  return end - start;
}

/** Returns how many elements of a batch the service has not processed, because of a throttle or the size of the response. */
export function unprocessedCount({ UnprocessedItems, UnprocessedKeys }: Output): number {
  if (UnprocessedItems === undefined && UnprocessedKeys === undefined) return 0;
  return valuesOf(UnprocessedItems).flatMap(valuesOf).length + keysOf(UnprocessedKeys).length;
}

function keysOf(requestItems: unknown): readonly unknown[] {
  return valuesOf(requestItems).flatMap((each) =>
    isObject(each) ? valuesOf(Reflect.get(each, 'Keys')) : [],
  );
}

function valuesOf(container: unknown): readonly unknown[] {
  return isObject(container) ? Object.values(container) : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
