import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { jobsPerWorker } from '../../examples/bullmq/settings.ts';
import { describeOnOneServer } from '../support/servers/each-server.ts';
import { keyed, testTable } from '../support/servers/test-table.ts';
import { idsIn, type Programs, produce, startProgram, untilEnded } from './bullmq/programs.ts';
import { reason, redisAndFolder } from './bullmq/redis-and-folder.ts';
import { freshClone } from './fresh-clone.ts';

const clone = freshClone();
const pageItems = 2;
const songs = Array.from({ length: 2000 }, (_, number) => ({ id: `song ${number}` }));
const { folder, redisUrl } = redisAndFolder();

describeOnOneServer('the scan of many machines', (server) => {
  const { TableName } = testTable(server, { definition: keyed({ id: 'S' }, ['id']), items: songs });
  const programs = (): Programs => ({ cwd: clone.path, redisUrl: redisUrl(), server, TableName, pageItems });
  const startWorker = (name: string) =>
    startProgram(programs(), 'worker', join(folder(), `${TableName}.${name}`));
  const idsOf = (name: string) => idsIn(folder(), `${TableName}.${name}`);
  const untilMoreThan = (count: number, name: string) =>
    expect.poll(async () => (await idsOf(name)).length, { timeout: 30_000 }).toBeGreaterThan(count);

  it('loses no item of a worker that dies, and nothing of one that is stopped and comes back', async (context) => {
    context.skip(reason !== undefined, reason);
    expect(JSON.parse(await produce(programs()))).toMatchObject({ waiting: 64 });

    const killed = startWorker('killed');
    const paused = startWorker('paused');
    await Promise.all([untilMoreThan(50, 'killed'), untilMoreThan(50, 'paused')]);
    killed.child.kill('SIGKILL');
    paused.child.kill('SIGSTOP');
    expect(await killed.ended).toMatchObject({ code: 'SIGKILL' });
    // The jobs exist already, in whatever state they are.
    expect(JSON.parse(await produce(programs()))).not.toMatchObject({ waiting: 64 });

    const other = startWorker('other');
    const { code, lines } = await untilEnded(programs());
    expect(code).toBe(0);
    expect(lines.at(-1)).toMatch(/^512 of 512 segments, 2000 items; .* 64 of 64 completed, 0 failed$/);

    paused.child.kill('SIGCONT');
    await paused.warned('the lock is lost, so this worker leaves the job to another one');
    paused.child.kill('SIGTERM');
    other.child.kill('SIGTERM');
    expect(await paused.ended).toMatchObject({ code: 0 });
    expect(await other.ended).toMatchObject({ code: 0, errors: '' });

    const names = (await readdir(folder())).filter((name) => name.startsWith(TableName));
    const ids = (await Promise.all(names.map((name) => idsIn(folder(), name)))).flat();
    expect(new Set(ids)).toEqual(new Set(songs.map(({ id }) => id)));
    expect(ids.length - songs.length).toBeLessThanOrEqual(2 * jobsPerWorker * pageItems);
  });
});
