import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
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
    await first.close();
    const second = await openStateFile(path, of, true);
    expect(second.saved).toMatchObject({ items: 1 });
    await second.remove();
    expect(second.exists).toBe(false);
    await second.close();
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

  it('is refused while another run uses it, also before it exists', async () => {
    const path = folder.path('later/d.json');
    const state = await openStateFile(path, of, true);
    await mkdir(folder.path('later'));
    for (const resume of [true, false])
      await expect(openStateFile(path, of, resume)).rejects.toThrow(/d\.json is used by another run/);
    await state.close();
    await (await openStateFile(path, of, true)).close();
  });

  it('can be opened after the process that used it was killed', async () => {
    const path = folder.path('e.json');
    const module = pathToFileURL(resolve('lib/command/state-file.ts')).href;
    const code = `const { openStateFile } = await import('${module}'); await openStateFile('${path}', {}, true); console.log('open'); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    await expect(openStateFile(path, of, true)).rejects.toThrow(/used by another run/);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await (await openStateFile(path, of, true)).close();
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
