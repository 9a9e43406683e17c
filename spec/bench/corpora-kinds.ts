import { makePage, type WireItem } from './corpora.ts';
import { type Random, seeded } from './corpora-random.ts';

/** The same items in two orders. */
export interface KindPages {
  /** Pages with items of all kinds, in random order. */
  readonly shuffled: readonly Buffer[];
  /** One page for each kind. */
  readonly sorted: readonly Buffer[];
}

const pageSize = 128 * 1024;

const valueMakers: readonly ((random: Random) => WireItem[string])[] = [
  (random) => ({ S: random.bytes(8).toString('hex') }),
  (random) => ({ N: String(random.integer(0, 1e6)) }),
  (random) => ({ BOOL: random.chance(0.5) }),
  (random) => ({ S: random.pick(['NEW', 'PAID', 'SHIPPED', 'RETURNED']) }),
  (random) => ({
    M: { street: { S: random.bytes(5).toString('hex') }, zip: { N: String(random.integer(1, 1e5)) } },
  }),
];

/** Makes the items of a table with several kinds of items: a single-table design, in which the kinds share only their key. */
export function makeKindPages(kinds: number): KindPages {
  const random = seeded(kinds);
  const byKind = Array.from({ length: kinds }, (_, kind) => makeItems(kind, random));
  const shuffled = byKind
    .flat()
    .map((item) => [random.fraction(), item] as const)
    .toSorted(([one], [other]) => one - other)
    .map(([, item]) => item);
  const itemsPerPage = Math.ceil(shuffled.length / kinds);
  return {
    sorted: byKind.map(pageOf),
    shuffled: byKind.map((_, page) => pageOf(shuffled.slice(page * itemsPerPage, (page + 1) * itemsPerPage))),
  };
}

function pageOf(items: readonly WireItem[]): Buffer {
  const rest = [...items];
  const size = items.reduce((bytes, item) => bytes + JSON.stringify(item).length, 0);
  return makePage(() => rest.shift() ?? {}, size);
}

/** Makes items with a key and five to fourteen attributes, whose names belong to this kind. */
function makeItems(kind: number, random: Random): WireItem[] {
  const columns = Array.from(
    { length: random.integer(5, 14) },
    (_, column) => [`kind${kind}_attribute${column}`, random.pick([...valueMakers])] as const,
  );
  const items: WireItem[] = [];
  for (let size = 0; size < pageSize; ) {
    const key = { pk: { S: `KIND${kind}#${random.integer(1, 1e6)}` }, sk: { S: `ITEM#${items.length}` } };
    const item = { ...key, ...Object.fromEntries(columns.map(([name, make]) => [name, make(random)])) };
    size += JSON.stringify(item).length;
    items.push(item);
  }
  return items;
}
