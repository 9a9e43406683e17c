import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encode } from '../../lib/codec/encode.ts';
import { itemSize } from '../../lib/codec/item-size.ts';
import { parseJson } from '../../lib/codec/parse-json.ts';
import type { WireItem, WireValue } from '../../lib/codec/wire-value.ts';
import { items } from './arbitraries.ts';

const encodeToText = (...input: Parameters<typeof encode>) => encode(...input).toString();

/** The size of a value under a name of one byte. */
const sizeOf = (value: WireValue) => itemSize({ a: value }) - 1;

describe('the size of an item', () => {
  it('is zero for an empty item', () => {
    expect(itemSize({})).toBe(0);
  });

  it('counts text that is no number as the smallest one, because AttributeValues may have it', () => {
    expect(['many', '1'.repeat(39), '1e200', ''].map((N) => sizeOf({ N }))).toEqual([1, 1, 1, 1]);
    expect(sizeOf({ NS: ['42', 'many'] })).toBe(3);
  });

  it('counts names and strings in UTF-8', () => {
    expect(itemSize({ größe: { S: 'zu groß 😀' } })).toBe(7 + 13);
  });

  it.each([
    ['0', 1],
    ['7', 2],
    ['-7', 2],
    ['42', 2],
    ['123', 3],
    ['1200000', 2],
    ['0.00012', 2],
    ['1E+125', 2],
    ['12345678901234567890123456789012345678', 20],
  ])('counts the number %s as %i bytes', (N, size) => {
    expect(sizeOf({ N })).toBe(size);
    expect(sizeOf({ NS: [N, N] })).toBe(2 * size);
  });

  it.each([
    ['', 0],
    ['AA==', 1],
    ['AAA=', 2],
    ['AAAA', 3],
  ])('counts the raw bytes of the binary "%s"', (B, size) => {
    expect(sizeOf({ B })).toBe(size);
    expect(sizeOf({ BS: [B, 'AA=='] })).toBe(size + 1);
  });

  it('is one byte for a boolean and for null', () => {
    expect(sizeOf({ BOOL: false })).toBe(1);
    expect(sizeOf({ NULL: true })).toBe(1);
  });

  it('adds up the elements of a set', () => {
    expect(sizeOf({ SS: ['a', 'bc', 'é'] })).toBe(5);
  });

  it('counts three bytes for a list or a map, and one more for each of its elements', () => {
    expect(sizeOf({ L: [] })).toBe(3);
    expect(sizeOf({ M: {} })).toBe(3);
    expect(sizeOf({ L: [{ S: 'ab' }, { L: [] }] })).toBe(3 + (1 + 2) + (1 + 3));
    expect(sizeOf({ M: { key: { S: 'ab' } } })).toBe(3 + (1 + 3 + 2));
  });

  it('is always less than the size of its JSON', () => {
    fc.assert(
      fc.property(items(), (Item) => {
        const json = encodeToText({ Item }, { members: { Item: { map: 'attribute' } } });
        const wire = parseJson(json) as { readonly Item: WireItem };
        expect(itemSize(wire.Item)).toBeLessThan(Buffer.byteLength(json));
      }),
    );
  });
});
