import { from, mergeMap } from 'rxjs';
import { expect, inject, it, vi } from 'vitest';
import { all } from '../support/all.ts';
import { localClient } from '../support/servers/local-client.ts';
import { sized } from '../support/size.ts';
import { faultKinds } from './chaos-plan.ts';
import { watchForLeaks } from './leaks.ts';
import { type Report, runSeed, taskNames } from './run-seed.ts';
import { createSongTable, songs } from './songs.ts';

// CHAOS_SEED=123 replays that seed alone.
const { CHAOS_SEED } = process.env;
const isReplay = CHAOS_SEED !== undefined;
const runs = sized({ small: 40, full: 200 });
const seeds = isReplay ? [Number(CHAOS_SEED)] : Array.from({ length: runs }, (_, seed) => seed);

/** How many seeds run at once; each spends most of its time waiting for timers. */
const concurrency = 12;

/** Over all seeds: how often each kind of fault must occur, and how often each task must resume after an error. */
const minFaults = runs / 2;
const minResumptions = sized({ small: 0, full: 5 });

/** Over all seeds and tasks: a task resumes rarely, and need not in a small run. */
const minAllResumptions = runs;

/** One server is enough, since the proxy makes the faults. dynoxide is the fastest. */
const servers = inject('servers');
const server = servers.find(({ name }) => name === 'dynoxide') ?? servers[0];

it(`streams and batches lose no item, repeat no item and leak no resource under ${seeds.length} seeds of faults`, async () => {
  if (server === undefined) throw new Error('No server could be started');
  vi.spyOn(Math, 'random').mockReturnValue(0.002);
  const checkLeaks = watchForLeaks();
  const reports = await runSeeds(server.endpoint);
  await checkLeaks();
  if (!isReplay) expectEnoughFaults(reports);
}, 300_000);

async function runSeeds(endpoint: string): Promise<readonly Report[]> {
  await using controlClient = localClient(endpoint);
  await using source = await createSongTable(controlClient, songs);
  const run = (seed: number) => runSeed(seed, { endpoint, controlClient, source: source.TableName });
  return await all(from(seeds).pipe(mergeMap(run, concurrency)));
}

/** Without faults the spec would pass and prove nothing. */
function expectEnoughFaults(reports: readonly Report[]): void {
  const faults = reports.flatMap((report) => report.faults.map(({ kind }) => kind));
  expect(rare(faultKinds, faults, minFaults)).toEqual([]);
  const resumptions = reports.flatMap((report) => report.resumptions);
  expect(rare(taskNames, resumptions, minResumptions)).toEqual([]);
  expect(resumptions.length).toBeGreaterThanOrEqual(minAllResumptions);
}

/** The names that occur less than `min` times, each with its count. */
function rare<T>(names: readonly T[], occurrences: readonly T[], min: number): string[] {
  const counts = new Map(names.map((name) => [name, 0]));
  for (const name of occurrences) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].filter(([, count]) => count < min).map((entry) => entry.join(': '));
}
