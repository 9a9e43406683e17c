import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { attr, expr, expressions } from '../../lib/index.ts';
import * as arbitrary from '../codec/arbitraries.ts';

/** Text that would change an expression if it were not a placeholder: keywords, punctuation, and placeholders. */
const injections = [
  'name',
  'size',
  'OR',
  '#rx0',
  ':rx0',
  '#n0',
  'a = b',
  ' ',
  '"',
  "'",
  ')',
  'a, b',
  '😀',
  '#',
  ':',
  '\n',
];
const names = fc.oneof(arbitrary.names, fc.constantFrom(...injections));
const paths = fc
  .tuple(names, fc.array(fc.oneof(names, fc.nat(99)), { maxLength: 3 }))
  .map(([name, steps]) => ({
    operand: attr(name, ...steps),
    meaning: [name, ...steps] as unknown,
  }));
const values = fc
  .oneof(arbitrary.values(), fc.constantFrom(...injections))
  .map((value) => ({ operand: value as object, meaning: value as unknown }));
const operands = fc.array(fc.oneof(paths, values), { minLength: 1, maxLength: 12 });

/** Builds `< operand | operand >`, as a template literal would. */
function delimited(all: readonly { readonly operand: object }[]) {
  const texts = [...all.map((_, index) => (index === 0 ? '< ' : ' | ')), ' >'];
  return expr(Object.assign(texts, { raw: texts }), ...all.map(({ operand }) => operand));
}

/** Parses the text of `delimited`, which must have nothing but its own text and placeholders, and looks them up. */
function meaningsOf(text: string | undefined, placeholders: object): unknown[] {
  const [, parts = ''] = /^< (.*) >$/.exec(String(text)) ?? [];
  return parts.split(' | ').map((part) => {
    expect(part).toMatch(/^(:rx\d+|#rx\d+(\.#rx\d+|\[\d+\])*)$/);
    if (part.startsWith(':')) return Reflect.get(placeholders, part);
    return Array.from(part.matchAll(/(#rx\d+)|\d+/g), ([step, placeholder]) =>
      placeholder === undefined ? Number(step) : Reflect.get(placeholders, placeholder),
    );
  });
}

describe('the expressions of a request', () => {
  it('become its members, with the maps of names and values', () => {
    const request = expressions({
      KeyConditionExpression: expr`${attr('Artist')} = ${'Nina Simone'}`,
      FilterExpression: expr`${attr('Year')} < ${1970}`,
      ProjectionExpression: expr`${attr('SongTitle')}, ${attr('Year')}`,
    });
    expect(request).toEqual({
      KeyConditionExpression: '#rx0 = :rx0',
      FilterExpression: '#rx1 < :rx1',
      ProjectionExpression: '#rx2, #rx1',
      ExpressionAttributeNames: { '#rx0': 'Artist', '#rx1': 'Year', '#rx2': 'SongTitle' },
      ExpressionAttributeValues: { ':rx0': 'Nina Simone', ':rx1': 1970 },
    });
  });

  it('leave out `undefined`, `false` and empty maps', () => {
    const empty = expressions({
      FilterExpression: undefined,
      ConditionExpression: false,
      ExpressionAttributeNames: {},
      ExpressionAttributeValues: undefined,
    });
    expect(Object.keys(empty)).toEqual([]);
    expect(expressions({ ProjectionExpression: expr`Year` })).toEqual({ ProjectionExpression: 'Year' });
  });

  it('keep plain strings, and the placeholders that the caller defined', () => {
    const plain = Object.freeze({
      FilterExpression: '#rx0 = :rx0',
      ExpressionAttributeNames: Object.freeze({ '#rx0': 'Year' }),
      ExpressionAttributeValues: Object.freeze({ ':rx0': 1965 }),
    });
    expect(expressions(plain)).toEqual(plain);
    expect(expressions({ ...plain, ConditionExpression: expr`${attr('Year')} = ${1970}` })).toEqual({
      FilterExpression: '#rx0 = :rx0',
      ConditionExpression: '#rx1 = :rx1',
      ExpressionAttributeNames: { '#rx0': 'Year', '#rx1': 'Year' },
      ExpressionAttributeValues: { ':rx0': 1965, ':rx1': 1970 },
    });
  });

  it('replace every name and value by a placeholder', () => {
    fc.assert(
      fc.property(operands, operands, (condition, update) => {
        const { ConditionExpression, UpdateExpression, ...maps } = expressions({
          ConditionExpression: delimited(condition),
          UpdateExpression: delimited(update),
        });
        const placeholders = { ...maps.ExpressionAttributeNames, ...maps.ExpressionAttributeValues };
        const meanings = (all: typeof update) => all.map(({ meaning }) => meaning);
        expect(meaningsOf(ConditionExpression, placeholders)).toEqual(meanings(condition));
        expect(meaningsOf(UpdateExpression, placeholders)).toEqual(meanings(update));
      }),
    );
  });

  it('give each name one placeholder, and define only placeholders that are used', () => {
    fc.assert(
      fc.property(operands, operands, (condition, update) => {
        const {
          ExpressionAttributeNames = {},
          ExpressionAttributeValues = {},
          ...texts
        } = expressions({
          ConditionExpression: delimited(condition),
          UpdateExpression: delimited(update),
        });
        const used = Object.values(texts).flatMap((text) => text.match(/[#:]rx\d+/g) ?? []);
        const defined = [ExpressionAttributeNames, ExpressionAttributeValues].flatMap(Object.keys);
        expect(new Set(defined)).toEqual(new Set(used));
        expect(new Set(Object.values(ExpressionAttributeNames)).size).toBe(
          Object.keys(ExpressionAttributeNames).length,
        );
      }),
    );
  });

  it('have the types of the members of a request', () => {
    const condition = expressions({
      ConditionExpression: expr`a`,
      FilterExpression: Math.random() > 2 && expr`b`,
    });
    expectTypeOf(condition.ConditionExpression).toEqualTypeOf<string>();
    expectTypeOf(condition.FilterExpression).toEqualTypeOf<string | undefined>();
    // @ts-expect-error: a misspelt member is an error.
    expressions({ FilterExpresion: expr`a` });
  });
});
