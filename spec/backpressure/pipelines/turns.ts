import { defer, type Observable } from 'rxjs';
import type { SourcePlan } from './plan.ts';

/** Counts how often each source has been subscribed to. */
export function countingTurns() {
  const turns = new Map<string, number>();

  /** Makes each subscription tell its number, from 0 on. */
  return <T>({ name }: SourcePlan, subscribe: (turn: number) => Observable<T>): Observable<T> =>
    defer(() => {
      const turn = turns.get(name) ?? 0;
      turns.set(name, turn + 1);
      return subscribe(turn);
    });
}
