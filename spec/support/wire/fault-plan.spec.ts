import { expect, it } from 'vitest';
import { type FaultShare, seededFaultPlan } from './fault-plan.ts';
import type { LoggedRequest } from './request-log.ts';

const shares: readonly FaultShare[] = [
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

function drawKinds(seed: number, count: number): string[] {
  const plan = seededFaultPlan(seed, shares);
  return Array.from({ length: count }, () => plan(request)?.kind ?? 'none');
}

it('the same seed draws the same faults', () => {
  expect(drawKinds(42, 100)).toEqual(drawKinds(42, 100));
});

it('another seed draws different faults', () => {
  expect(drawKinds(42, 100)).not.toEqual(drawKinds(43, 100));
});

it('each fault occurs on its share of the requests', () => {
  const faults = drawKinds(7, 10_000);
  const share = (kind: string) => faults.filter((fault) => fault === kind).length / faults.length;
  expect(share('throttle')).toBeCloseTo(0.2, 1);
  expect(share('resetBefore')).toBeCloseTo(0.1, 1);
  expect(share('none')).toBeCloseTo(0.7, 1);
});
