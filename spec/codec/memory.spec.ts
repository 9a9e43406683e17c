import { expect, it } from 'vitest';
import { allocate } from '../../lib/codec/memory.ts';

it('allocates memory outside the shared Buffer pool', () => {
  for (const size of [0, 1, 100, 5000]) {
    expect(allocate(size).byteOffset).toBe(0);
    expect(allocate(size).buffer.byteLength).toBe(size);
  }
});
