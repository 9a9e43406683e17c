import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteWriter } from '../../../lib/codec/encode/byte-writer.ts';
import {
  chunkSize,
  copyEncodedList,
  type EncodedJson,
  storeJson,
  storeText,
  textOf,
} from '../../../lib/codec/encode/encoded-json.ts';
import { newValuePath } from '../../../lib/codec/encode/value-path.ts';

function stored(text: string): EncodedJson {
  const writer = new ByteWriter();
  writer.reserve(Buffer.byteLength(text));
  writer.end += writer.bytes.utf8Write(text, 0);
  return storeJson(writer);
}

function listOf(list: readonly EncodedJson[]): string {
  const writer = new ByteWriter();
  copyEncodedList(list, writer, newValuePath(), 0);
  return writer.bytes.utf8Slice(0, writer.end);
}

/** Texts of all kinds and sizes, among them characters whose bytes would be a NaN in big-endian order. */
const values = fc.array(
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc
      .array(fc.constantFrom('\x7f😀', '\x7f', '\0', 'é', 'a'), { maxLength: 60 })
      .map((parts) => parts.join('')),
    fc.integer({ min: 0, max: 2 * chunkSize }).map((length) => 'x'.repeat(length)),
  ),
  { maxLength: 30 },
);

describe('encoded JSON', () => {
  it('is copied unchanged, whatever its size and its characters', () => {
    fc.assert(
      fc.property(values, (texts) => {
        const json = texts.map((text) => JSON.stringify(text.toWellFormed()));
        expect(json.map(stored).map(textOf)).toEqual(json);
      }),
    );
  });

  it('is listed in any order, with one comma between two elements', () => {
    fc.assert(
      fc.property(values, fc.infiniteStream(fc.nat()), (texts, random) => {
        const json = texts.map((text) => JSON.stringify(text.toWellFormed()));
        const elements = json.map((text, index) => ({
          text,
          json: index % 5 === 4 ? storeText(text) : stored(text),
        }));
        const shuffled = elements
          .map((element) => ({ element, at: random.next().value }))
          .sort((a, b) => a.at - b.at);
        for (const list of [elements, shuffled.map(({ element }) => element), [...elements, ...elements]]) {
          expect(listOf(list.map((element) => element.json))).toBe(`[${list.map(({ text }) => text)}],`);
        }
      }),
    );
  });

  it('is listed without what is stored between two elements', () => {
    const [one, , three] = ['1', '2', '3'].map(stored);
    if (one === undefined || three === undefined) throw new Error('nothing was stored');
    expect(listOf([one, three])).toBe('[1,3],');
    expect(listOf([])).toBe('[],');
  });
});
