import { describe, expect, it } from 'vitest';
import { createDecoder } from '../../../lib/codec/decode.ts';
import type { ItemBytes } from '../../../lib/index.ts';

type Decode = (...items: readonly string[]) => string[];

/** A decoder of pages of items as bytes, with items that it has seen before. */
function decoderAfter(...seen: readonly string[]): Decode {
  const decodePage = createDecoder({ members: { Items: { list: 'itemBytes' } } }, 'lossless');
  const decode: Decode = (...items) => {
    const page = decodePage(Buffer.from(`{"Items":[${items}]}`)) as { readonly Items: readonly ItemBytes[] };
    return page.Items.map(String);
  };
  for (let time = 0; time < 3; time++) decode(...seen);
  return decode;
}

const item = (...members: readonly string[]) => `{${members}}`;
const n = (name: string, value: number) => `"${name}":{"N":"${value}"}`;
const s = (name: string, value: string) => `"${name}":{"S":"${value}"}`;

describe('a name that occurs twice in an item that is not decoded', () => {
  it.each([
    ['before anything is learned', []],
    ['after it was learned', [item(n('a', 0), n('b', 0))]],
    ['after it was learned in another order', [item(n('b', 0), n('a', 0))]],
    ['after it was learned with two types', [item(n('a', 0), n('b', 0)), item(s('a', ''), s('b', ''))]],
  ])('has its last value, %s', (_, seen) => {
    const decode = () => decoderAfter(...seen);
    expect(decode()(item(n('a', 1), n('a', 2)))).toEqual([item(n('a', 2))]);
    expect(decode()(item(n('a', 1), n('b', 1), n('a', 2)))).toEqual([item(n('a', 2), n('b', 1))]);
    expect(decode()(item(n('b', 1), n('a', 1), n('b', 2)))).toEqual([item(n('b', 2), n('a', 1))]);
    expect(decode()(item(n('a', 1), s('a', 'x')))).toEqual([item(s('a', 'x'))]);
    expect(decode()(item(s('a', 'x'), n('b', 1), n('a', 1)))).toEqual([item(n('a', 1), n('b', 1))]);
  });

  it('has its last value with a name that is too long to be learned', () => {
    const name = 'n'.repeat(300);
    expect(decoderAfter()(item(n(name, 1), n('a', 1), n(name, 2)))).toEqual([item(n(name, 2), n('a', 1))]);
  });

  it('is not found in two maps of one item', () => {
    const nested = item(n('a', 1), `"m":{"M":${item(n('a', 2), n('m', 3))}}`, n('b', 1));
    expect(decoderAfter(nested, nested)(nested)).toEqual([nested]);
  });
});

describe('the prediction of attributes that are not decoded', () => {
  it('refuses nothing for names of any kind, nor for attributes left out or in another order', () => {
    const names = ['', 'a', 'é', '名前', '😀'.repeat(20), '__proto__', 'n'.repeat(255)];
    const items = names.map((_, index) =>
      item(...names.filter((__, at) => at !== index).map((name) => n(name, index))),
    );
    const reversed = item(...names.toReversed().map((name) => s(name, name)));
    const decode = decoderAfter(...items);
    expect(decode(...items, reversed, ...items)).toEqual([...items, reversed, ...items]);
  });

  it('reads nothing beyond the buffer, whose end is near', () => {
    const long = 'n'.repeat(250);
    const decode = decoderAfter(item(n('a', 1), n(long, 1)));
    // The scratch buffer has 64 KB and ends in eight sentinels.
    const empty = `{"Items":[${item(s('b', ''), n('a', 1))}]}`;
    const last = item(s('b', 'x'.repeat(64 * 1024 - 8 - empty.length)), n('a', 1));
    expect(decode(last)).toEqual([last]);
  });
});

describe('lists and sets that are not decoded', () => {
  it.each(['"S":"x"', '"N":"1"', '"BOOL":true', '"NULL":true', '"B":"3q0="', '"SS":["x","y"]', '"NS":["1"]'])(
    'may have many elements of {%s}, mixed with others and with white space',
    (value) => {
      const list = (between: string) =>
        item(
          `"l":{"L":[{${value}}${between}{${value}}${between}{"M":{"a":{${value}}}}${between}{"L":[{${value}}]}]}`,
        );
      expect(decoderAfter()(list(','), list(' ,\n'))).toEqual([list(','), list(',')]);
    },
  );

  it('must end', () => {
    for (const cut of [
      '{"l":{"L":[{"S":"x"},',
      '{"l":{"L":[{"S":"x"},{"S":"',
      '{"l":{"SS":["x",',
      '{"l":{"SS":["x","',
    ]) {
      expect(() => decoderAfter()(cut)).toThrow(/invalid at byte/);
    }
  });
});
