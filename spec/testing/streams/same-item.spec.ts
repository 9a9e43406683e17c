import { describe, expect, it } from 'vitest';
import type { WireItem } from '../../../lib/codec/wire-value.ts';
import { isSameItem } from '../../../lib/testing/streams/same-item.ts';

describe('two items are the same', () => {
  it.each<[what: string, a: WireItem, b: WireItem]>([
    ['the order of attributes', { a: { S: '1' }, b: { S: '2' } }, { b: { S: '2' }, a: { S: '1' } }],
    [
      'the order in a map',
      { m: { M: { a: { S: '' }, 1: { N: '1' } } } },
      { m: { M: { 1: { N: '1' }, a: { S: '' } } } },
    ],
    ['the order of a set of strings', { s: { SS: ['a', 'b'] } }, { s: { SS: ['b', 'a'] } }],
    [
      'the order and the digits of a set of numbers',
      { s: { NS: ['1', '2.50'] } },
      { s: { NS: ['2.5', '1'] } },
    ],
    ['the order of a set of binaries', { s: { BS: ['AQ==', 'Ag=='] } }, { s: { BS: ['Ag==', 'AQ=='] } }],
    ['the digits of a number in a list', { l: { L: [{ N: '1e2' }] } }, { l: { L: [{ N: '100' }] } }],
  ])('whatever %s is', (_, a, b) => {
    expect([isSameItem(a, b), isSameItem(b, a)]).toEqual([true, true]);
  });

  it.each<[what: string, a: WireItem | undefined, b: WireItem | undefined]>([
    ['there is no other', { a: { S: '1' } }, undefined],
    [
      'the order of a list differs',
      { l: { L: [{ S: 'a' }, { S: 'b' }] } },
      { l: { L: [{ S: 'b' }, { S: 'a' }] } },
    ],
    ['the type of a value differs', { a: { S: '1' } }, { a: { N: '1' } }],
    ['an attribute is missing', { a: { S: '1' }, b: { NULL: true } }, { a: { S: '1' } }],
    ['an attribute has another name', { a: { S: '1' } }, JSON.parse('{ "__proto__": { "S": "1" } }')],
    ['a value in a map differs', { m: { M: { a: { S: '1' } } } }, { m: { M: { a: { S: '2' } } } }],
  ])('unless %s', (_, a, b) => {
    expect([isSameItem(a, b), isSameItem(b, a)]).toEqual([false, false]);
  });

  it('if there are none', () => {
    expect(isSameItem(undefined, undefined)).toBe(true);
  });
});
