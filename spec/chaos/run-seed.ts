import type { DynamoDB } from '../../lib/index.ts';
import { localClient } from '../servers/local-client.ts';
import type { Fault } from '../wire/fault.ts';
import { startFaultProxy } from '../wire/fault-proxy.ts';
import { seededRandom } from '../wire/random.ts';
import { get, remove } from './batches.ts';
import { checkpointedCopy, copy } from './copying.ts';
import { untilClosed } from './leaks.ts';
import { checkpointedScan, parallelScan } from './parallel-reading.ts';
import { query, scan } from './reading.ts';
import type { Task } from './task.ts';
import { timeout, weather } from './weather.ts';

const tasks: Readonly<Record<string, Task>> = {
  scan,
  query,
  parallelScan,
  checkpointedScan,
  copy,
  checkpointedCopy,
  get,
  remove,
};

/** What happened under one seed. */
export interface Report {
  readonly faults: readonly Fault[];
  /** How often each task failed, to go on from where the error said. */
  readonly failures: Readonly<Record<string, number>>;
}

/** Does every task against the server at `endpoint`, in the weather of a seed. Fails, and names the seed, if it went wrong. */
export async function runSeed(seed: number, endpoint: string, witness: DynamoDB, source: string): Promise<Report> {
  try {
    return await run(seed, endpoint, witness, source);
  } catch (cause) {
    throw new Error(`CHAOS_SEED=${seed} replays what went wrong: ${cause}`, { cause });
  }
}

async function run(seed: number, endpoint: string, witness: DynamoDB, source: string): Promise<Report> {
  const random = seededRandom(seed);
  const pick = (below: number) => Math.floor(random() * below);
  await using proxy = await startFaultProxy(endpoint, weather(seed), { record: false });
  await using client = localClient(proxy.endpoint, { headersTimeout: timeout, bodyTimeout: timeout });
  const failures: Record<string, number> = {};
  for (const [name, task] of Object.entries(tasks)) {
    failures[name] = await task({ client, witness, source, pick });
  }
  await client.close();
  await untilClosed(proxy.sockets);
  return { faults: proxy.faults, failures };
}
