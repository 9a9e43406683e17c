import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeAttribute } from '../../../lib/codec/encode/attribute.ts';
import { ByteWriter } from '../../../lib/codec/encode/byte-writer.ts';
import { newValuePath } from '../../../lib/codec/encode/value-path.ts';
import { encode, encodeText } from '../../../lib/codec/encode.ts';
import { InvalidValueError } from '../../../lib/errors/invalid.ts';
import { items, type NativeItem, names, values } from '../arbitraries.ts';
import { wireJson } from './oracle.ts';

const item = { map: 'attribute' } as const;
const nothing = () => undefined;
const encodeToText = (input: unknown) => encode(input, item).toString();

/** An item with every kind of value, so that the writer grows in each of them. */
const everything: NativeItem = {
  text: 'plain',
  'größe "\n': 'Leave it at the door, "please"\n, or at the neighbour’s',
  long: 'The quick brown fox jumps over the lazy dog. '.repeat(3),
  numbers: [0, -1.25, 123456789, 1e-9, 2n ** 70n],
  flags: [true, false, null],
  sets: [new Set(['a', 'é"']), new Set([1, 2.5]), new Set([Uint8Array.of(1, 2), Uint8Array.of(3)])],
  binary: Uint8Array.from({ length: 70 }, (_, index) => index),
  longBinary: Uint8Array.from({ length: 300 }, (_, index) => index),
  nested: { list: [], map: {}, deep: [{ a: [{ b: 'c' }] }] },
};

describe('A request body', () => {
  it('is right wherever its buffer grows', () => {
    const json = wireJson(everything).slice(1);
    for (let room = 0; room < json.length + 64; room++) {
      const writer = new ByteWriter();
      writer.end = writer.bytes.length - room;
      const start = writer.end;
      writer.bytes.fill(0, start);
      encodeAttribute(everything, writer, newValuePath(), 0);
      expect(writer.bytes.toString('utf8', start, writer.end)).toBe(`{"M":{${json}},`);
    }
  });

  it('is right at any size, although the buffer is reused', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(items(), fc.nat(40)), { maxLength: 6 }), (bodies) => {
        for (const [small, copies] of bodies) {
          const input = { ...small, copies: Array.from({ length: copies }, () => everything) };
          expect(encodeToText(input)).toBe(wireJson(input));
          expect(encodeText(input, item)).toBe(wireJson(input));
        }
      }),
    );
  });

  it('does not change when the next one is written', () => {
    const first = encode(everything, item);
    const huge = encode({ text: 'é'.repeat(5_000_000) }, item);
    encode({ other: 'x'.repeat(20_000) }, item);
    expect(first.toString()).toBe(wireJson(everything));
    expect(huge.length).toBe(10_000_000 + '{"text":{"S":""}}'.length);
  });

  it('is right when toJSON or a getter encodes another meanwhile, even one that is refused', () => {
    const inner: string[] = [];
    const input = {
      before: 'a',
      value: {
        toJSON(name: string) {
          inner.push(encodeToText(everything), encodeToText({ name }));
          expect(() => encodeToText({ bad: Number.NaN })).toThrow(InvalidValueError);
          return ['resolved'];
        },
      },
      get later() {
        inner.push(encodeToText({ later: 1 }));
        return 2;
      },
      after: 'b',
    };
    expect(encodeToText(input)).toBe(wireJson({ before: 'a', value: ['resolved'], later: 2, after: 'b' }));
    expect(inner).toEqual([wireJson(everything), wireJson({ name: 'value' }), wireJson({ later: 1 })]);
  });

  it('is right after another one was refused midway', () => {
    fc.assert(
      fc.property(items(), items(), (before, after) => {
        expect(() => encodeToText({ ...before, bad: [1, { a: Symbol('s') }] })).toThrow(
          expect.objectContaining({ path: 'bad[1].a' }),
        );
        expect(encodeToText(after)).toBe(wireJson(after));
      }),
    );
  });

  it('leaves out members that are undefined, wherever they are', () => {
    const absent = fc.constantFrom(undefined, { toJSON: nothing });
    const members = fc.array(fc.tuple(names, fc.oneof(values(), absent)));
    fc.assert(
      fc.property(members, (all) => {
        const input = Object.fromEntries(all);
        const present = Object.entries(input).filter(([, value]) => value !== undefined && !isAbsent(value));
        expect(encodeToText(input)).toBe(wireJson(Object.fromEntries(present)));
        expect(encodeToText(new Map(Object.entries(input)))).toBe(encodeToText(input));
      }),
    );
  });
});

describe('An item', () => {
  it('is written as JSON.stringify writes its AttributeValues', () => {
    fc.assert(
      fc.property(items(), (input) => {
        expect(encodeToText(input)).toBe(wireJson(input));
      }),
      { numRuns: 1000 },
    );
  });

  it('has only its own members when Object.prototype has enumerable ones', () => {
    let json: string | undefined;
    Object.defineProperty(Object.prototype, 'inherited', { value: 1, enumerable: true, configurable: true });
    try {
      json = encodeToText({ a: 1, b: { c: 2 } });
    } finally {
      Reflect.deleteProperty(Object.prototype, 'inherited');
    }
    expect(json).toBe('{"a":{"N":"1"},"b":{"M":{"c":{"N":"2"}}}}');
  });
});

function isAbsent(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'toJSON' in value && value.toJSON === nothing;
}
