import { marshall } from '@aws-sdk/util-dynamodb';
import { encode } from '../../lib/codec/encode.ts';
import type { Shape } from '../../lib/codec/shape.ts';
import { alternate } from './measure/alternate.ts';
import { compare } from './report/compare.ts';
import { report } from './report/report.ts';
import type { Row } from './report/row.ts';

/** Measures the rate of encoding BatchWriteItem bodies, against the AWS marshaller with `JSON.stringify`. */

const rounds = 17;
const warmUp = 25;
const roundMilliseconds = 40;

const shape: Shape = {
  members: {
    RequestItems: { map: { list: { members: { PutRequest: { members: { Item: { map: 'attribute' } } } } } } },
  },
};

type Item = Record<string, unknown>;

/** Makes an item of each corpus; a request has 25 of them, the maximum. */
const corpora: Readonly<Record<string, (index: number) => Item>> = {
  small: (index) => ({
    pk: `user#${index}`,
    sk: 'profile',
    age: index,
    active: index % 2 === 0,
    score: index / 8,
  }),
  mixed: (index) => ({
    pk: `order#${100_000 + index}`,
    sk: `2026-11-${10 + (index % 20)}T12:00:00.000Z`,
    total: 19.99 + index,
    paid: true,
    note: index % 3 === 0 ? 'Leave it at the door, "please"\n' : 'Leave it at the neighbour’s',
    tags: new Set(['new', 'gift', `tag${index}`]),
    sizes: new Set([36, 37.5, 38]),
    address: { street: 'Bäckerstraße 5', city: 'Wien', zip: '1010', geo: { lat: 48.2089, lon: 16.3784 } },
    lines: Array.from({ length: 4 }, (_, line) => ({
      sku: `sku-${index}-${line}`,
      quantity: line + 1,
      price: 4.5,
    })),
    cancelled: null,
    signature: new Uint8Array(64).fill(index),
  }),
  wide: (index) =>
    Object.fromEntries(
      Array.from({ length: 60 }, (_, column) => [`column_${column}`, column % 2 ? index : `v${index}`]),
    ),
  text: (index) => ({
    pk: `page#${index}`,
    body: 'The quick brown fox jumps over the lazy dog. '.repeat(90),
  }),
};

/** The body by the AWS marshaller. It does not encode binaries as base64; this does, by attribute name, which is fastest. */
function marshalled(items: readonly Item[]): string {
  const requests = items.map((item) => ({ PutRequest: { Item: withBase64(marshall(item)) } }));
  return JSON.stringify({ RequestItems: { Music: requests } });
}

function withBase64(item: Item): Item {
  const { signature } = item;
  if (!(signature instanceof Object && 'B' in signature && signature.B instanceof Uint8Array)) return item;
  return { ...item, signature: { B: Buffer.from(signature.B).toString('base64') } };
}

function encoded(items: readonly Item[]): Buffer {
  return encode({ RequestItems: { Music: items.map((Item) => ({ PutRequest: { Item } })) } }, shape);
}

/** The result of the AWS marshaller: the text, or the bytes that are sent, as our encoder makes them. */
const forms: readonly (readonly [string, (text: string) => unknown])[] = [
  ['as text', (text) => text],
  ['as bytes', (text) => Buffer.from(text)],
];

/** Bodies per second of CPU time, which other processes affect less than wall time. */
function rate(write: () => unknown): number {
  const start = process.cpuUsage();
  const end = performance.now() + roundMilliseconds;
  let bodies = 0;
  do {
    write();
    bodies++;
  } while (performance.now() < end);
  return (bodies * 1e6) / process.cpuUsage(start).user;
}

async function measure(
  corpus: string,
  items: readonly Item[],
  [form, send]: (typeof forms)[number],
): Promise<Row> {
  const rates = await alternate(
    new Map([
      ['ours', () => rate(() => encoded(items))],
      ['theirs', () => rate(() => send(marshalled(items)))],
    ]),
    { rounds, warmUp },
  );
  return compare({
    name: `encode, ${corpus}, against marshall + JSON.stringify ${form}`,
    unit: 'bodies/s',
    ours: rates('ours'),
    theirs: rates('theirs'),
    goal: { atLeast: 4 },
  });
}

const rows: Row[] = [];
for (const [corpus, make] of Object.entries(corpora)) {
  const items = Array.from({ length: 25 }, (_, index) => make(index));
  if (encoded(items).toString() !== marshalled(items))
    throw new Error(`The encoders differ for the corpus ${corpus}`);
  for (const form of forms) rows.push(await measure(corpus, items, form));
}
report(rows);
