import { expect, it } from 'vitest';
import { type Odds, seededPlan } from './fault-plan.ts';
import type { LoggedRequest } from './request-log.ts';

const odds: readonly Odds[] = [
  [0.2, { kind: 'throttle' }],
  [0.1, { kind: 'resetBefore' }],
];
const request: LoggedRequest = {
  index: 0,
  attempt: 0,
  operation: 'GetItem',
  target: 'DynamoDB_20120810.GetItem',
  headers: {},
  body: {},
  rawBody: Buffer.from('{}'),
  aborted: Promise.resolve(),
};

function drawn(seed: number, count: number): string[] {
  const plan = seededPlan(seed, odds);
  return Array.from({ length: count }, () => plan(request)?.kind ?? 'none');
}

it('a seed draws the same faults again', () => {
  expect(drawn(42, 100)).toEqual(drawn(42, 100));
});

it('another seed draws other faults', () => {
  expect(drawn(42, 100)).not.toEqual(drawn(43, 100));
});

it('each fault has its share of the requests', () => {
  const faults = drawn(7, 10_000);
  const share = (kind: string) => faults.filter((fault) => fault === kind).length / faults.length;
  expect(share('throttle')).toBeCloseTo(0.2, 1);
  expect(share('resetBefore')).toBeCloseTo(0.1, 1);
  expect(share('none')).toBeCloseTo(0.7, 1);
});
