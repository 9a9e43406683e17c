import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConditions } from '../../lib/command/conditions.ts';
import { ExactNumber } from '../../lib/index.ts';

const none = { filter: undefined, 'key-condition': undefined, names: undefined, values: undefined };

/** Reads a filter, and puts the names and values back in: names in brackets, values as JSON. */
function readBack(filter: string): string {
  const { FilterExpression = '', ...conditions } = readConditions({ ...none, filter });
  const names = new Map(Object.entries(conditions.ExpressionAttributeNames ?? {}));
  const values = new Map(Object.entries(conditions.ExpressionAttributeValues ?? {}));
  return FilterExpression.replace(/[#:]rxdynamo_\d+/g, (placeholder) =>
    names.has(placeholder) ? `[${names.get(placeholder)}]` : JSON.stringify(values.get(placeholder)),
  );
}

describe('a condition', () => {
  it.each([
    ['Year > 1990', '[Year] > 1990'],
    ["Artist = 'Nina Simone' and NOT deleted", '[Artist] = "Nina Simone" AND NOT [deleted]'],
    [
      "begins_with(SongTitle, 'Sin') OR size (Genres) >= 2",
      'begins_with([SongTitle], "Sin") OR size ([Genres]) >= 2',
    ],
    ['Price BETWEEN -1.5 AND 2e3', '[Price] BETWEEN -1.5 AND 2000'],
    ['Year IN (1965, 1966)', '[Year] IN (1965, 1966)'],
    ['Live = TRUE AND Label <> null', '[Live] = true AND [Label] <> null'],
    ["Album.Tracks[0].name = 'a'", '[Album].[Tracks][0].[name] = "a"'],
    ["\"Song.Title\" = 'It''s'", '[Song.Title] = "It\'s"'],
    ['"say ""hi""" = 1', '[say "hi"] = 1'],
    ['my-attribute = 1', '[my-attribute] = 1'],
    ['size = 1', '[size] = 1'],
    ['Größe < 3', '[Größe] < 3'],
    ['a = 1 AND a = 2', '[a] = 1 AND [a] = 2'],
    ['#y = :y', '#y = :y'],
  ])('may have names and values in it: %s', (filter, read) => {
    expect(readBack(filter)).toBe(read);
  });

  it('keeps every digit', () => {
    const { ExpressionAttributeValues } = readConditions({
      ...none,
      filter: 'a = 12345678901234567890 OR a = 0.12345678901234567890123',
    });
    expect(Object.values(ExpressionAttributeValues ?? {})).toEqual([
      12345678901234567890n,
      new ExactNumber('0.12345678901234567890123'),
    ]);
  });

  it('may have any text as a value, and any name', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'binary', minLength: 1 }),
        (text, name) => {
          const quoted = `"${name.replaceAll('"', '""')}" = '${text.replaceAll("'", "''")}'`;
          const { ExpressionAttributeNames = {}, ExpressionAttributeValues = {} } = readConditions({
            ...none,
            filter: quoted,
          });
          expect(Object.values(ExpressionAttributeNames)).toEqual([name]);
          expect(Object.values(ExpressionAttributeValues)).toEqual([text]);
        },
      ),
    );
  });

  it('shares names with the other one', () => {
    expect(readConditions({ ...none, filter: 'a > 1', 'key-condition': 'a = 2' })).toEqual({
      FilterExpression: '#rxdynamo_0 > :rxdynamo_0',
      KeyConditionExpression: '#rxdynamo_0 = :rxdynamo_1',
      ExpressionAttributeNames: { '#rxdynamo_0': 'a' },
      ExpressionAttributeValues: { ':rxdynamo_0': 1, ':rxdynamo_1': 2 },
    });
  });

  it('may have placeholders, whose values are DynamoDB JSON', () => {
    const conditions = readConditions({
      ...none,
      filter: '#y > :y',
      names: { '#y': 'Year' },
      values: { ':y': { N: '1990' }, ':tags': { SS: ['a'] } },
    });
    expect(conditions.ExpressionAttributeNames).toEqual({ '#y': 'Year' });
    expect(conditions.ExpressionAttributeValues).toEqual({ ':y': 1990, ':tags': new Set(['a']) });
  });

  it('is absent without the options', () => {
    expect(readConditions(none)).toEqual({});
  });

  it.each([
    [{ filter: "a = 'b" }, /^--filter cannot be read from "'b"/],
    [{ filter: 'a @ 1' }, /^--filter cannot be read from "@ 1"/],
    [{ filter: '1990s = 1' }, /^--filter cannot be read from "1990s = 1"/],
    [{ filter: ' ' }, /^--filter is empty/],
    [{ 'key-condition': 'a = $' }, /^--key-condition cannot be read from "\$"/],
    [{ names: { y: 'Year' } }, /^--names must have a text for each #placeholder/],
    [{ names: { '#y': 1 } }, /^--names must have a text/],
    [{ values: { y: { N: '1' } } }, /^--values: y must begin with a colon/],
    [{ values: { ':y': 1990 } }, /^--values: :y must be DynamoDB JSON/],
    [{ values: { ':y': { N: 'x' } } }, /^--values: :y must be DynamoDB JSON/],
  ])('is refused in one sentence: %j', (options, message) => {
    expect(() => readConditions({ ...none, ...options })).toThrow(message);
  });
});
