import type { WireItem } from '../codec/wire-value.ts';
import { bytesOf, consumedCapacity, readUnits, writeUnits } from './capacity.ts';
import { checkedItem, checkedKey } from './check-items.ts';
import type { MemoryTable } from './memory-table.ts';
import type { FindTable, PreparedRequest } from './operations.ts';
import { rejectAsInvalid } from './service-failure.ts';
import type { KeysAndAttributes, TableInput, WriteRequest } from './table-input.ts';
import { throughputExceeded, type UnitKind } from './throughput.ts';

/** The maximum number of elements in one request. */
const maxWrites = 25;
const maxKeys = 100;

/** One write or one key of a batch. */
interface Element {
  readonly table: MemoryTable;
  /** The key, or an item with it. */
  readonly key: WireItem;
  /** Processes the element, and returns the item that it reads and a function that counts the consumed units. */
  readonly process: () => { readonly item?: WireItem | undefined; readonly units: () => number };
}

/** What became of the elements of a batch. */
interface BatchResult<E extends Element> {
  readonly items: readonly (readonly [table: string, item: WireItem])[];
  readonly unprocessed: readonly E[];
  /** The consumed units by table. */
  readonly units: ReadonlyMap<string, number>;
}

interface WriteElement extends Element {
  readonly request: WriteRequest;
}

interface ReadElement extends Element {
  readonly keys: KeysAndAttributes;
}

/** Checks a BatchWriteItem. */
export function writeBatch(input: TableInput, find: FindTable): PreparedRequest {
  const elements = entriesOf(input).flatMap(([name, requests]) => {
    if (!Array.isArray(requests)) return rejectAsInvalid('The requests of a table must be a list');
    return requests.map((request: WriteRequest) => writeElement(find(name), request));
  });
  checkElements(elements, maxWrites);
  return {
    process(count) {
      const { unprocessed, units } = processBatch(elements, 'write', count, input);
      const writes = unprocessed.map(({ table, request }) => [table.name, request] as const);
      return { UnprocessedItems: Object.fromEntries(byTable(writes)), ...capacitiesOf(input, units) };
    },
  };
}

/** Checks a BatchGetItem. */
export function readBatch(input: TableInput, find: FindTable): PreparedRequest {
  const tables = entriesOf(input).map(([name, keys]) => [find(name), keys] as const);
  const elements = tables.flatMap(([table, keys]) => {
    if (!('Keys' in keys)) return rejectAsInvalid('The list of keys of a table is required');
    return (keys.Keys ?? []).map((key) => readElement(table, key, keys));
  });
  checkElements(elements, maxKeys);
  return {
    process(count) {
      const { items, unprocessed, units } = processBatch(elements, 'read', count, input);
      const Responses = byTable(items);
      for (const [{ name }] of tables) if (!Responses.has(name)) Responses.set(name, []);
      return {
        Responses: Object.fromEntries(Responses),
        UnprocessedKeys: unprocessedKeys(unprocessed),
        ...capacitiesOf(input, units),
      };
    },
  };
}

function entriesOf({ RequestItems = {} }: TableInput) {
  return Object.entries(RequestItems);
}

function writeElement(table: MemoryTable, request: WriteRequest): WriteElement {
  const { PutRequest: put, DeleteRequest: remove } = request;
  if ((put === undefined) === (remove === undefined))
    return rejectAsInvalid(
      'Supplied AttributeValue has more than one datatypes set, must contain exactly one',
    );
  const item = put && checkedItem(table, put.Item);
  const key = item ?? checkedKey(table, remove?.Key);
  return {
    table,
    key,
    request,
    process() {
      const before = table.get(key);
      if (item === undefined) table.delete(key);
      else table.put(item);
      return { units: () => writeUnits(before, item) };
    },
  };
}

function readElement(table: MemoryTable, given: WireItem, keys: KeysAndAttributes): ReadElement {
  const key = checkedKey(table, given);
  return {
    table,
    key,
    keys,
    process() {
      const item = table.get(key);
      return { item, units: () => readUnits(bytesOf(item), keys.ConsistentRead) };
    },
  };
}

function checkElements(elements: readonly Element[], max: number): void {
  if (elements.length === 0) rejectAsInvalid('The batch request list cannot be empty');
  if (elements.length > max)
    rejectAsInvalid(`Too many items requested: ${elements.length} of at most ${max}`);
  const identities = elements.map(({ table, key }) => `${table.name} ${table.identity(key)}`);
  if (new Set(identities).size < elements.length)
    rejectAsInvalid('Provided list of item keys contains duplicates');
}

/** Processes the elements, except the last `count` and those for which their table has no capacity. */
function processBatch<E extends Element>(
  elements: readonly E[],
  kind: UnitKind,
  count: number,
  { ReturnConsumedCapacity: mode = 'NONE' }: TableInput,
): BatchResult<E> {
  const end = Math.max(1, elements.length - count);
  const unprocessed: E[] = [];
  const items: [string, WireItem][] = [];
  const units = new Map<string, number>();
  for (const [index, element] of elements.entries()) {
    const { name, throughput } = element.table;
    if (index >= end || !throughput.admits(kind)) {
      unprocessed.push(element);
      continue;
    }
    const result = element.process();
    if (result.item !== undefined) items.push([name, result.item]);
    if (!throughput.isLimited && mode === 'NONE') continue;
    const spent = result.units();
    throughput.spend(kind, spent);
    units.set(name, (units.get(name) ?? 0) + spent);
  }
  const [first] = unprocessed;
  if (first !== undefined && unprocessed.length === elements.length)
    throw throughputExceeded(first.table.name, kind);
  return { items, unprocessed, units };
}

function unprocessedKeys(elements: readonly ReadElement[]): object {
  const ofTables = byTable(elements.map((element) => [element.table.name, element] as const));
  return Object.fromEntries(
    [...ofTables].map(([name, all]) => [name, { ...all[0]?.keys, Keys: all.map(({ key }) => key) }]),
  );
}

function capacitiesOf(
  { ReturnConsumedCapacity: mode = 'NONE' }: TableInput,
  units: ReadonlyMap<string, number>,
): object {
  if (mode === 'NONE') return {};
  return { ConsumedCapacity: [...units].map(([name, spent]) => consumedCapacity(name, spent, mode)) };
}

function byTable<T>(pairs: readonly (readonly [table: string, value: T])[]): Map<string, T[]> {
  const ofTables = new Map<string, T[]>();
  for (const [name, value] of pairs) ofTables.set(name, [...(ofTables.get(name) ?? []), value]);
  return ofTables;
}
