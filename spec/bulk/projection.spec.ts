import { describe, expect, it } from 'vitest';
import { withKey } from '../../lib/bulk/projection.ts';

const names = ['Artist', 'Year'];

describe('a projection that needs the key', () => {
  it('is left alone if it is none', () => {
    const input = { ProjectionExpression: undefined };
    expect(withKey(input, names)).toBe(input);
  });

  it('is left alone if it has the key, under an alias or not', () => {
    const input = { ProjectionExpression: '#y,plays , Artist', ExpressionAttributeNames: { '#y': 'Year' } };
    expect(withKey(input, names)).toBe(input);
  });

  it('gets what is missing, under aliases that nobody else has', () => {
    const input = Object.freeze({
      ProjectionExpression: 'Artist, info.#p[0]',
      ExpressionAttributeNames: { '#p': 'plays' },
    });
    expect(withKey(input, names)).toEqual({
      ProjectionExpression: 'Artist, info.#p[0], #rxKey0',
      ExpressionAttributeNames: { '#p': 'plays', '#rxKey0': 'Year' },
    });
  });

  it('does not take a member of the same name for the attribute', () => {
    expect(withKey({ ProjectionExpression: 'info.Artist' }, ['Artist'])).toEqual({
      ProjectionExpression: 'info.Artist, #rxKey0',
      ExpressionAttributeNames: { '#rxKey0': 'Artist' },
    });
  });
});
