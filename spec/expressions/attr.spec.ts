import { describe, expect, it } from 'vitest';
import { attr, expr, expressions, InvalidValueError } from '../../lib/index.ts';

const projection = (...path: Parameters<typeof attr>) => expressions({ ProjectionExpression: attr(...path) });

describe('attr', () => {
  it('refers to one attribute, whose name may have dots and brackets', () => {
    expect(projection('address.lines[0]')).toEqual({
      ProjectionExpression: '#rx0',
      ExpressionAttributeNames: { '#rx0': 'address.lines[0]' },
    });
  });

  it('makes a path of names for maps and indexes for lists', () => {
    expect(projection('address', 'lines', 0, 'city', '0')).toEqual({
      ProjectionExpression: '#rx0.#rx1[0].#rx2.#rx3',
      ExpressionAttributeNames: { '#rx0': 'address', '#rx1': 'lines', '#rx2': 'city', '#rx3': '0' },
    });
  });

  it('can be followed by a literal path', () => {
    expect(expressions({ ProjectionExpression: expr`${attr('address')}.lines[0]` })).toEqual({
      ProjectionExpression: '#rx0.lines[0]',
      ExpressionAttributeNames: { '#rx0': 'address' },
    });
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuses %s as an index', (index) => {
    const refused = () => attr('lines', 'a', index);
    expect(refused).toThrow(InvalidValueError);
    expect(refused).toThrow(expect.objectContaining({ path: 'attr[2]' }));
  });

  it.each([undefined, null, 1n, {}, Symbol('a')])('refuses %s as a name', (name) => {
    expect(() => Reflect.apply(attr, undefined, [name])).toThrow(
      expect.objectContaining({ path: 'attr[0]' }),
    );
    expect(() => Reflect.apply(attr, undefined, ['a', name])).toThrow(
      expect.objectContaining({ name: 'InvalidValueError', path: 'attr[1]' }),
    );
  });
});
