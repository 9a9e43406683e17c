import { describe, expect, it, vi } from 'vitest';

/** Other specs of this process may have taken all stores. */
async function freshStores() {
  vi.resetModules();
  return await import('../../../lib/codec/decode/member-stores.ts');
}

const namesOf = (count: number) => Array.from({ length: count }, (_, at) => `name${at}`);

describe('member stores', () => {
  it.each([0, 1, 7, 8, 9, 16, 17, 40])(
    'set %i members in order, from any place of the values on',
    async (count) => {
      const { setMembers, takeMemberStores } = await freshStores();
      const names = namesOf(count);
      const stores = takeMemberStores(names) ?? [];
      for (const round of [0, 'text', 0.5, null]) {
        const object = {};
        const values = ['of an outer map', ...names.map((name) => [name, round]), 'beyond'];
        setMembers(object, stores, values, 1);
        expect(Object.entries(object)).toEqual(names.map((name) => [name, [name, round]]));
      }
    },
  );

  it('are refused when not enough of them are left', async () => {
    const { takeMemberStores } = await freshStores();
    expect(takeMemberStores(namesOf(8 * 100))).toBeUndefined();
    let taken = 0;
    while (takeMemberStores(['a']) !== undefined) taken++;
    expect(taken).toBeLessThan(100);
    expect(takeMemberStores(['a'])).toBeUndefined();
  });
});
