import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BodyBuffer } from '../../lib/transport/body-buffer.ts';

const KiB = 1024;

/** Bytes that differ from body to body and from place to place. */
function bytesOf(seed: number, length: number): Buffer {
  return Buffer.from(
    Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 8) + seed * 101) & 0xff),
  );
}

/** Cuts a body at the given parts of its length. */
function cut(body: Buffer, parts: readonly number[]): Buffer[] {
  const ends = [...parts.map((part) => Math.floor(part * body.length)), body.length].toSorted(
    (a, b) => a - b,
  );
  return ends.map((end, index) => body.subarray(ends[index - 1] ?? 0, end));
}

const body = fc.record({
  length: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 60 * KiB, max: 300 * KiB })),
  /** The `content-length`, as a part of the true one: correct, too low, too high, absent. */
  claim: fc.oneof(fc.constant(1), fc.constantFrom(0, 0.5, 0.999, 1.5, 1000, Number.NaN)),
  cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 }),
});

describe('BodyBuffer', () => {
  it('returns the chunks of several bodies that are received at the same time, whatever their content-length says', () => {
    fc.assert(
      fc.property(fc.array(body, { minLength: 1, maxLength: 6 }), (bodies) => {
        const received = bodies.map(({ length, claim, cuts }, index) => {
          const expected = bytesOf(index, length);
          return { expected, claim, buffer: new BodyBuffer(), chunks: cut(expected, cuts) };
        });
        for (const { buffer, expected, claim } of received)
          buffer.reserve(Math.floor(expected.length * claim));
        for (let at = 0; at < 9; at++)
          for (const { buffer, chunks } of received) buffer.add(chunks[at] ?? Buffer.of());
        for (const { buffer, expected } of received) {
          expect(buffer.bytes().equals(expected)).toBe(true);
          buffer.release();
        }
      }),
      { numRuns: 100 },
    );
  });

  it('reuses the memory of a body only once it has been released', () => {
    const receive = (seed: number) => {
      const buffer = new BodyBuffer();
      buffer.reserve(100 * KiB);
      buffer.add(bytesOf(seed, 100 * KiB));
      return buffer;
    };
    const first = receive(1);
    const second = receive(2);
    expect(first.bytes().equals(bytesOf(1, 100 * KiB))).toBe(true);
    const { buffer: memory } = first.bytes();
    expect(second.bytes().buffer).not.toBe(memory);
    first.release();
    const third = receive(3);
    expect(second.bytes().equals(bytesOf(2, 100 * KiB))).toBe(true);
    third.release();
    second.release();
  });

  it('keeps what it has received when a second response start has another content-length', () => {
    const buffer = new BodyBuffer();
    const expected = bytesOf(1, 100 * KiB);
    buffer.reserve(100 * KiB);
    buffer.add(expected.subarray(0, 70 * KiB));
    buffer.reserve(200 * KiB);
    buffer.add(expected.subarray(70 * KiB));
    expect(buffer.bytes().equals(expected)).toBe(true);
  });

  it('does not allocate what a false content-length claims', () => {
    const buffer = new BodyBuffer();
    buffer.reserve(2 ** 40);
    buffer.add(Buffer.from('{}'));
    expect(buffer.bytes().buffer.byteLength).toBeLessThan(2 ** 20);
  });
});
