import { filter, groupBy, lastValueFrom, map, Observable, of, Subscriber, toArray, windowCount } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { demand, demandInChain } from '../../lib/backpressure/demand.ts';
import { isFedBySource } from '../../lib/backpressure/is-fed-by-source.ts';

/** All that the mechanism takes from RxJS beyond its documented surface. */
describe('of RxJS, backpressure takes for granted', () => {
  it('that a subscriber of an operator leads to its destination', () => {
    const boundary = Object.assign(new Subscriber<number>(), { [demand]: 'the demand' });
    let found: unknown;
    const source = new Observable<number>((subscriber) => {
      found = demandInChain(subscriber);
    });
    source.pipe(map(String), filter(Boolean), map(Number)).subscribe(boundary);
    expect(found).toBe('the demand');
  });

  it('that a subscriber of somebody’s own leads nowhere', () => {
    let found: unknown = 'nothing yet';
    new Observable((subscriber) => {
      found = demandInChain(subscriber);
    }).subscribe(() => {});
    expect(found).toBeUndefined();
  });

  it('that groups and windows can be told from other Observables, through operators too', async () => {
    const source = of(1, 2, 3);
    const groups = source.pipe(groupBy((value) => value % 2));
    const windows = source.pipe(windowCount(2));
    for (const higher of [groups, windows]) {
      for (const inner of await lastValueFrom(higher.pipe(toArray<Observable<number>>()))) {
        expect(isFedBySource(inner)).toBe(true);
        expect(isFedBySource(inner.pipe(map(String), filter(Boolean)))).toBe(true);
      }
    }
    for (const other of [source, source.pipe(map(String)), [1], Promise.resolve(1), { key: 1 }, undefined])
      expect(isFedBySource(other)).toBe(false);
  });

  it('that a subclass of Subscriber takes its notifications in _next, _error and _complete', () => {
    const seen: unknown[] = [];
    class Inlet extends Subscriber<number> {
      protected override _next(value: number): void {
        seen.push(value);
      }
      protected override _complete(): void {
        seen.push('complete');
        this.unsubscribe();
      }
    }
    of(1, 2).subscribe(new Inlet());
    expect(seen).toEqual([1, 2, 'complete']);
  });
});
