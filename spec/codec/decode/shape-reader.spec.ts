import { describe, expect, it } from 'vitest';
import { LearningLimit } from '../../../lib/codec/decode/learning-limit.ts';
import { shapeReader } from '../../../lib/codec/decode/shape-reader.ts';
import type { Shape } from '../../../lib/codec/shape.ts';
import { InvalidResponseError } from '../../../lib/errors/invalid.ts';
import { written } from './oracle.ts';
import { readAll } from './read.ts';

function decode(text: string, shape: Shape | undefined): unknown {
  return readAll(text, shapeReader(shape, new LearningLimit()));
}

const item: Shape = { map: 'attribute' };

describe('shapeReader', () => {
  it.each<[string, Shape | undefined, unknown]>([
    ['{"S":"x"}', undefined, { S: 'x' }],
    [' {"S":"x"} ', 'attribute', 'x'],
    ['1700000000.1234', 'timestamp', new Date(1_700_000_000_123)],
    ['{"a":{"S":"x"}}', item, { a: 'x' }],
    ['{}', item, {}],
    ['[ {"a":{"S":"x"}} , {} ]', { list: item }, [{ a: 'x' }, {}]],
    ['[]', { list: item }, []],
    [
      '{"t":[{"a":{"N":"1"}}],"__proto__":[]}',
      { map: { list: item } },
      JSON.parse('{"t":[{"a":1}],"__proto__":[]}'),
    ],
    ['{}', { map: { list: item } }, {}],
    [
      '{"LastEvaluatedKey":{"a":{"S":"x"}},"Items":[],"Count":0}',
      scan(),
      { LastEvaluatedKey: { a: 'x' }, Items: [], Count: 0 },
    ],
    ['{"Items":null,"Count":null}', scan(), {}],
    ['{"Items":[],"Items":null}', scan(), {}],
    ['{"constructor":{"S":"x"}}', scan(), { constructor: { S: 'x' } }],
  ])('reads %s with the shape %j', (text, shape, value) => {
    expect(written(decode(text, shape))).toBe(written(value));
  });

  it.each<[string, Shape, RegExp]>([
    ['"x"', 'timestamp', /byte 0: a timestamp that is not a number/],
    ['[]', item, /byte 0: expected {/],
    ['{}', { list: item }, /byte 0: expected \[/],
    ['[]', { map: { list: item } }, /byte 0: expected {/],
    ['[]', scan(), /byte 0: expected {/],
    ['{"Items":{}}', scan(), /byte 9: expected \[/],
    ['{"Items":nothing}', scan(), /byte 9: expected a value/],
  ])('refuses %s with the shape %j', (text, shape, message) => {
    expect(() => decode(text, shape)).toThrow(InvalidResponseError);
    expect(() => decode(text, shape)).toThrow(message);
  });
});

function scan(): Shape {
  return { members: { Items: { list: item }, LastEvaluatedKey: item } };
}
