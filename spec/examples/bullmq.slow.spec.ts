import { join } from 'node:path';
import { lastValueFrom } from 'rxjs';
import { expect, it } from 'vitest';
import { jobsPerWorker } from '../../examples/bullmq/settings.ts';
import { describeOnOneServer } from '../support/servers/each-server.ts';
import { keyed, testTable, untilActive } from '../support/servers/test-table.ts';
import { idsIn, type Programs, produce, startProgram, untilEnded } from './bullmq/programs.ts';
import { reason, redisAndFolder } from './bullmq/redis-and-folder.ts';
import { freshClone } from './fresh-clone.ts';

const clone = freshClone();
const pageItems = 3;
const songs = Array.from({ length: 20_000 }, (_, number) => ({ id: `song ${number}` }));
const { folder, redisUrl } = redisAndFolder();

describeOnOneServer('the scan of many machines', (server) => {
  const { db, TableName } = testTable(server, { definition: keyed({ id: 'S' }, ['id']), items: songs });
  const programs = (): Programs => ({ cwd: clone.path, redisUrl: redisUrl(), server, TableName, pageItems });
  const files: string[] = [];
  const startWorker = () => {
    const file = `${TableName}.${files.length}`;
    files.push(file);
    return { file, ...startProgram(programs(), 'worker', join(folder(), file)) };
  };
  /** Waits until a worker has handled some items. */
  const untilBusy = (file: string) =>
    expect.poll(async () => (await idsIn(folder(), file)).length, { timeout: 60_000 }).toBeGreaterThan(500);

  it('has every item at least once, although one of two workers is killed three times', async (context) => {
    context.skip(reason !== undefined, reason);
    await produce(programs());
    const survivor = startWorker();
    for (let kill = 0; kill < 3; kill++) {
      const victim = startWorker();
      await untilBusy(victim.file);
      victim.child.kill('SIGKILL');
      expect(await victim.ended).toMatchObject({ code: 'SIGKILL' });
    }
    // One that is asked to stop gives its jobs back, and repeats nothing.
    const stopped = startWorker();
    await untilBusy(stopped.file);
    stopped.child.kill('SIGTERM');
    expect(await stopped.ended).toMatchObject({ code: 0, errors: '' });

    const last = startWorker();
    const { code, lines } = await untilEnded(programs());
    expect(code).toBe(0);
    expect(lines.at(-1)).toMatch(/^512 of 512 segments, 20000 items; .* 64 of 64 completed, 0 failed$/);
    for (const { child, ended } of [survivor, last]) {
      child.kill('SIGTERM');
      expect(await ended).toMatchObject({ code: 0, errors: '' });
    }

    const ids = (await Promise.all(files.map((file) => idsIn(folder(), file)))).flat();
    expect(new Set(ids)).toEqual(new Set(songs.map(({ id }) => id)));
    // A page for each job that was killed, of which one segment's page is handled at a time.
    const repeated = ids.length - songs.length;
    expect(repeated).toBeLessThanOrEqual(3 * jobsPerWorker * pageItems);
  });

  it('fails the jobs of a table that is missing, and scans it when the producer is started again', async (context) => {
    context.skip(reason !== undefined, reason);
    const missing = { ...programs(), TableName: `${TableName}-later` };
    await produce(missing);
    const file = `${TableName}.later`;
    const worker = startProgram(missing, 'worker', join(folder(), file));
    const { code, output, errors } = await startProgram(missing, 'progress').ended;
    expect(code).toBe(1);
    expect(output).toMatch(/0 of 64 completed, 64 failed\n$/);
    expect(errors).toMatch(/^512-segments-0-of-64: ResourceNotFoundException: /m);

    const definition = { ...keyed({ id: 'S' }, ['id']), BillingMode: 'PAY_PER_REQUEST' } as const;
    await lastValueFrom(db.createTable({ ...definition, TableName: missing.TableName }));
    await untilActive(db, missing.TableName);
    const Item = { id: 'song 1' };
    await lastValueFrom(db.putItem({ TableName: missing.TableName, Item }));
    await produce(missing);
    const { code: codeAtEnd, lines } = await untilEnded(missing);
    expect(codeAtEnd).toBe(0);
    expect(lines.at(-1)).toMatch(/^512 of 512 segments, 1 items; /);
    worker.child.kill('SIGTERM');
    expect(await worker.ended).toMatchObject({ code: 0 });
    expect(await idsIn(folder(), file)).toEqual(['song 1']);
    await lastValueFrom(db.deleteTable({ TableName: missing.TableName }));
  });
});
