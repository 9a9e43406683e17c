import { defer, type Observable } from 'rxjs';
import type { SourcePlan } from './plan.ts';

/** Counts the subscriptions to each source. */
export function countSubscriptions() {
  const counts = new Map<string, number>();

  /** Calls `subscribe` with the number of the subscription, from 0. */
  return <T>({ name }: SourcePlan, subscribe: (subscription: number) => Observable<T>): Observable<T> =>
    defer(() => {
      const subscription = counts.get(name) ?? 0;
      counts.set(name, subscription + 1);
      return subscribe(subscription);
    });
}
