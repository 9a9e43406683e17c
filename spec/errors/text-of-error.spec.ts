import { expect, it } from 'vitest';
import { textOfError } from '../../lib/errors/text-of-error.ts';

it('any thrown value is converted to text', () => {
  expect(textOfError(new TypeError('broken'))).toBe('TypeError: broken');
  expect(textOfError('broken')).toBe('broken');
  expect(textOfError(undefined)).toBe('undefined');
  expect(textOfError(Symbol('broken'))).toBe('Symbol(broken)');
  expect(textOfError(Object.create(null))).toBe('an object that cannot be converted to text');
  expect(textOfError({ toString: () => Object.create(null) })).toBe(
    'an object that cannot be converted to text',
  );
});
