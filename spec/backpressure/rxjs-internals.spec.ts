import { filter, groupBy, lastValueFrom, map, Observable, of, Subscriber, toArray, windowCount } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { demand, demandInChain } from '../../lib/backpressure/demand.ts';
import { isFedBySource } from '../../lib/backpressure/is-fed-by-source.ts';

/** The undocumented behaviour of RxJS on which backpressure relies. */
describe('RxJS', () => {
  it('links the subscriber of an operator to its destination', () => {
    const boundary = Object.assign(new Subscriber<number>(), { [demand]: 'the demand' });
    let found: unknown;
    const source = new Observable<number>((subscriber) => {
      found = demandInChain(subscriber);
    });
    source.pipe(map(String), filter(Boolean), map(Number)).subscribe(boundary);
    expect(found).toBe('the demand');
  });

  it('links a custom subscriber to nothing', () => {
    let found: unknown = 'not set';
    new Observable((subscriber) => {
      found = demandInChain(subscriber);
    }).subscribe(() => {});
    expect(found).toBeUndefined();
  });

  it('makes groups and windows distinguishable from other Observables, through operators too', async () => {
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

  it('calls _next and _complete of a subclass of Subscriber', () => {
    const seen: unknown[] = [];
    class CustomSubscriber extends Subscriber<number> {
      protected override _next(value: number): void {
        seen.push(value);
      }
      protected override _complete(): void {
        seen.push('complete');
        this.unsubscribe();
      }
    }
    of(1, 2).subscribe(new CustomSubscriber());
    expect(seen).toEqual([1, 2, 'complete']);
  });
});
