import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replaceFile } from '../../lib/files/replace-file.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rxdynamo-replace-'));
});

afterEach(() => rm(folder, { recursive: true }));

describe('a replaced file', () => {
  it('has the new text, and nothing stays beside it', async () => {
    const path = join(folder, 'state.json');
    await replaceFile(path, 'old');
    await replaceFile(path, 'new');
    expect(await readFile(path, 'utf8')).toBe('new');
    expect(await readdir(folder)).toEqual(['state.json']);
  });

  it('keeps its old text if the new one cannot take its name', async () => {
    const path = join(folder, 'state.json');
    await mkdir(path);
    await writeFile(join(path, 'old'), '');
    await expect(replaceFile(path, 'new')).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['state.json']);
    expect(await readdir(path)).toEqual(['old']);
  });
});
