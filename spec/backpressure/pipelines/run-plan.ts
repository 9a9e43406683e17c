import { vi } from 'vitest';
import { type FakeDynamoDB, type FakeRequest, fakeDynamoDB } from '../../../lib/testing/index.ts';
import { HangError, settle, settleOnVirtualTime } from '../../support/virtual-time.ts';
import { build } from './build.ts';
import { compare } from './compare.ts';
import { consumeBy } from './consumer.ts';
import { createMonitor, type Monitor } from './monitor.ts';
import { pacedKit } from './paced-kit.ts';
import { clearPauses, pendingPauses } from './pause.ts';
import type { PipelinePlan } from './plan.ts';
import { referenceOf } from './reference-of.ts';
import { faultsOf, tablesOf } from './service-of.ts';

/** The virtual milliseconds after which a pipeline counts as hanging. */
const maxVirtualTime = 100_000;

/** Runs a pipeline and its reference on virtual time, and returns the faults. */
export async function runPlan(plan: PipelinePlan): Promise<readonly string[]> {
  const monitor = monitorOf(plan);
  const options = faultsOf(plan);
  const fake = fakeDynamoDB(tablesOf(plan), {
    ...options,
    faults: [pagesTo(monitor, plan), ...options.faults],
  });
  const { db } = fake;
  const reading = consumeBy(plan.consumer, db, build(plan, pacedKit(db, monitor)), monitor);
  try {
    const outcome = await settleOnVirtualTime(reading, maxVirtualTime);
    const leaked = await leaksOf(plan, fake);
    return [
      ...compare(plan, outcome, await settleOnVirtualTime(referenceOf(plan), maxVirtualTime)),
      ...monitor.faults,
      ...leaked,
    ];
  } catch (error) {
    if (error instanceof HangError) return [`HANG: ${error.message}`, ...monitor.faults];
    throw error;
  } finally {
    clearPauses();
    vi.clearAllTimers();
  }
}

function monitorOf({ bound, source }: PipelinePlan): Monitor {
  return createMonitor({ bound, pagesAhead: source.prefetch + 1 });
}

/** Reports the requests for pages of the main source to a monitor, and makes no fault. */
function pagesTo(monitor: Monitor, { source }: PipelinePlan): (request: FakeRequest) => undefined {
  return (request) => {
    if (request.table === source.name) monitor.requested(request);
    return undefined;
  };
}

/** Returns the timers and requests that are left after the end. */
async function leaksOf(
  { mayOutliveConsumer }: PipelinePlan,
  { counts }: FakeDynamoDB,
): Promise<readonly string[]> {
  await settle();
  const longestLife = Date.now() + maxVirtualTime;
  while (mayOutliveConsumer && vi.getTimerCount() > 0 && Date.now() < longestLife) {
    vi.advanceTimersToNextTimer();
    await settle();
  }
  const timers = vi.getTimerCount() - pendingPauses();
  return [
    ...(timers === 0 ? [] : [`Timers left: ${timers}`]),
    ...(counts.inFlight === 0 ? [] : [`Requests left: ${counts.inFlight}`]),
  ];
}
