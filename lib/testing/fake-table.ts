import type { ItemInput } from '../api/values.ts';
import { encodeText } from '../codec/encode.ts';
import { parseJson } from '../codec/parse-json.ts';
import type { Shape } from '../codec/shape.ts';
import type { WireItem } from '../codec/wire-value.ts';
import { InvalidValueError } from '../errors/invalid.ts';
import { positive } from '../options/positive.ts';
import { refuseOption } from '../options/refuse-option.ts';
import { keyValueProblem } from './check-items.ts';
import { checkMembers } from './check-members.ts';
import type { MemoryTableOptions } from './memory-table.ts';
import { checkedStream, type FakeStreamOptions, type FakeStreamViewType } from './streams/stream-options.ts';
import { checkedUnits, type FakeUnits } from './throughput.ts';

/** A table of a fake DynamoDB. */
export interface FakeTable {
  /** The names of the key attributes, the partition key first. */
  readonly key: readonly [partitionKey: string] | readonly [partitionKey: string, sortKey: string];
  /**
   * The initial items, with native values; a later item replaces an earlier one with the same key.
   * @default none
   */
  readonly items?: Iterable<ItemInput> | undefined;
  /**
   * How many items a page of a scan or a query has at most; a `Limit` may be lower.
   * @default 100
   */
  readonly pageSize?: number | undefined;
  /**
   * How many units per second the table admits: as many read units and as many write units, or `{ read, write }`. Further
   * requests are throttled, and further writes and keys of a batch stay unprocessed. As in the service, the size of a request
   * counts after it was admitted. The time is that of the global `Date`, which fake timers must replace too.
   * @default no limit
   */
  readonly units?: number | FakeUnits | undefined;
  /**
   * The stream of the table: its view type, or options. `fake.stream(name)` controls it.
   * @default no stream, until an UpdateTable enables one
   */
  readonly stream?: FakeStreamViewType | FakeStreamOptions | undefined;
}

/** Checks the tables of a fake, and encodes their items. */
export function memoryTableOptions(
  tables: Readonly<Record<string, FakeTable>>,
): readonly MemoryTableOptions[] {
  if (typeof tables !== 'object' || tables === null || Array.isArray(tables))
    return refuseOption('tables', tables, 'an object of tables by name', 'The argument `tables`');
  return Object.entries(tables).map(([name, table]) => memoryTable(name, table));
}

function memoryTable(name: string, table: FakeTable): MemoryTableOptions {
  checkMembers(name, table, ['key', 'items', 'pageSize', 'units', 'stream']);
  const { key, items = [], pageSize = 100, units, stream } = table;
  return {
    name,
    key: checkedKeyNames(`${name}.key`, key),
    items: wireItems(name, items, key),
    pageSize: positive(`${name}.pageSize`, pageSize),
    units: checkedUnits(`${name}.units`, units),
    stream: checkedStream(`${name}.stream`, stream ?? {}),
    isStreamEnabled: stream !== undefined,
  };
}

function checkedKeyNames(option: string, key: FakeTable['key']): FakeTable['key'] {
  const isKey =
    Array.isArray(key) &&
    (key.length === 1 || (key.length === 2 && key[0] !== key[1])) &&
    key.every((name) => typeof name === 'string' && name !== '');
  return isKey ? key : refuseOption(option, key, 'a list of the one or two names of the key attributes');
}

function wireItems(name: string, items: Iterable<ItemInput>, key: FakeTable['key']): readonly WireItem[] {
  if (typeof Object(items)[Symbol.iterator] !== 'function' || typeof items === 'string')
    return refuseOption(`${name}.items`, items, 'an iterable of items');
  const all = encoded(name, Array.from(items));
  for (const [index, item] of all.entries()) {
    for (const attribute of key) {
      const problem = keyValueProblem(Object.hasOwn(item, attribute) ? item[attribute] : undefined);
      if (problem !== undefined)
        throw new InvalidValueError(`the key attribute ${problem}`, [name, 'items', index, attribute]);
    }
  }
  return all;
}

const itemsShape: Shape = { map: { members: { items: { list: { map: 'attribute' } } } } };

/** Encodes items in the JSON format of the service; an error has a path such as `Music.items[3].price`. */
function encoded(name: string, items: readonly ItemInput[]): readonly WireItem[] {
  const text = encodeText(Object.fromEntries([[name, { items }]]), itemsShape);
  const tables = parseJson(text) as Readonly<Record<string, { readonly items: readonly WireItem[] }>>;
  return tables[name]?.items ?? [];
}
