import { readdir, readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../lib/command/errors.ts';
import { openStateFile } from '../../lib/command/state-file.ts';
import { temporaryFolder } from './support/local-environment.ts';

const of = { command: 'count', table: 'Music', filter: undefined };

describe('a state file', () => {
  const folder = temporaryFolder();

  it('is restored by the next run, and removed at the end', async () => {
    const path = folder.path('a.json');
    const first = await openStateFile(path, of, false);
    expect(first).toMatchObject({ saved: undefined, exists: false });
    await first.save({ items: 1 });
    expect(first.exists).toBe(true);
    const second = await openStateFile(path, of, true);
    expect(second.saved).toMatchObject({ items: 1 });
    await second.remove();
    expect(second.exists).toBe(false);
    expect((await openStateFile(path, of, true)).saved).toBeUndefined();
  });

  it('has the last of the states that were saved at once, and leaves no other file', async () => {
    const path = folder.path('b.json');
    const state = await openStateFile(path, of, false);
    await Promise.all([1, 2, 3, 4].map((items) => state.save({ items })));
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ items: 4 });
    expect((await readdir(folder.path('.'))).filter((name) => name.startsWith('b'))).toEqual(['b.json']);
  });

  it('is saved again after a save that failed', async () => {
    const state = await openStateFile(folder.path('no/such/folder.json'), of, true);
    await expect(state.save({})).rejects.toThrow('ENOENT');
    await expect(state.save({})).rejects.toThrow('ENOENT');
    expect(state.exists).toBe(false);
  });

  it.each([
    ['{"version":2}', /is no state of this version/],
    ['[1', /is no state of this version/],
    ['{"version":1,"of":{"command":"delete","table":"Music"}}', /another command: "delete", not "count"/],
    [
      '{"version":1,"of":{"command":"count","table":"Music","filter":"a = 1"}}',
      /another filter: "a = 1", not nothing/,
    ],
    ['{"version":1}', /another command: nothing, not "count"/],
  ])('is refused if it has something else: %s', async (text, message) => {
    const path = folder.path('c.json');
    await writeFile(path, text);
    const opened = openStateFile(path, of, true);
    await expect(opened).rejects.toThrow(message);
    await expect(opened).rejects.toBeInstanceOf(UsageError);
  });
});
