import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  and,
  attr,
  type Expression,
  each,
  expr,
  expressions,
  InvalidValueError,
  or,
} from '../../lib/index.ts';

const membersWith = (FilterExpression: Expression | undefined) => expressions({ FilterExpression });
const textOf = (expression: Expression | undefined) => membersWith(expression).FilterExpression;

const a = expr`a = ${1}`;
const b = expr`b = ${2}`;
const c = expr`c = ${3}`;

/** A condition, and whether it is true. */
interface KnownCondition {
  readonly condition: Expression;
  readonly holds: boolean;
}

const { conditions } = fc.letrec<{ conditions: KnownCondition }>((tie) => {
  const some = fc.array(tie('conditions'), { minLength: 1, maxLength: 3 });
  const all = (known: readonly KnownCondition[]) => known.map(({ condition }) => condition);
  return {
    conditions: fc.oneof(
      { maxDepth: 4 },
      fc.boolean().map((holds) => ({ condition: holds ? expr`true` : expr`false`, holds })),
      some.map((known) => ({ condition: or(...all(known)), holds: known.some(({ holds }) => holds) })),
      some.map((known) => ({
        condition: and(...all(known)) ?? expr`true`,
        holds: known.every(({ holds }) => holds),
      })),
      some.map(([first, second = first]) => ({
        condition: expr`NOT ${first?.condition ?? a} or (${second?.condition ?? a})`,
        holds: !first?.holds || second?.holds === true,
      })),
    ),
  };
});

/** Evaluates a condition as JavaScript, whose operators have the same precedence. */
const evaluate = (text = '') =>
  runInNewContext(text.replaceAll('AND', '&&').replaceAll(/or/gi, '||').replaceAll('NOT', '!'));

/** Whether a pair of parentheses contains nothing but another pair, which DynamoDB refuses. */
function hasRedundantParentheses(text: string): boolean {
  const without = text.replaceAll(/\([^()]*\)/g, 'x');
  return /\(\s*\([^()]*\)\s*\)/.test(text) || (without !== text && hasRedundantParentheses(without));
}

describe('expr', () => {
  it('makes values of its operands, of every native type', () => {
    const values = [
      'text',
      1,
      10n,
      true,
      null,
      Uint8Array.of(1),
      new Set(['a']),
      [1],
      { deep: [1] },
      new Map(),
    ];
    const { FilterExpression, ExpressionAttributeValues = {} } = membersWith(expr`f(${each(values)})`);
    expect(FilterExpression).toBe('f(:rx0, :rx1, :rx2, :rx3, :rx4, :rx5, :rx6, :rx7, :rx8, :rx9)');
    expect(Object.values(ExpressionAttributeValues)).toEqual(values);
  });

  it('refuses `undefined`, and says which operand it is', () => {
    const undefinedYear = undefined as unknown as number;
    const refused = () => expr`a = ${1} AND Year < ${undefinedYear}`;
    expect(refused).toThrow(InvalidValueError);
    expect(refused).toThrow(
      'expr[1]: expected a value, an attr() or an expression, received undefined in: a = … AND Year < …',
    );
    expect(refused).toThrow(expect.objectContaining({ path: 'expr[1]' }));
  });

  it('refuses other types at compile time', () => {
    expectTypeOf<undefined>().not.toExtend<Parameters<typeof expr>[1]>();
    expectTypeOf<symbol>().not.toExtend<Parameters<typeof expr>[1]>();
  });

  it('adds parentheses to nested expressions that need them', () => {
    const either = expr`x = ${1} OR y = ${2}`;
    expect(textOf(expr`${either} AND NOT ${either}`)).toBe(
      '(x = :rx0 OR y = :rx1) AND NOT (x = :rx0 OR y = :rx1)',
    );
    expect(textOf(expr`${expr`(x) or (y)`} AND z`)).toBe('((x) or (y)) AND z');
  });

  it('adds no parentheses where there are some or none are needed', () => {
    expect(textOf(expr`${expr` (x = y OR (a)) `} AND z`)).toBe(' (x = y OR (a))  AND z');
    expect(textOf(expr`NOT (${expr`x OR y`}) AND ( ${or(a, b)} )`)).toBe(
      'NOT (x OR y) AND ( a = :rx0 OR b = :rx1 )',
    );
    expect(textOf(expr`NOT (${expr` ${or(and(or(a, b)))} `})`)).toBe('NOT ( a = :rx0 OR b = :rx1 )');
    expect(textOf(expr`SET ${expr`a = b, c = d`}, ${expr`#or.not = :and`}, ${expr`brand = nothing`}`)).toBe(
      'SET a = b, c = d, #or.not = :and, brand = nothing',
    );
  });

  it('keeps the meaning of nested conditions, however they are combined', () => {
    fc.assert(
      fc.property(conditions, ({ condition, holds }) => {
        const text = textOf(condition) ?? '';
        expect(evaluate(text)).toBe(holds);
        expect(hasRedundantParentheses(text)).toBe(false);
      }),
    );
  });

  it('keeps text from extending a placeholder', () => {
    expect(textOf(expr`${attr('a')}1 = ${expr`${1}`}${expr`0`}`)).toBe('#rx0 1 = :rx0 0');
  });

  it('treats an object that looks like an expression as a value', () => {
    const forged = JSON.parse('{ "parts": ["a OR b"], "name": "a" }');
    expect(membersWith(expr`x = ${forged}`)).toEqual({
      FilterExpression: 'x = :rx0',
      ExpressionAttributeValues: { ':rx0': forged },
    });
  });
});

describe('and', () => {
  it('joins conditions, with parentheses where they need them', () => {
    expect(textOf(and(a, expr`b OR c`, and(b, c)))).toBe('a = :rx0 AND (b OR c) AND (b = :rx1 AND c = :rx2)');
  });

  it('leaves out `undefined` and `false`', () => {
    expect(textOf(and(undefined, a, false, b))).toBe('a = :rx0 AND b = :rx1');
    expect(textOf(and(false, a))).toBe('a = :rx0');
  });

  it('is undefined if no condition is left', () => {
    expect(and()).toBeUndefined();
    expect(and(undefined, false)).toBeUndefined();
    expect(membersWith(and(undefined))).toEqual({});
  });

  it('has the type of a condition if the first operand is one', () => {
    expectTypeOf(and(a, undefined)).toEqualTypeOf<Expression>();
    const conditions = [a, b];
    expectTypeOf(and(...conditions)).toEqualTypeOf<Expression | undefined>();
  });

  it('treats text from plain JavaScript as a value', () => {
    expect(membersWith(Reflect.apply(and, undefined, [a, 'TRUE OR x']))).toEqual({
      FilterExpression: 'a = :rx0 AND :rx1',
      ExpressionAttributeValues: { ':rx0': 1, ':rx1': 'TRUE OR x' },
    });
  });
});

describe('or', () => {
  it('joins conditions, with parentheses where they need them', () => {
    expect(textOf(and(or(a, undefined, b), c))).toBe('(a = :rx0 OR b = :rx1) AND c = :rx2');
  });

  it('throws if no condition is left', () => {
    expect(() => or(false, undefined)).toThrow(InvalidValueError);
  });
});

describe('each', () => {
  it('lists values, names and expressions', () => {
    expect(membersWith(expr`x IN (${each(new Set([1, 'b']))})`)).toEqual({
      FilterExpression: 'x IN (:rx0, :rx1)',
      ExpressionAttributeValues: { ':rx0': 1, ':rx1': 'b' },
    });
    const names = ['a', 'b'].map((name) => attr(name));
    expect(textOf(each([...names, expr`c.d`]))).toBe('#rx0, #rx1, c.d');
  });

  it('refuses an empty list, which DynamoDB has no syntax for, and `undefined` in a list', () => {
    expect(() => each([])).toThrow(expect.objectContaining({ name: 'InvalidValueError', path: 'each' }));
    const holes = [1, undefined] as unknown as number[];
    expect(() => each(holes)).toThrow(expect.objectContaining({ path: 'each[1]' }));
  });
});
