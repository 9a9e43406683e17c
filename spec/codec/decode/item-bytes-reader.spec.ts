import { describe, expect, it } from 'vitest';
import { createDecoder } from '../../../lib/codec/decode.ts';
import { InvalidResponseError } from '../../../lib/errors/invalid.ts';
import { ItemBytes } from '../../../lib/index.ts';
import { corpusNames, makePages } from '../../bench/corpora.ts';
import { adversaries } from '../../bench/corpora-adversarial.ts';
import { outcome } from './oracle.ts';

const shape = { members: { Items: { list: 'itemBytes' }, Item: 'itemBytes' } } as const;
const native = { members: { Items: { list: { map: 'attribute' } }, Item: { map: 'attribute' } } } as const;

interface Page {
  readonly Items: readonly ItemBytes[];
  readonly Item: ItemBytes;
}
const decodeWith = (decode: (body: Buffer) => unknown, body: Buffer) => decode(body) as Page;
const newDecoder = () => createDecoder(shape, 'lossless');

describe('the items of a page as bytes', () => {
  it.each(corpusNames)('are the bytes of the page, for the corpus %s', (corpus) => {
    const decode = newDecoder();
    for (const page of makePages(corpus, 3)) {
      const { Items } = decodeWith(decode, page);
      const json: { readonly Items: readonly object[] } = JSON.parse(page.toString());
      expect(Items.map(String)).toEqual(json.Items.map((item) => JSON.stringify(item)));
    }
  });

  it('share no memory with the response, and at most 64 KB with each other', () => {
    const decode = newDecoder();
    for (const corpus of corpusNames) {
      const [page = Buffer.of()] = makePages(corpus, 1);
      const { Items } = decodeWith(decode, page);
      const texts = Items.map(String);
      page.fill(0);
      decodeWith(decode, makePages(corpus, 1, 2)[0] ?? Buffer.of());
      expect(Items.map(String)).toEqual(texts);
      for (const item of Items) {
        const room = item.byteLength >= 8192 ? item.byteLength : 64 * 1024;
        expect(item.bytes.buffer.byteLength).toBeLessThanOrEqual(room + 8);
      }
    }
  });

  it('are in order among items that are large or not compact', () => {
    const decode = newDecoder();
    const item = (id: number, size: number) => `{"id":{"N":"${id}"},"text":{"S":"${'x'.repeat(size)}"}}`;
    const sizes = [10, 8192, 20, 7000, 7000, 7000, 7000, 7000, 7000, 7000, 7000, 7000, 7000, 30, 200_000, 1];
    const texts = sizes.map((size, id) => item(id, size));
    const spaced = texts.map((text, id) => (id % 3 === 1 ? text.replaceAll(':', ' : ') : ` ${text}\n`));
    for (const all of [texts, spaced]) {
      const { Items } = decodeWith(decode, Buffer.from(`{"Items":[${all.join()}]}`));
      expect(Items.map(String)).toEqual(texts);
    }
  });

  it('may be none, and a single item is one too', () => {
    const decode = newDecoder();
    expect(decodeWith(decode, Buffer.from('{"Items":[ ]}'))).toEqual({ Items: [] });
    const { Item } = decodeWith(decode, Buffer.from('{"Item": {"a":{"S":"é"}} }'));
    expect(String(Item)).toBe('{"a":{"S":"é"}}');
    expect(decodeWith(decode, Buffer.from('{"Item":null,"Items":[{}]}')).Items.map(String)).toEqual(['{}']);
  });

  it.each(Object.entries(adversaries))(
    'are refused exactly when native values are, for %s',
    (_, makeBody) => {
      const body = makeBody();
      const isRefused = (of: typeof shape | typeof native) =>
        outcome(() => createDecoder(of, 'lossless')(body), InvalidResponseError) === 'refused';
      expect(isRefused(shape)).toBe(isRefused(native));
    },
  );

  it('are refused at a nesting of more than 500 levels', () => {
    const nested = (levels: number) =>
      Buffer.from(`{"Item":{"a":${'{"L":['.repeat(levels)}{"NULL":true}${']}'.repeat(levels)}}}`);
    expect(() => newDecoder()(nested(100_000))).toThrow(/nested more than 500 levels deep/);
    expect(decodeWith(newDecoder(), nested(400)).Item).toBeInstanceOf(ItemBytes);
  });
});
