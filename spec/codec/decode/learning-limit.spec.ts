import { expect, it } from 'vitest';
import { LearningLimit } from '../../../lib/codec/decode/learning-limit.ts';

it('allows a number of names and layouts, and counts the refused ones', () => {
  const limit = new LearningLimit({ names: 2, layouts: 1 });
  expect([limit.takeName(), limit.takeName(), limit.takeName()]).toEqual([true, true, false]);
  expect([limit.takeLayout(), limit.takeLayout()]).toEqual([true, false]);
  expect(limit.used).toBe(3);
  expect(limit.refused).toBe(2);
});
