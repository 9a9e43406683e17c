import { firstValueFrom, from, timeout } from 'rxjs';
import type { DynamoDB } from '../../lib/index.ts';
import { localClient } from '../support/servers/local-client.ts';
import type { Fault } from '../support/wire/fault.ts';
import { startFaultProxy } from '../support/wire/fault-proxy.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { get, remove } from './batch-tasks.ts';
import { checkpointedCopy, copy } from './copy-tasks.ts';
import { untilClosed } from './leaks.ts';
import { checkpointedScan, parallelScan } from './parallel-scan-tasks.ts';
import { query, scan } from './read-tasks.ts';
import { stallTimeout, weather } from './chaos-plan.ts';

const tasks = { scan, query, parallelScan, checkpointedScan, copy, checkpointedCopy, get, remove };

/** All that is done under every seed. */
export const taskNames: readonly string[] = Object.keys(tasks);

/** After so many milliseconds, ten times what it takes on a busy machine, a seed hangs. */
const longest = 120_000;

/** What the seeds have in common. */
interface Place {
  /** Where the server is. */
  readonly endpoint: string;
  /** A client that talks to it without faults. */
  readonly witness: DynamoDB;
  /** A table that holds all songs. */
  readonly source: string;
}

/** What happened under one seed. */
export interface Report {
  readonly faults: readonly Fault[];
  /** The tasks that failed, as often as they did, and went on from where the error said. */
  readonly resumptions: readonly string[];
}

/** Does every task in the weather of a seed. Fails, and names the seed, if it went wrong. */
export async function runSeed(seed: number, place: Place): Promise<Report> {
  try {
    return await firstValueFrom(from(run(seed, place)).pipe(timeout(longest)));
  } catch (cause) {
    throw new Error(`CHAOS_SEED=${seed} replays what went wrong: ${cause}`, { cause });
  }
}

async function run(seed: number, { endpoint, witness, source }: Place): Promise<Report> {
  const random = seededRandom(seed);
  const pick = (below: number) => Math.floor(random() * below);
  await using proxy = await startFaultProxy(endpoint, weather(seed), { record: false });
  const timeouts = { headersTimeout: stallTimeout, bodyTimeout: stallTimeout };
  await using client = localClient(proxy.endpoint, { ...timeouts, maxAttempts: 2 + pick(3) });
  const resumptions: string[] = [];
  for (const [name, task] of Object.entries(tasks)) {
    const failures = await task({ client, witness, source, pick });
    resumptions.push(...Array.from({ length: failures }, () => name));
  }
  await client.close();
  await untilClosed(proxy.sockets);
  return { faults: proxy.faults, resumptions };
}
