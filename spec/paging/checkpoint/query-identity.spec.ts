import { expect, it } from 'vitest';
import { queryIdentity } from '../../../lib/paging/checkpoint/query-identity.ts';

const queryOf = (KeyConditionExpression: string, ExpressionAttributeValues: object) => ({
  TableName: 'Music',
  KeyConditionExpression,
  ExpressionAttributeValues,
});

it('a query has the same identity whatever its placeholders and the notation of its numbers are', () => {
  const identity = queryIdentity(
    queryOf('Artist = :a AND Price = :p', { ':a': 'Nina Simone', ':p': 1.5 }),
    'native',
  );
  const typed = { ':1': { S: 'Nina Simone' }, ':2': { N: '1.50' } };
  expect(queryIdentity(queryOf('Artist = :1 AND Price = :2', typed), 'attributeValues')).toEqual(identity);
  expect(identity.KeyCondition).toBe('Artist = {"S":"Nina Simone"} AND Price = {"N":"1.5"}');
});

it('a text that is not a number stays in the identity of a query, for the service to refuse', () => {
  const query = queryOf('Price = :p', { ':p': { N: 'abc' } });
  expect(queryIdentity(query, 'attributeValues').KeyCondition).toBe('Price = {"N":"abc"}');
});
