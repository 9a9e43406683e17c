import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encode } from '../../../lib/codec/encode.ts';

const written = (text: string) => encode({ text }, undefined).toString();

/** Characters of each length in UTF-8, and of each kind of escape. */
const characters = fc.constantFrom(
  'a',
  ' ',
  '!',
  '#',
  '[',
  ']',
  '"',
  '\\',
  '\n',
  '\u0000',
  '\u001f',
  '\u007f',
  '\u0080',
  '¢',
  'ü',
  '\u07ff',
  '\u0800',
  '’',
  '\u2028',
  '\ud7ff',
  '\ue000',
  '\uffff',
  '😀',
  '\u{10ffff}',
);

/** Text of which most is plain, so that what is special stands at any distance from either end. */
const sparse: Arbitrary<string> = fc
  .tuple(fc.nat(70), characters, fc.nat(40), fc.array(fc.tuple(characters, fc.nat(20)), { maxLength: 4 }))
  .map(([before, first, after, others]) =>
    ['x'.repeat(before), first, 'y'.repeat(after), ...others.map(([one, gap]) => one + 'z'.repeat(gap))].join(
      '',
    ),
  );

const dense = fc.string({ unit: characters, maxLength: 300, size: 'max' });

describe('Text', () => {
  it('is written as JSON.stringify writes it, whatever is special and wherever it stands', () => {
    fc.assert(
      fc.property(fc.oneof(sparse, dense), (text) => {
        expect(written(text)).toBe(JSON.stringify({ text }));
      }),
      { numRuns: 2000 },
    );
  });

  it('is the same for every length and for every character at its end', () => {
    for (let length = 0; length < 70; length++) {
      for (const end of ['', 'a', '"', '\n', '\u0001', 'é', '’', '😀']) {
        const text = 'a'.repeat(length) + end;
        expect(written(text)).toBe(JSON.stringify({ text }));
      }
    }
  });

  it('has every byte that JSON escapes escaped, in each place of a word', () => {
    for (let unit = 0; unit < 0x100; unit++) {
      for (let place = 0; place < 17; place++) {
        const text = `${'ü'.repeat(20)}${'a'.repeat(place)}${String.fromCharCode(unit)}`;
        expect(written(text)).toBe(JSON.stringify({ text }));
      }
    }
  });

  it('is refused where a surrogate is alone, at any place of short and long text', () => {
    const lone = fc.constantFrom('\ud800', '\udbff', '\udc00', '\udfff');
    const plain = fc.constantFrom('a', 'é', '’', '"');
    fc.assert(
      fc.property(fc.nat(40), lone, fc.nat(40), plain, (before, surrogate, after, character) => {
        const text = character.repeat(before) + surrogate + character.repeat(after);
        expect(() => written(text)).toThrow('a lone surrogate');
      }),
      { numRuns: 500 },
    );
  });

  it('is written wherever its string comes from: joined, sliced, of one byte or of two', () => {
    fc.assert(
      fc.property(dense, dense, fc.nat(20), (left, right, from) => {
        const text = [...(left + right)].slice(from).join('');
        expect(written(text)).toBe(JSON.stringify({ text }));
        expect(written(`${text}-${left}`)).toBe(JSON.stringify({ text: `${text}-${left}` }));
      }),
    );
  });
});
