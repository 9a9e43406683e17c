import { describe, expect, it } from 'vitest';
import { resourceOf } from '../../lib/call/resource.ts';

const of = (resource: string | undefined, input: object) =>
  resourceOf(resource === undefined ? { name: 'Any' } : { name: 'Any', resource }, input);

describe('the resource of a request', () => {
  it.each([
    ['TableName', { TableName: 'Music' }, 'Music'],
    ['RequestItems', { RequestItems: { Music: [], Films: [] } }, 'Music'],
    [
      'TransactItems',
      { TransactItems: [{ Update: { TableName: 'Music' } }, { Put: { TableName: 'Films' } }] },
      'Music',
    ],
    ['TableCreationParameters', { TableCreationParameters: { TableName: 'Music' } }, 'Music'],
    [undefined, { TableName: 'Music' }, undefined],
  ])('is named by %s', (resource, input, name) => {
    expect(of(resource, input)).toBe(name);
  });

  it.each([
    ['TableName', {}],
    ['TableName', { TableName: 5 }],
    ['TableName', { TableName: null }],
    ['RequestItems', {}],
    ['RequestItems', { RequestItems: {} }],
    ['TransactItems', {}],
    ['TransactItems', { TransactItems: null }],
    ['TransactItems', { TransactItems: [null, {}, { Get: null }, { Get: {} }, 5] }],
    ['TableCreationParameters', { TableCreationParameters: null }],
  ])('is undefined if the input is invalid: %s, %j', (resource, input) => {
    expect(of(resource, input)).toBeUndefined();
  });
});
