import { TestScheduler } from 'rxjs/testing';
import { expect } from 'vitest';

/** Runs a spec with marble diagrams in the virtual time of RxJS's TestScheduler. */
export function onVirtualTime(spec: Parameters<TestScheduler['run']>[0]): void {
  new TestScheduler((actual, expected) => expect(actual).toEqual(expected)).run(spec);
}
