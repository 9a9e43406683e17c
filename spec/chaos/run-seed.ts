import { firstValueFrom, from, timeout } from 'rxjs';
import { seededRandom } from '../../lib/testing/seeded-random.ts';
import { localClient } from '../support/servers/local-client.ts';
import type { Fault } from '../support/wire/fault.ts';
import { startFaultProxy } from '../support/wire/fault-proxy.ts';
import { get, remove } from './batch-tasks.ts';
import { chaosPlan, responseTimeout } from './chaos-plan.ts';
import { checkpointedCopy, copy } from './copy-tasks.ts';
import { untilClosed } from './leaks.ts';
import { checkpointedScan, parallelScan } from './parallel-scan-tasks.ts';
import { query, scan } from './read-tasks.ts';
import type { TaskContext } from './task.ts';

const tasks = { scan, query, parallelScan, checkpointedScan, copy, checkpointedCopy, get, remove };

/** The tasks that are run for every seed. */
export const taskNames: readonly string[] = Object.keys(tasks);

/** In milliseconds: ten times as long as a seed takes on a busy machine. */
const seedTimeout = 120_000;

/** What all seeds share. */
interface SharedContext extends Pick<TaskContext, 'controlClient' | 'source'> {
  /** The URL of the server. */
  readonly endpoint: string;
}

/** What happened under one seed. */
export interface Report {
  readonly faults: readonly Fault[];
  /** The name of a task for each error from which it resumed. */
  readonly resumptions: readonly string[];
}

/** Runs every task with the faults of a seed. The error of a failed run names the seed. */
export async function runSeed(seed: number, context: SharedContext): Promise<Report> {
  try {
    return await firstValueFrom(from(runTasks(seed, context)).pipe(timeout(seedTimeout)));
  } catch (cause) {
    throw new Error(`Seed ${seed} failed, CHAOS_SEED=${seed} replays it: ${cause}`, { cause });
  }
}

async function runTasks(seed: number, { endpoint, controlClient, source }: SharedContext): Promise<Report> {
  const random = seededRandom(seed);
  const pick = (below: number) => Math.floor(random() * below);
  await using proxy = await startFaultProxy(endpoint, chaosPlan(seed), { record: false });
  const timeouts = { headersTimeout: responseTimeout, bodyTimeout: responseTimeout };
  await using client = localClient(proxy.endpoint, { ...timeouts, maxAttempts: 2 + pick(3) });
  const resumptions: string[] = [];
  for (const [name, task] of Object.entries(tasks)) {
    const failures = await task({ client, controlClient, source, pick });
    resumptions.push(...Array.from({ length: failures }, () => name));
  }
  await client.close();
  await untilClosed(proxy.sockets);
  return { faults: proxy.faults, resumptions };
}
