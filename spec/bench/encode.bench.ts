import { cpus } from 'node:os';
import { marshall } from '@aws-sdk/util-dynamodb';
import { encode } from '../../lib/codec/encode.ts';
import type { Shape } from '../../lib/codec/shape.ts';

/** Measures how fast BatchWriteItem bodies are encoded, against the AWS marshaller and `JSON.stringify`. */

const rounds = 25;
const roundMilliseconds = 40;

const shape: Shape = {
  members: {
    RequestItems: { map: { list: { members: { PutRequest: { members: { Item: { map: 'attribute' } } } } } } },
  },
};

type Item = Record<string, unknown>;

/** 25 items of each kind, the most that one request takes. */
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

/** The body by the AWS marshaller, whose binaries are left to be turned into base64; here by name, the fastest way. */
function marshalled(items: readonly Item[]): string {
  const requests = items.map((item) => ({ PutRequest: { Item: withBase64(marshall(item)) } }));
  return JSON.stringify({ RequestItems: { Music: requests } });
}

function withBase64(item: Item): Item {
  const { signature } = item;
  if (!(signature instanceof Object && 'B' in signature && signature.B instanceof Uint8Array)) return item;
  return { ...item, signature: { B: Buffer.from(signature.B).toString('base64') } };
}

function encoded(items: readonly Item[]): string {
  return encode({ RequestItems: { Music: items.map((Item) => ({ PutRequest: { Item } })) } }, shape);
}

type Writer = (items: readonly Item[]) => unknown;

/** Who competes with whom: as text, and as the bytes that are sent, because a string built piece by piece costs then. */
const races: readonly (readonly [string, Writer, Writer])[] = [
  ['text', encoded, marshalled],
  ['bytes', (items) => Buffer.from(encoded(items)), (items) => Buffer.from(marshalled(items))],
];

/** Bodies written per second of this process's own time, which other work on the machine disturbs less. */
function rate(write: Writer, items: readonly Item[]): number {
  const start = process.cpuUsage();
  const end = performance.now() + roundMilliseconds;
  let bodies = 0;
  do {
    write(items);
    bodies++;
  } while (performance.now() < end);
  return (bodies * 1e6) / process.cpuUsage(start).user;
}

function race(
  items: readonly Item[],
  ours: Writer,
  theirs: Writer,
): { bodies: number; ratios: readonly number[] } {
  const rates: number[] = [];
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const ourRate = rate(ours, items);
    rates.push(ourRate);
    ratios.push(ourRate / rate(theirs, items));
  }
  return { bodies: quantile(rates, 0.5), ratios: [0.25, 0.5, 0.75].map((part) => quantile(ratios, part)) };
}

function quantile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN;
}

console.log(`Node ${process.version}, ${cpus()[0]?.model}; BatchWriteItem bodies of 25 items`);
console.log('corpus  form   bodies/s  × marshall + JSON.stringify: median (quartiles)');
for (const [name, make] of Object.entries(corpora)) {
  const items = Array.from({ length: 25 }, (_, index) => make(index));
  if (encoded(items) !== marshalled(items)) throw new Error(`The two write ${name} differently`);
  for (const [form, ours, theirs] of races) {
    race(items, ours, theirs);
    const { bodies, ratios } = race(items, ours, theirs);
    const [low, middle, high] = ratios.map((ratio) => ratio.toFixed(1));
    console.log(
      `${name.padEnd(7)} ${form.padEnd(5)} ${bodies.toFixed(0).padStart(9)}  ${middle} (${low}–${high})`,
    );
  }
}
