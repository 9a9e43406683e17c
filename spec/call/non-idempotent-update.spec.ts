import { describe, expect, it } from 'vitest';
import {
  isIdempotentExpression,
  isIdempotentStatement,
  returnsOldItem,
} from '../../lib/call/non-idempotent-update.ts';

describe('an update is idempotent', () => {
  it.each([
    'SET title = :title',
    'SET #add = :ADD',
    'SET song.added = :one, #b.#c = :two',
    'SET plays = if_not_exists(plays, :none)',
    'set #p = if_not_exists ( #p , :none ), title = :title',
    'SET tags[0].name = :name',
    'REMOVE plays',
    'DELETE tags :old',
    'SET title = :title REMOVE plays DELETE tags :old',
  ])('when it is %s', (expression) => {
    expect(isIdempotentExpression(expression)).toBe(true);
  });
});

describe('an update is not idempotent', () => {
  it.each([
    ['adds', 'ADD plays :one'],
    ['adds', 'SET title = :title ADD plays :one'],
    ['adds', 'set plays = plays + :one'],
    ['adds', 'SET plays = plays - :one'],
    ['adds', 'SET plays = if_not_exists(plays, :none) + :one'],
    ['appends', 'SET #tags = list_append(#tags, :more)'],
    ['copies', 'SET previous = #state, #state = :next'],
    ['copies', 'SET first = if_not_exists(#state, :next), #state = :next'],
    ['copies', 'SET first = if_not_exists(first, #state), #state = :next'],
    ['removes an element', 'REMOVE tags[0]'],
    ['removes an element', 'REMOVE title, song.tags[1], plays'],
    ['may append', 'SET tags[99] = :tag'],
  ])('when it %s: %s', (_, expression) => {
    expect(isIdempotentExpression(expression)).toBe(false);
  });
});

describe('a statement is idempotent', () => {
  it.each([
    'SELECT * FROM Music WHERE plays = 1 + 1 AND year > 1960',
    'UPDATE Music SET title = ? WHERE id = ?',
    `UPDATE "Music" SET title='Sinnerman' SET live = true REMOVE plays WHERE id = 'a' RETURNING ALL NEW *`,
    `DELETE FROM Music WHERE artist = ? AND title = ?`,
    ' delete from "Music" where id = ? and plays < 5',
  ])('when it is %s', (statement) => {
    expect(isIdempotentStatement(statement)).toBe(true);
  });
});

describe('a statement is not idempotent', () => {
  it.each([
    ['inserts', `INSERT INTO Music VALUE {'id': 'a'}`],
    ['adds', 'UPDATE Music SET plays = plays + 1'],
    ['appends', ' update "Music" set a = list_append(a, ?)'],
    ['copies', 'UPDATE Music SET previous = "state" SET "state" = ? WHERE id = ?'],
    ['removes an element', 'UPDATE Music REMOVE tags[0] WHERE id = ?'],
    ['has a condition', 'UPDATE Music SET plays = 1 WHERE id = ? AND plays = 0'],
    ['has a condition', 'UPDATE Music SET plays = 1 WHERE id = ? and attribute_not_exists(plays)'],
    ['returns the old item', 'UPDATE Music SET plays = 1 WHERE id = ? RETURNING MODIFIED OLD *'],
    ['returns the old item', 'DELETE FROM Music WHERE id = ? returning all old *'],
    ['is of an unknown kind', 'MERGE INTO Music'],
    ['is empty', ''],
  ])('when it %s: %s', (_, statement) => {
    expect(isIdempotentStatement(statement)).toBe(false);
  });
});

it.each([
  ['DELETE FROM Music WHERE id = ? RETURNING ALL OLD *', true],
  ['UPDATE Music SET a = 1 WHERE id = ? RETURNING  modified\nold *', true],
  ['UPDATE Music SET a = 1 WHERE id = ? RETURNING ALL NEW *', false],
  ['DELETE FROM Music WHERE id = ?', false],
])('%s returns the old item: %s', (statement, expected) => {
  expect(returnsOldItem(statement)).toBe(expected);
});

it.each([
  ['a', isIdempotentExpression],
  ['where ', isIdempotentStatement],
  ['] ', isIdempotentStatement],
])('a long text of %j is matched in linear time', (part, read) => {
  const start = performance.now();
  read(`UPDATE ${part.repeat(50_000)}`);
  expect(performance.now() - start).toBeLessThan(1000);
});
