import { from, mergeMap } from 'rxjs';
import { expect, inject, it, vi } from 'vitest';
import { all } from '../support/all.ts';
import { localClient } from '../support/servers/local-client.ts';
import { watchForLeaks } from './leaks.ts';
import { type Report, runSeed, taskNames } from './run-seed.ts';
import { songs, songTable } from './songs.ts';
import { kinds } from './chaos-plan.ts';

// CHAOS_SEED=123 replays that seed alone.
const { CHAOS_SEED } = process.env;
const isReplay = CHAOS_SEED !== undefined;
const seeds = isReplay ? [Number(CHAOS_SEED)] : Array.from({ length: 200 }, (_, seed) => seed);

/** How many seeds run at once: most of the time they wait. */
const lanes = 12;

/** How often each kind of fault must have happened, and each task have gone on after an error, over all seeds. */
const fewestFaults = 100;
const fewestResumptions = 5;

/** One server is enough, since the faults come before it: the fastest there is. */
const servers = inject('servers');
const server = servers.find(({ name }) => name === 'dynoxide') ?? servers[0];

it(`chaos loses nothing, repeats nothing and leaves nothing behind, seed by seed: ${seeds.length}`, async () => {
  if (server === undefined) throw new Error('No server could be started');
  vi.spyOn(Math, 'random').mockReturnValue(0.002);
  const checkLeaks = watchForLeaks();
  const reports = await runSeeds(server.endpoint);
  await checkLeaks();
  if (!isReplay) checkNotTooCalm(reports);
}, 300_000);

async function runSeeds(endpoint: string): Promise<readonly Report[]> {
  await using witness = localClient(endpoint);
  await using source = await songTable(witness, songs);
  const run = (seed: number) => runSeed(seed, { endpoint, witness, source: source.TableName });
  return await all(from(seeds).pipe(mergeMap(run, lanes)));
}

/** A spec in which nothing goes wrong proves nothing. */
function checkNotTooCalm(reports: readonly Report[]): void {
  const faults = reports.flatMap((report) => report.faults.map(({ kind }) => kind));
  expect(rare(kinds, faults, fewestFaults)).toEqual([]);
  const resumptions = reports.flatMap((report) => report.resumptions);
  expect(rare(taskNames, resumptions, fewestResumptions)).toEqual([]);
}

/** Which of the names are seen less often than they should be, and how often they are. */
function rare<T>(names: readonly T[], seen: readonly T[], fewest: number): string[] {
  const counts = new Map(names.map((name) => [name, 0]));
  for (const name of seen) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].filter(([, count]) => count < fewest).map((entry) => entry.join(': '));
}
