import { expect, it } from 'vitest';
import { ConfigurationError, InvalidOptionError } from '../../lib/errors/configuration-error.ts';
import { refuseOption } from '../../lib/options/refuse-option.ts';

function refusal(value: unknown): unknown {
  try {
    return refuseOption('prefetch', value, 'a number');
  } catch (error) {
    return error;
  }
}

it('throws an error with the option and the value', () => {
  expect(refusal('5')).toBeInstanceOf(InvalidOptionError);
  expect(refusal('5')).toBeInstanceOf(ConfigurationError);
  expect(refusal('5')).toMatchObject({ name: 'InvalidOptionError', option: 'prefetch', value: '5' });
});

it('throws an error that can be serialised as JSON, whatever the value', () => {
  const circular: { self?: unknown } = {};
  circular.self = circular;
  for (const value of [5n, circular, () => {}]) {
    expect(JSON.parse(JSON.stringify(refusal(value)))).toMatchObject({ option: 'prefetch' });
    expect(refusal(value)).toMatchObject({ value });
  }
});

it.each<[unknown, string]>([
  [`${'x'.repeat(60)}y`, `"${'x'.repeat(60)}…"`],
  [{ secretAccessKey: 'secret' }, 'an object'],
  [['secret'], 'an array'],
  [() => 'secret', 'a function'],
  [Symbol('secret'), 'a symbol'],
])('shows at most the type or the first characters of a value: %s', (value, shown) => {
  expect(refusal(value)).toMatchObject({
    message: `The option \`prefetch\` must be a number, not ${shown}`,
  });
});
