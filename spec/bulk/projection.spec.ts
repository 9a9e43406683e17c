import { describe, expect, it } from 'vitest';
import { withKey } from '../../lib/bulk/projection.ts';

const names = ['Artist', 'Year'];

describe('withKey', () => {
  it('returns the input itself if it has no projection', () => {
    const input = { ProjectionExpression: undefined };
    expect(withKey(input, names)).toBe(input);
  });

  it('returns the input itself if its projection has the key attributes, by alias or by name', () => {
    const input = { ProjectionExpression: '#y,plays , Artist', ExpressionAttributeNames: { '#y': 'Year' } };
    expect(withKey(input, names)).toBe(input);
  });

  it('adds the missing key attributes under aliases of its own', () => {
    const input = Object.freeze({
      ProjectionExpression: 'Artist, info.#p[0]',
      ExpressionAttributeNames: { '#p': 'plays' },
    });
    expect(withKey(input, names)).toEqual({
      ProjectionExpression: 'Artist, info.#p[0], #rxKey0',
      ExpressionAttributeNames: { '#p': 'plays', '#rxKey0': 'Year' },
    });
  });

  it('does not mistake a nested member of the same name for the key attribute', () => {
    expect(withKey({ ProjectionExpression: 'info.Artist' }, ['Artist'])).toEqual({
      ProjectionExpression: 'info.Artist, #rxKey0',
      ExpressionAttributeNames: { '#rxKey0': 'Artist' },
    });
  });
});
