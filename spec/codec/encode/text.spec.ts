import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encode } from '../../../lib/codec/encode.ts';

const encodeToText = (text: string) => encode({ text }, undefined).toString();

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

/** Mostly plain text, with special characters at any distance from either end. */
const sparse: Arbitrary<string> = fc
  .tuple(fc.nat(70), characters, fc.nat(40), fc.array(fc.tuple(characters, fc.nat(20)), { maxLength: 4 }))
  .map(([before, first, after, others]) =>
    ['x'.repeat(before), first, 'y'.repeat(after), ...others.map(([one, gap]) => one + 'z'.repeat(gap))].join(
      '',
    ),
  );

const dense = fc.string({ unit: characters, maxLength: 300, size: 'max' });

describe('Text', () => {
  it('is written as JSON.stringify writes it, wherever it has special characters', () => {
    fc.assert(
      fc.property(fc.oneof(sparse, dense), (text) => {
        expect(encodeToText(text)).toBe(JSON.stringify({ text }));
      }),
      { numRuns: 2000 },
    );
  });

  it('is written as JSON.stringify writes it for every length and last character', () => {
    for (let length = 0; length < 70; length++) {
      for (const end of ['', 'a', '"', '\n', '\u0001', 'é', '’', '😀']) {
        const text = 'a'.repeat(length) + end;
        expect(encodeToText(text)).toBe(JSON.stringify({ text }));
      }
    }
  });

  it('is escaped at every position of a word', () => {
    for (let unit = 0; unit < 0x100; unit++) {
      for (let position = 0; position < 17; position++) {
        const text = `${'ü'.repeat(20)}${'a'.repeat(position)}${String.fromCharCode(unit)}`;
        expect(encodeToText(text)).toBe(JSON.stringify({ text }));
      }
    }
  });

  it('is refused if it has a lone surrogate, at any position of short and long text', () => {
    const lone = fc.constantFrom('\ud800', '\udbff', '\udc00', '\udfff');
    const plain = fc.constantFrom('a', 'é', '’', '"');
    fc.assert(
      fc.property(fc.nat(40), lone, fc.nat(40), plain, (before, surrogate, after, character) => {
        const text = character.repeat(before) + surrogate + character.repeat(after);
        expect(() => encodeToText(text)).toThrow('a lone surrogate');
      }),
      { numRuns: 500 },
    );
  });

  it('is written whatever the representation of its string: joined, sliced, one-byte or two-byte', () => {
    fc.assert(
      fc.property(dense, dense, fc.nat(20), (left, right, from) => {
        const text = [...(left + right)].slice(from).join('');
        expect(encodeToText(text)).toBe(JSON.stringify({ text }));
        expect(encodeToText(`${text}-${left}`)).toBe(JSON.stringify({ text: `${text}-${left}` }));
      }),
    );
  });
});
