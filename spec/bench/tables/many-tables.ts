import type { Shape } from '../../../lib/codec/shape.ts';
import { TableDecoders } from '../../../lib/codec/table-decoders.ts';
import { makePage, type WireItem } from '../corpora.ts';
import { seeded } from '../corpora-random.ts';

/** The number of tables that a process reads one after the other, each with different attributes. */
const tables = 300;

const pageSize = 256 * 1024;
const readsPerTable = 6;

const shape: Shape = {
  members: { Items: { list: { map: 'attribute' } }, LastEvaluatedKey: { map: 'attribute' } },
};

/** Makes a page of a table: ten attributes and a map of three, with names that no other table has. */
function makeTablePage(table: number): Buffer {
  const random = seeded(table);
  const name = () => `${random.bytes(random.integer(2, 6)).toString('hex')}_${table}`;
  const text = () => ({ S: random.bytes(6).toString('hex') });
  const value = [text, () => ({ N: `${random.integer(0, 1e6)}` }), () => ({ BOOL: random.chance(0.5) })];
  const columns = Array.from({ length: 10 }, (_, at) => [name(), value[at % 3] ?? text] as const);
  const [map, ...inner] = [name(), name(), name(), name()];
  return makePage((): WireItem => {
    const M = Object.fromEntries(inner.map((member) => [member, text()]));
    return { ...Object.fromEntries(columns.map(([column, make]) => [column, make()])), [map ?? '']: { M } };
  }, pageSize);
}

/**
 * The unit of the rates: `JSON.parse` of these strings, so that a machine that is slow for a while has no effect.
 * `JSON.parse` of the pages itself takes twice as long once a process has parsed many names.
 */
const referenceJson = JSON.stringify(Array.from({ length: 20_000 }, (_, index) => `text ${index}`));

/** The items of a table, and the rate of reading them in each round. */
export interface TableRead {
  readonly items: readonly object[];
  readonly rates: readonly number[];
}

function cpuTime(act: () => void): number {
  const start = process.cpuUsage();
  act();
  const { user, system } = process.cpuUsage(start);
  return user + system;
}

function read(decoders: TableDecoders, table: number, rounds: number, warmUp: number): TableRead {
  const page = makeTablePage(table);
  const decode = () => decoders.decode(page, shape, `table-${table}`) as { Items: readonly object[] };
  for (let round = 0; round < warmUp; round++) decode();
  const rates = Array.from({ length: rounds }, () => {
    const ours = cpuTime(decode);
    return cpuTime(() => JSON.parse(referenceJson)) / ours;
  });
  return { items: decode().Items, rates };
}

/** Reads all tables in this process, and returns the results of the first and the last. */
export function readManyTables(rounds: number): { readonly first: TableRead; readonly last: TableRead } {
  const decoders = new TableDecoders('lossless');
  const first = read(decoders, 1, rounds, 60);
  for (let table = 2; table < tables; table++) read(decoders, table, 0, readsPerTable);
  return { first, last: read(decoders, tables, rounds, readsPerTable) };
}
