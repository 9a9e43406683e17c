import { createHash } from 'node:crypto';
import { appendFile, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPart, type PartFile, type PartPosition } from '../../../lib/command/parts/part-file.ts';
import { sized } from '../../support/size.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rxdynamo-part-'));
});

afterAll(() => rm(folder, { recursive: true }));

const start = (name: string): PartPosition => ({ name, bytes: 0, items: 0 });

const line = (number: number) =>
  `${JSON.stringify({ number, text: 'x'.repeat((number * 7919) % 50_000) })}\n`;

async function append(part: PartFile, numbers: Iterable<number>): Promise<void> {
  for (const number of numbers) await part.append(Buffer.from(line(number)), 1);
}

function* range(from: number, to: number): Iterable<number> {
  for (let number = from; number < to; number++) yield number;
}

async function textOf(name: string, isGzip: boolean): Promise<string> {
  const bytes = await readFile(join(folder, name));
  return (isGzip && bytes.byteLength > 0 ? gunzipSync(bytes) : bytes).toString();
}

/** What happens to a part: lines are written, a state is saved, and the process is killed in the middle of another write. */
const step = fc.oneof(
  fc.record({ append: fc.integer({ min: 1, max: 60 }) }),
  fc.constant({ save: true } as const),
  fc.record({ kill: fc.uint8Array({ maxLength: 30 }) }),
);

describe('a part of an export', () => {
  it.each([false, true])(
    'has each line once, however often its writer is killed (gzip: %s)',
    async (isGzip) => {
      let runs = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
          const name = `${isGzip}-${runs++}`;
          let saved = start(name);
          let part = await openPart(folder, saved, isGzip);
          let items = 0;
          for (const next of steps) {
            if ('append' in next) {
              await append(part, range(items, items + next.append));
              items += next.append;
            } else if ('save' in next) saved = await part.flush();
            else {
              await part.close();
              await appendFile(join(folder, name), next.kill);
              part = await openPart(folder, saved, isGzip);
              items = saved.items;
            }
          }
          const finished = await part.finish();
          expect(await textOf(name, isGzip)).toBe(Array.from(range(0, items), line).join(''));
          const bytes = await readFile(join(folder, name));
          const md5 = createHash('md5').update(bytes).digest();
          expect(finished).toEqual({ name, bytes: bytes.byteLength, items, md5 });
        }),
        { numRuns: sized({ small: 30, full: 200 }) },
      );
    },
  );

  it('is a whole gzip file at each position that a flush returns, while lines go on being appended', async () => {
    const part = await openPart(folder, start('whole'), true);
    const flushes: Promise<PartPosition>[] = [];
    for (const number of range(0, 200)) {
      void part.append(Buffer.from(line(number)), 1);
      if (number % 10 === 9) flushes.push(part.flush());
    }
    const positions = await Promise.all(flushes);
    await part.close();
    const bytes = await readFile(join(folder, 'whole'));
    for (const [index, position] of positions.entries()) {
      expect(position.items).toBe(10 * (index + 1));
      const text = gunzipSync(bytes.subarray(0, position.bytes)).toString();
      expect(text).toBe(Array.from(range(0, position.items), line).join(''));
    }
  });

  it('asks to wait while more than some MB are not written yet', async () => {
    const part = await openPart(folder, start('waits'), false);
    const lines = Buffer.alloc(2 ** 20, 'x');
    const waits = Array.from({ length: 6 }, () => part.append(lines, 1));
    expect(waits.map((wait) => wait !== undefined)).toEqual([false, false, false, false, true, true]);
    await waits.at(-1);
    expect(part.append(lines, 1)).toBeUndefined();
    await part.close();
  });

  it('is not opened if it is shorter than the saved state says, or missing', async () => {
    await writeFile(join(folder, 'short'), '0123456789');
    const saved = { name: 'short', bytes: 11, items: 1 };
    await expect(openPart(folder, saved, false)).rejects.toThrow(
      'short has 10 bytes, but the saved state has 11 of it',
    );
    await truncate(join(folder, 'short'), 0);
    await expect(openPart(folder, { ...saved, name: 'gone' }, false)).rejects.toThrow(
      'gone is missing, but the saved state has 11 bytes of it',
    );
  });

  it('fails in append, flush and finish once a write has failed', async () => {
    const part = await openPart('/dev', start('full'), false);
    void part.append(Buffer.from('x'), 1);
    await expect(part.flush()).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(() => part.append(Buffer.from('x'), 1)).toThrow('ENOSPC');
    await expect(part.finish()).rejects.toMatchObject({ code: 'ENOSPC' });
    await part.close();
  });
});
