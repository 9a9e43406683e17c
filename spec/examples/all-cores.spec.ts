import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeOnOneServer } from '../support/servers/each-server.ts';
import { localEnvironment } from '../support/servers/local-environment.ts';
import { keyed, testTable } from '../support/servers/test-table.ts';
import { type FaultProxy, startFaultProxy } from '../support/wire/fault-proxy.ts';
import { freshClone } from './fresh-clone.ts';

const clone = freshClone();
const songs = Array.from({ length: 2000 }, (_, number) => ({
  id: `song ${number}`,
  ...(number % 4 === 0 && { title: 'Sinnerman' }),
}));

describeOnOneServer('the scan of all cores', (server) => {
  const { TableName } = testTable(server, { definition: keyed({ id: 'S' }, ['id']), items: songs });
  const statePath = () => join(clone.path, `${TableName}.state`);
  let proxy: FaultProxy;
  /** How many more requests are answered; all others are throttled, so that the scan does not end. */
  let left = Number.POSITIVE_INFINITY;

  beforeAll(async () => {
    proxy = await startFaultProxy(server.endpoint, () => (left-- > 0 ? undefined : { kind: 'throttle' }));
  });
  afterAll(() => proxy.stop());

  function start() {
    const env = {
      ...process.env,
      ...localEnvironment(proxy.endpoint),
    };
    const node = ['--import', 'tsx', 'examples/all-cores.ts', TableName];
    const child = spawn(process.execPath, node, { cwd: clone.path, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const kill = () => child.kill('SIGKILL');
    process.once('exit', kill);
    const ended = Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]).then(
      ([[code, signal], output, errors]) => {
        process.off('exit', kill);
        return { code: signal ?? code, output, errors };
      },
    );
    return { child, ended };
  }

  const savedItems = async (): Promise<number> => {
    if (!existsSync(statePath())) return 0;
    const shares: { items: number }[] = JSON.parse(await readFile(statePath(), 'utf8'));
    return shares.reduce((sum, { items }) => sum + items, 0);
  };

  it('merges what all threads have counted, each item once, although it was stopped and killed before', async () => {
    left = 200;
    const stopped = start();
    await expect.poll(savedItems, { timeout: 30_000 }).toBeGreaterThan(0);
    stopped.child.kill('SIGINT');
    const { code, output } = await stopped.ended;
    expect(code).toBe(130);
    const { outcome, items } = JSON.parse(output);
    expect(outcome).toBe('stopped');
    expect(items).toBe(await savedItems());

    left = 200;
    const killed = start();
    await expect.poll(savedItems, { timeout: 30_000 }).toBeGreaterThan(items);
    killed.child.kill('SIGKILL');
    expect(await killed.ended).toMatchObject({ code: 'SIGKILL' });

    left = Number.POSITIVE_INFINITY;
    const last = await start().ended;
    expect(last.errors.replaceAll(/^\d+ items\n/gm, '')).toBe('');
    expect(last.code).toBe(0);
    expect(JSON.parse(last.output)).toEqual({
      outcome: 'complete',
      items: 2000,
      attributes: { id: 2000, title: 500 },
    });
    expect(existsSync(statePath())).toBe(false);
  });

  it('fails as a whole if one thread fails, and keeps the state', async () => {
    left = 0;
    const share = { items: 3, attributes: [['id', 3]] };
    await writeFile(statePath(), JSON.stringify([share, { ...share, checkpoint: { version: 9 } }, share]));
    const { code, output, errors } = await start().ended;
    expect(code).toBe(1);
    expect(output).toBe('');
    expect(errors).toContain('The checkpoint has version 9');
    expect(await savedItems()).toBe(9);
  });
});
