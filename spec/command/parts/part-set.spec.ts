import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPartSet } from '../../../lib/command/parts/part-set.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rxdynamo-parts-'));
});

afterEach(() => rm(folder, { recursive: true }));

const options = {
  count: 3,
  nameOf: (index: number) => `part-0000${index}.csv`,
  isGzip: false,
  header: Buffer.from('id\n'),
};
const read = (name: string) => readFile(join(folder, name), 'utf8');

describe('the parts of an export', () => {
  it('get the lines of their segments after one header each, also when they are resumed', async () => {
    const first = await openPartSet({ folder, ...options }, []);
    for (const segment of [0, 1, 4, 7]) await first.append(segment, Buffer.from(`${segment}\n`), 1);
    const positions = await first.flush();
    await first.append(1, Buffer.from('lost\n'), 1);
    await first.flush();
    await first.close();

    const second = await openPartSet({ folder, ...options }, positions);
    await second.append(1, Buffer.from('10\n'), 1);
    const finished = await second.finish();
    expect(await read('part-00000.csv')).toBe('id\n0\n');
    expect(await read('part-00001.csv')).toBe('id\n1\n4\n7\n10\n');
    expect(finished.map(({ name, items }) => [name, items])).toEqual([
      ['part-00000.csv', 1],
      ['part-00001.csv', 4],
    ]);
  });

  it('are removed at the end if they have no items', async () => {
    const parts = await openPartSet({ folder, ...options }, []);
    await parts.append(2, Buffer.from('2\n'), 1);
    await parts.finish();
    expect(await readdir(folder)).toEqual(['part-00002.csv']);
  });

  it('are all closed again if one cannot be opened', async () => {
    const missing = [{ name: 'part-00002.csv', bytes: 5, items: 1 }];
    await expect(openPartSet({ folder, ...options }, missing)).rejects.toThrow('part-00002.csv is missing');
  });
});
