import { firstValueFrom, from, timeout } from 'rxjs';
import { expect, vi } from 'vitest';
import { localClient } from '../../support/servers/local-client.ts';
import { startTableServer } from '../../support/table-server.ts';
import { tableService } from '../../support/table-service.ts';
import { build } from './build.ts';
import { compare } from './compare.ts';
import { consumeBy } from './consumer.ts';
import { monitoring } from './monitor.ts';
import { pacedKit } from './paced-kit.ts';
import type { PipelinePlan } from './plan.ts';
import { referenceOf } from './reference-of.ts';
import { maxAttempts, serviceOf } from './service-of.ts';

/** After so many milliseconds, a hundred times what it takes, a pipeline hangs. */
const longest = 60_000;

/**
 * Runs a pipeline over real sockets and on real time, and its reference, and says what is wrong.
 *
 * How far sources run ahead is not looked at, because a request arrives some time after it was decided.
 */
export async function runOnSockets(plan: PipelinePlan): Promise<readonly string[]> {
  const service = tableService(serviceOf(plan, () => {}));
  await using server = await startTableServer(service);
  await using db = localClient(server.endpoint, { maxAttempts });
  const monitor = monitoring({ bound: undefined, pagesAhead: 0 });
  const reading = consumeBy(plan.wayOut, db, build(plan, pacedKit(db, monitor)), monitor);
  const outcome = await firstValueFrom(from(reading).pipe(timeout(longest)));
  await vi.waitFor(() => expect(service.counts.inFlight).toBe(0), { timeout: 5000 });
  return [...compare(plan, outcome, await referenceOf(plan)), ...monitor.faults];
}
