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
const written = (input: unknown) => encode(input, item).toString();

/** Of every kind of value, so that growth meets each of them. */
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

describe('A body', () => {
  it('grows in the midst of anything', () => {
    const json = wireJson(everything).slice(1);
    for (let room = 0; room < json.length + 64; room++) {
      const body = new ByteWriter();
      body.end = body.bytes.length - room;
      const start = body.end;
      body.bytes.fill(0, start);
      encodeAttribute(everything, body, newValuePath(), 0);
      expect(body.bytes.toString('utf8', start, body.end)).toBe(`{"M":{${json}},`);
    }
  });

  it('of any size is right, though the memory is kept from one to the next', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(items(), fc.nat(40)), { maxLength: 6 }), (bodies) => {
        for (const [small, copies] of bodies) {
          const input = { ...small, copies: Array.from({ length: copies }, () => everything) };
          expect(written(input)).toBe(wireJson(input));
          expect(encodeText(input, item)).toBe(wireJson(input));
        }
      }),
    );
  });

  it('stays as it is when the next one is written', () => {
    const first = encode(everything, item);
    const huge = encode({ text: 'é'.repeat(5_000_000) }, item);
    encode({ other: 'x'.repeat(20_000) }, item);
    expect(first.toString()).toBe(wireJson(everything));
    expect(huge.length).toBe(10_000_000 + '{"text":{"S":""}}'.length);
  });

  it('is right when toJSON or a getter writes another meanwhile, even one that is refused', () => {
    const inner: string[] = [];
    const input = {
      before: 'a',
      value: {
        toJSON(name: string) {
          inner.push(written(everything), written({ name }));
          expect(() => written({ bad: Number.NaN })).toThrow(InvalidValueError);
          return ['settled'];
        },
      },
      get later() {
        inner.push(written({ later: 1 }));
        return 2;
      },
      after: 'b',
    };
    expect(written(input)).toBe(wireJson({ before: 'a', value: ['settled'], later: 2, after: 'b' }));
    expect(inner).toEqual([wireJson(everything), wireJson({ name: 'value' }), wireJson({ later: 1 })]);
  });

  it('is right after one that was refused half-way', () => {
    fc.assert(
      fc.property(items(), items(), (before, after) => {
        expect(() => written({ ...before, bad: [1, { a: Symbol('s') }] })).toThrow(
          expect.objectContaining({ path: 'bad[1].a' }),
        );
        expect(written(after)).toBe(wireJson(after));
      }),
    );
  });

  it('leaves out what is undefined, wherever it stands', () => {
    const absent = fc.constantFrom(undefined, { toJSON: nothing });
    const members = fc.array(fc.tuple(names, fc.oneof(values(), absent)));
    fc.assert(
      fc.property(members, (all) => {
        const input = Object.fromEntries(all);
        const present = Object.entries(input).filter(([, value]) => value !== undefined && !isAbsent(value));
        expect(written(input)).toBe(wireJson(Object.fromEntries(present)));
        expect(written(new Map(Object.entries(input)))).toBe(written(input));
      }),
    );
  });
});

describe('An item', () => {
  it('is written as JSON.stringify writes its AttributeValues', () => {
    fc.assert(
      fc.property(items(), (input) => {
        expect(written(input)).toBe(wireJson(input));
      }),
      { numRuns: 1000 },
    );
  });

  it('has its own members only, when all objects have inherited others', () => {
    let json: string | undefined;
    Object.defineProperty(Object.prototype, 'inherited', { value: 1, enumerable: true, configurable: true });
    try {
      json = written({ a: 1, b: { c: 2 } });
    } finally {
      Reflect.deleteProperty(Object.prototype, 'inherited');
    }
    expect(json).toBe('{"a":{"N":"1"},"b":{"M":{"c":{"N":"2"}}}}');
  });
});

function isAbsent(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'toJSON' in value && value.toJSON === nothing;
}
