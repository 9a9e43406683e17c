import { expect, it } from 'vitest';
import { LearningLimit } from '../../../lib/codec/decode/learning-limit.ts';

it('allows for as many names and layouts as its limit says, and counts what it refuses', () => {
  const budget = new LearningLimit({ names: 2, layouts: 1 });
  expect([budget.takeName(), budget.takeName(), budget.takeName()]).toEqual([true, true, false]);
  expect([budget.takeLayout(), budget.takeLayout()]).toEqual([true, false]);
  expect(budget.used).toBe(3);
  expect(budget.refused).toBe(2);
});
