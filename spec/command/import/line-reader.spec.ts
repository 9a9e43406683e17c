import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLines } from '../../../lib/command/import/line-reader.ts';
import { fileStart, type Line } from '../../../lib/files/line-splitter.ts';

/** Cuts bytes into chunks of the given lengths, again and again. */
async function* chunksOf(bytes: Buffer, lengths: readonly number[]): AsyncGenerator<Buffer> {
  for (let start = 0, index = 0; start < bytes.length; index++) {
    const length = lengths[index % lengths.length] ?? 1;
    yield Buffer.from(bytes.subarray(start, start + length));
    start += length;
  }
}

async function linesOf(bytes: Buffer, lengths: readonly number[] = [7], start = fileStart) {
  const found: Line[] = [];
  for await (const lines of readLines(chunksOf(bytes, lengths), start)) found.push(...lines);
  return found;
}

const text = fc.array(fc.string({ unit: fc.constantFrom('a', 'ü', ' ', '\r') }), { maxLength: 12 });
const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });

describe('the lines of a file', () => {
  it('are those between newlines, however the file is cut into chunks, without blank ones', async () => {
    await fc.assert(
      fc.asyncProperty(text, lengths, fc.boolean(), async (lines, cuts, endsWithNewline) => {
        const whole = `${lines.join('\n')}${endsWithNewline ? '\n' : ''}`;
        const found = await linesOf(Buffer.from(whole), cuts);
        const expected = lines
          .map((line, index) => [index + 1, line])
          .filter(([, line]) => /\S/.test(String(line)));
        expect(found.map(({ line, bytes }) => [line, bytes.toString()])).toEqual(expected);
      }),
    );
  });

  it('can be read on after each of them, by its offset', async () => {
    const bytes = Buffer.from('one\n\ntwo ü\r\nthree');
    const all = await linesOf(bytes);
    expect(all.map(({ bytes: line }) => line.toString())).toEqual(['one', 'two ü\r', 'three']);
    for (const [index, line] of all.entries())
      expect(await linesOf(bytes.subarray(line.offset), [3], line)).toEqual(all.slice(index + 1));
  });

  it('have no byte order mark', async () => {
    const [first] = await linesOf(Buffer.from('\ufeffone\n\ufefftwo'), [2]);
    expect(first?.bytes.toString()).toBe('one');
  });

  it('are cut off if they have more than 16 MB, and the next line is read as any other', async () => {
    const long = 'x'.repeat(17 * 2 ** 20);
    for (const cuts of [[2 ** 20], [2 ** 26]]) {
      const [first, second] = await linesOf(Buffer.from(`${long}\nnext\n`), cuts);
      expect(first).toMatchObject({ line: 1, isTooLong: true, offset: long.length + 1 });
      expect(first?.bytes.toString()).toBe('x'.repeat(256));
      expect(second).toMatchObject({ line: 2, isTooLong: false });
      expect(second?.bytes.toString()).toBe('next');
    }
  });
});
