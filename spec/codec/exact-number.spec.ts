import { inspect } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { encode } from '../../lib/codec/encode.ts';
import { ExactNumber } from '../../lib/codec/exact-number.ts';
import { InvalidValueError } from '../../lib/errors/invalid.ts';

const pi = '3.14159265358979323846264338327950288';

describe('ExactNumber', () => {
  it('keeps every digit as a string, as JSON and in a template literal', () => {
    const number = new ExactNumber(pi);
    expect(number.toString()).toBe(pi);
    expect(`${number}`).toBe(pi);
    expect(JSON.stringify({ number })).toBe(`{"number":"${pi}"}`);
  });

  it('shows its digits when inspected', () => {
    expect(inspect({ pi: new ExactNumber(pi) })).toBe(`{ pi: ExactNumber(${pi}) }`);
  });

  it('equals another of the same decimal value, whatever the notation', () => {
    expect(new ExactNumber('0.10').equals(new ExactNumber('1E-1'))).toBe(true);
    expect(new ExactNumber(pi).equals(new ExactNumber(`${pi}1`))).toBe(false);
  });

  it('is compared by value in deep comparisons', () => {
    expect(new ExactNumber('1.50')).toEqual(new ExactNumber('1.5'));
    expect(new ExactNumber('1.5')).not.toEqual(new ExactNumber('1.6'));
  });

  it('converts to the nearest number by toNumber', () => {
    expect(new ExactNumber(pi).toNumber()).toBe(Math.PI);
  });

  it('throws where an operator would lose its digits', () => {
    const number: object = new ExactNumber(pi);
    expect(() => Number(number)).toThrow(TypeError);
    expect(() => number > new Date(0)).toThrow('call toNumber() or toString()');
    expect(() => Object('a') + number).toThrow(TypeError);
  });

  it('recognises an instance of another copy of the package, and is recognised by it', async () => {
    vi.resetModules();
    const other = await import('../../lib/codec/exact-number.ts');
    expect(other.ExactNumber).not.toBe(ExactNumber);
    const theirs: unknown = new other.ExactNumber('1.50');
    expect(theirs).toBeInstanceOf(ExactNumber);
    expect(new ExactNumber('1.5')).toBeInstanceOf(other.ExactNumber);
    expect(theirs instanceof ExactNumber && new ExactNumber('1.5').equals(theirs)).toBe(true);
    const both = encode({ one: theirs, set: new Set([theirs]) }, { map: 'attribute' });
    expect(both.toString()).toBe('{"one":{"N":"1.5"},"set":{"NS":["1.5"]}}');
  });

  it('does not recognise its text, its clone or other values, nor as an instance of a subclass', () => {
    class Price extends ExactNumber {}
    const number = new ExactNumber('1.5');
    expect(structuredClone(number)).not.toBeInstanceOf(ExactNumber);
    for (const value of ['1.5', 1.5, null, undefined, {}, () => 1])
      expect(value).not.toBeInstanceOf(ExactNumber);
    expect(new Price('1.5')).toBeInstanceOf(ExactNumber);
    expect(new Price('1.5')).toBeInstanceOf(Price);
    expect(number).not.toBeInstanceOf(Price);
  });

  it('is stored as a map of its text after structuredClone, as its documentation says', () => {
    const clone: unknown = structuredClone(new ExactNumber('1.5'));
    expect(encode({ clone }, { map: 'attribute' }).toString()).toBe('{"clone":{"M":{"text":{"S":"1.5"}}}}');
  });

  it('is frozen', () => {
    expect(Object.isFrozen(new ExactNumber(pi))).toBe(true);
  });

  it.each(['', 'one', '1E+126', '1E-131', '1'.repeat(39)])('refuses %j', (text) => {
    expect(() => new ExactNumber(text)).toThrow(InvalidValueError);
  });

  it('refuses a number, which may have lost digits already', () => {
    const numbers: readonly unknown[] = [0.1, 1n, undefined];
    for (const number of numbers) {
      expect(() => Reflect.construct(ExactNumber, [number])).toThrow(InvalidValueError);
    }
  });
});
