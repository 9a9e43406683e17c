import { firstValueFrom, from, timeout } from 'rxjs';
import { expect, vi } from 'vitest';
import { memoryTableOptions } from '../../../lib/testing/fake-table.ts';
import { faultPlan } from '../../../lib/testing/fault-rules.ts';
import { tableService } from '../../../lib/testing/table-service.ts';
import { localClient } from '../../support/servers/local-client.ts';
import { startTableServer } from '../../support/table-server.ts';
import { build } from './build.ts';
import { compare } from './compare.ts';
import { consumeBy } from './consumer.ts';
import { createMonitor } from './monitor.ts';
import { pacedKit } from './paced-kit.ts';
import type { PipelinePlan } from './plan.ts';
import { referenceOf } from './reference-of.ts';
import { faultsOf, maxAttempts, tablesOf } from './service-of.ts';

/** The milliseconds after which a pipeline counts as hanging: a hundred times what it takes. */
const maxTime = 60_000;

/**
 * Runs a pipeline over sockets in real time, and its reference, and returns the faults.
 *
 * How far sources read ahead is not checked, because a request arrives some time after it was sent.
 */
export async function runOnSockets(plan: PipelinePlan): Promise<readonly string[]> {
  const { faults, delay } = faultsOf(plan);
  const tables = memoryTableOptions(tablesOf(plan));
  const service = tableService({ tables, faults: faultPlan(faults, []), delay });
  await using server = await startTableServer(service);
  await using db = localClient(server.endpoint, { maxAttempts });
  const monitor = createMonitor({ bound: undefined, pagesAhead: 0 });
  const reading = consumeBy(plan.consumer, db, build(plan, pacedKit(db, monitor)), monitor);
  const outcome = await firstValueFrom(from(reading).pipe(timeout(maxTime)));
  await vi.waitFor(() => expect(service.counts.inFlight).toBe(0), { timeout: 5000 });
  return [...compare(plan, outcome, await referenceOf(plan)), ...monitor.faults];
}
