import type { Observable } from 'rxjs';
import { lastValueFrom, toArray } from 'rxjs';
import type { DynamoDB } from '../../../lib/index.ts';
import { consumers } from './consumers.ts';
import type { Monitor } from './monitor.ts';
import type { Outcome } from './outcome.ts';
import { query } from './paced-kit.ts';
import { pause } from './pause.ts';
import type { ConsumerPlan } from './plan.ts';
import type { Value } from './value.ts';

/** Consumers without a buffer: no value may arrive while they work on one. */
const strict: readonly ConsumerPlan['kind'][] = ['forAwait', 'webReader'];

/** Reads a pipeline with the consumer of a plan, and waits until all its work is done. */
export async function consumeBy(
  { kind, body, inner, leaveAfter = Number.POSITIVE_INFINITY }: ConsumerPlan,
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
    await consumers[kind](values$, take);
    return { values, end: 'complete' };
  } catch (error) {
    return { values, end: 'error', error };
  } finally {
    await Promise.all(running);
  }
}
