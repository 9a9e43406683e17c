import { type Random, seeded } from './corpora-random.ts';

/** An AttributeValue in the JSON format of the service. */
export type WireValue = { readonly [type: string]: unknown };
export type WireItem = Record<string, WireValue>;

const S = (text: string): WireValue => ({ S: text });
const N = (number: number | string): WireValue => ({ N: String(number) });
const B = (bytes: Buffer): WireValue => ({ B: bytes.toString('base64') });
const BOOL = (value: boolean): WireValue => ({ BOOL: value });
const NULL: WireValue = { NULL: true };
const L = (elements: readonly WireValue[]): WireValue => ({ L: elements });
const M = (members: WireItem): WireValue => ({ M: members });
const SS = (texts: readonly string[]): WireValue => ({ SS: [...new Set(texts)] });

const latinWords =
  'lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor incididunt ut labore et dolore magna aliqua'.split(
    ' ',
  );
const otherWords =
  'größe façade señal průvodce żółty данные скорость πίνακας ταχύτητα 日本語 データ 데이터 베이스 数据库 速度 😀 naïve'.split(
    ' ',
  );

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function words(random: Random, count: number, from = latinWords): string {
  return times(count, () => random.pick(from)).join(' ');
}

function identifier(random: Random): string {
  const hex = random.bytes(16).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function timestamp(random: Random): string {
  return new Date(1.6e12 + random.integer(0, 1e11)).toISOString();
}

function price(random: Random): string {
  return (random.integer(1, 99_999) / 100).toString();
}

/** Five attributes, as in a table of events or sessions. */
function small(random: Random): WireItem {
  return {
    pk: S(`user#${random.integer(1, 1e6)}`),
    sk: S(timestamp(random)),
    type: S(random.pick(['login', 'logout', 'purchase', 'refund'])),
    amount: N(price(random)),
    version: N(random.integer(1, 50)),
  };
}

/** An order: most types, a nested address, a list of lines, optional attributes. */
function medium(random: Random): WireItem {
  return {
    orderId: S(identifier(random)),
    customer: S(`customer-${random.integer(1, 100_000)}`),
    createdAt: S(timestamp(random)),
    status: S(random.pick(['NEW', 'PAID', 'SHIPPED', 'RETURNED'])),
    total: N(price(random)),
    gift: BOOL(random.chance(0.1)),
    ...(random.chance(0.3) && { note: S(words(random, random.integer(3, 12))) }),
    ...(random.chance(0.5) && { coupon: random.chance(0.2) ? NULL : S(`SAVE${random.integer(5, 50)}`) }),
    address: M({
      street: S(`${words(random, 2)} ${random.integer(1, 200)}`),
      city: S(random.pick(['Berlin', 'Zürich', 'Lyon', 'Kraków', 'Porto'])),
      zip: S(String(random.integer(10_000, 99_999))),
      country: S(random.pick(['DE', 'CH', 'FR', 'PL', 'PT'])),
    }),
    lines: L(
      times(random.integer(1, 4), () =>
        M({
          sku: S(`SKU-${random.integer(1000, 9999)}`),
          quantity: N(random.integer(1, 9)),
          price: N(price(random)),
        }),
      ),
    ),
    tags: SS(times(random.integer(1, 4), () => random.pick(latinWords))),
    updatedAt: N(random.integer(1.6e9, 1.7e9)),
  };
}

/** Sixty attributes, five of them optional. */
function wide(random: Random): WireItem {
  const item: WireItem = {};
  for (let column = 0; column < 60; column++) {
    if (column % 12 === 11 && random.chance(0.1)) continue;
    item[`attribute_${column}`] =
      column % 3 === 0
        ? N(random.integer(0, 1e6))
        : column % 7 === 0
          ? BOOL(random.chance(0.5))
          : S(words(random, 2));
  }
  return item;
}

/** A document six levels deep. */
function deep(random: Random): WireItem {
  return { id: S(identifier(random)), document: section(random, 5) };
}

function section(random: Random, levels: number): WireValue {
  return M({
    title: S(words(random, 3)),
    position: N(random.integer(0, 100)),
    visible: BOOL(random.chance(0.8)),
    style: M({ color: S(`#${random.bytes(3).toString('hex')}`), width: N(random.integer(1, 1200)) }),
    ...(levels > 0 && { sections: L(times(random.integer(1, 2), () => section(random, levels - 1))) }),
  });
}

/** Articles of one to eight kilobytes: line breaks and quotation marks are escaped in JSON. */
function text(from: readonly string[]): (random: Random) => WireItem {
  return (random) => ({
    id: S(identifier(random)),
    title: S(words(random, 6, [...from])),
    body: S(
      times(random.integer(3, 20), () => `${words(random, random.integer(40, 80), [...from])}.`).join('\n\n'),
    ),
  });
}

/** Measurements: integers, short decimals, doubles with all digits, a vector. */
function numbers(random: Random): WireItem {
  return {
    sensor: N(random.integer(1, 5000)),
    time: N(random.integer(1.6e12, 1.7e12)),
    temperature: N((random.integer(-400, 400) / 10).toString()),
    pressure: N((random.integer(90_000, 110_000) / 100).toString()),
    ratio: N(random.fraction()),
    count: N(random.integer(0, 1000)),
    samples: L(times(24, () => N((random.integer(-99_999, 99_999) / 1000).toString()))),
  };
}

/** Compressed documents and small images. */
function binary(random: Random): WireItem {
  return {
    key: B(random.bytes(16)),
    payload: B(random.bytes(random.integer(1024, 16_384))),
    thumbnail: B(random.bytes(random.integer(2048, 8192))),
    digest: B(random.bytes(32)),
  };
}

const generators = {
  small,
  medium,
  wide,
  deep,
  'text (ASCII)': text(latinWords),
  'text (UTF-8)': text(otherWords),
  numbers,
  binary,
} satisfies Record<string, (random: Random) => WireItem>;

export type CorpusName = keyof typeof generators;
export const corpusNames = Object.keys(generators) as CorpusName[];

const pageSize = 1024 * 1024;

/** Makes Scan responses with items of a corpus, each about a megabyte long. */
export function makePages(name: CorpusName, count: number, seed = 1): Buffer[] {
  const random = seeded(seed);
  return times(count, () => makePage(() => generators[name](random)));
}

/** Makes one Scan response of about `size` bytes. */
export function makePage(makeItem: () => WireItem, size = pageSize): Buffer {
  const items: string[] = [];
  let length = 0;
  let last: WireItem = {};
  while (length < size) {
    last = makeItem();
    const item = JSON.stringify(last);
    items.push(item);
    length += Buffer.byteLength(item);
  }
  const key = JSON.stringify(Object.fromEntries(Object.entries(last).slice(0, 2)));
  return Buffer.from(
    `{"Count":${items.length},"Items":[${items.join()}],"LastEvaluatedKey":${key},"ScannedCount":${items.length}}`,
  );
}
