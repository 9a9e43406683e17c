import type { Observable } from 'rxjs';
import { lastValueFrom, toArray } from 'rxjs';
import type { DynamoDB } from '../../../lib/index.ts';
import type { Monitor } from './monitor.ts';
import type { Outcome } from './outcome.ts';
import { query } from './paced-kit.ts';
import { pause } from './pause.ts';
import type { WayOutPlan } from './plan.ts';
import type { Value } from './value.ts';
import { waysOut } from './ways-out.ts';

/** These hand over one value after another and hold none ready, so that nothing may come while one is worked on. */
const strict: readonly WayOutPlan['kind'][] = ['forAwait', 'webReader'];

/** Reads a pipeline as the plan has it, and waits for whatever the consumer has begun. */
export async function consumeBy(
  { kind, body, inner, leaveAfter = Number.POSITIVE_INFINITY }: WayOutPlan,
  db: DynamoDB,
  values$: Observable<Value>,
  monitor: Monitor,
): Promise<Outcome> {
  const values: Value[] = [];
  const running = new Set<Promise<void>>();

  async function work(): Promise<void> {
    if (body === 'timer') await pause(5);
    if (body === 'query') await lastValueFrom(db.query(query(inner.name)).pipe(toArray()));
  }

  async function take(value: Value): Promise<boolean> {
    if (values.length < leaveAfter) values.push(value);
    const isEnough = values.length >= leaveAfter;
    if (isEnough && kind === 'subscribe') return true;
    if (strict.includes(kind)) monitor.consuming(true);
    const done = work();
    running.add(done);
    await done;
    running.delete(done);
    if (strict.includes(kind)) monitor.consuming(false);
    return isEnough;
  }

  try {
    await waysOut[kind](values$, take);
    return { values, end: 'complete' };
  } catch (error) {
    return { values, end: 'error', error };
  } finally {
    await Promise.all(running);
  }
}
