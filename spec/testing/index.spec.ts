import { expect, it } from 'vitest';
import * as kit from '../../lib/testing/index.ts';

it('exports exactly these names', () => {
  expect(Object.keys(kit).sort()).toEqual([
    'UnsupportedByFakeError',
    'fakeDynamoDB',
    'itemStreamOf',
    'seededFaults',
    'seededStream',
  ]);
});
