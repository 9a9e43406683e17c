import { describe, expect, it } from 'vitest';
import { isAdding } from '../../lib/operations/adding.ts';

describe('a request adds to what is there', () => {
  it.each([
    ['ADD plays :one'],
    ['SET title = :title ADD plays :one'],
    ['set plays = plays + :one'],
    ['SET plays = plays - :one'],
    ['SET #tags = list_append(#tags, :more)'],
  ])('by the expression %s', (UpdateExpression) => {
    expect(isAdding({ UpdateExpression })).toBe(true);
  });

  it('by the action of an attribute update', () => {
    expect(isAdding({ AttributeUpdates: { plays: { Action: 'ADD', Value: 1 } } })).toBe(true);
  });

  it.each(['UPDATE Music SET plays = plays + 1', ' update "Music" set a = list_append(a, ?)'])(
    'by the statement %s',
    (Statement) => {
      expect(isAdding({ Statement })).toBe(true);
      expect(isAdding({ Statements: [{ Statement: 'SELECT 1' }, { Statement }] })).toBe(true);
    },
  );
});

describe('a request can be made twice', () => {
  it.each([
    'SET title = :title',
    'SET #add = :ADD',
    'SET song.added = :one',
    'REMOVE plays',
    'DELETE tags :old',
  ])('by the expression %s', (UpdateExpression) => {
    expect(isAdding({ UpdateExpression })).toBe(false);
  });

  it.each([
    {},
    { AttributeUpdates: { plays: { Action: 'PUT', Value: 1 } } },
    { AttributeUpdates: null },
    { Statement: 'SELECT * FROM Music WHERE plays = 1 + 1' },
    { Statement: 'UPDATE Music SET title = ?' },
    { Statements: [null, 'UPDATE Music SET plays = plays + 1'] },
  ])('when it is %j', (request) => {
    expect(isAdding(request)).toBe(false);
  });
});
