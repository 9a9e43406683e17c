import { describe, expect, it } from 'vitest';
import { cloneAt, isTemplatable, makeTemplate, takeSite } from '../../../lib/codec/page/templates.ts';

describe('templates', () => {
  it('have all members, none of them with a value', () => {
    expect(makeTemplate(['b', 'a', ''])).toEqual({ b: null, a: null, '': null });
    expect(Object.keys(makeTemplate(['b', 'a']))).toEqual(['b', 'a']);
  });

  it('are not made of names that are no plain properties', () => {
    expect(isTemplatable(['a', 'constructor', '', '1a', '-1'])).toBe(true);
    expect(isTemplatable(['a', '0'])).toBe(false);
    expect(isTemplatable(['4294967296'])).toBe(false);
    expect(isTemplatable(['__proto__'])).toBe(false);
  });

  it('can be cloned when there are more of them than lines have room for', () => {
    for (let count = 0; count < 200; count++) {
      const template = makeTemplate([`name${count}`, 'other']);
      const clone = cloneAt(takeSite(), template);
      expect(clone).toEqual(template);
      expect(clone).not.toBe(template);
    }
  });
});
