import { describe, expect, it } from 'vitest';
import { checkedShare, initialRates } from '../../lib/capacity/rates.ts';
import { capacityLimiter, DynamoDB } from '../../lib/index.ts';

const invalid = [
  0,
  -1,
  Number.NaN,
  '',
  '40',
  'abc',
  '0%',
  '-5%',
  '120%',
  '40 %',
  '%',
  '1e1%',
  5n,
  {},
  [],
  true,
];

describe('a limit', () => {
  it.each(invalid)('of %s is refused by name and value', (value) => {
    for (const kind of ['read', 'write']) {
      const refused = expect.objectContaining({ name: 'InvalidOptionError', option: kind, value });
      expect(() => Reflect.apply(capacityLimiter, undefined, [{ [kind]: value }])).toThrow(refused);
      expect(() => Reflect.apply(initialRates, undefined, [{ [kind]: value }, true])).toThrow(refused);
    }
  });

  it('is units per second, or a percentage of a table', () => {
    expect(initialRates({ read: 0.5, write: '12.5%' }, true)).toEqual({
      read: { units: 0.5 },
      write: { fraction: 0.125 },
    });
    expect(initialRates({ read: '100%' }, true)).toEqual({ read: { fraction: 1 }, write: undefined });
    expect(initialRates({ read: Number.POSITIVE_INFINITY }, false).read).toEqual({
      units: Number.POSITIVE_INFINITY,
    });
  });

  it('cannot be a percentage if there is no table', () => {
    const make = () => Reflect.apply(capacityLimiter, undefined, [{ read: '40%' }]);
    expect(make).toThrow(
      /The option `read` must be .* a percentage is of a table, so it needs db\.capacityLimiter/,
    );
  });

  it.each([{}, { read: undefined }, { write: null }, undefined, null, 5])('is missing from %s', (rates) => {
    const refused = expect.objectContaining({ name: 'InvalidOptionError', option: 'rates' });
    expect(() => Reflect.apply(capacityLimiter, undefined, [rates])).toThrow(refused);
    const { capacityLimiter: ofTable } = new DynamoDB();
    expect(() => Reflect.apply(ofTable, undefined, [{ TableName: 'Music' }, rates])).toThrow(refused);
  });
});

describe('a share', () => {
  it.each([0, -0.5, 1.01, Number.NaN, '25%', '0.5', Number.POSITIVE_INFINITY])(
    'of %s is refused',
    (share) => {
      const refused = expect.objectContaining({ name: 'InvalidOptionError', option: 'share', value: share });
      expect(() => Reflect.apply(checkedShare, undefined, [share])).toThrow(refused);
      const { capacityLimiter: ofTable } = new DynamoDB();
      expect(() => Reflect.apply(ofTable, undefined, [{ TableName: 'Music' }, { read: 5, share }])).toThrow(
        refused,
      );
    },
  );

  it('is 1 unless it is given', () => {
    expect([checkedShare(undefined), checkedShare(1 / 4)]).toEqual([1, 1 / 4]);
  });
});
