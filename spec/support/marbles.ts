import { TestScheduler } from 'rxjs/testing';
import { expect } from 'vitest';

/** Runs a spec on virtual time, drawn as marbles. */
export function onVirtualTime(spec: Parameters<TestScheduler['run']>[0]): void {
  new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(spec);
}
