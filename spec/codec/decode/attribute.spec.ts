import { describe, expect, it } from 'vitest';
import { readAttribute } from '../../../lib/codec/decode/attribute.ts';
import { AttributePredictor } from '../../../lib/codec/decode/attribute-predictor.ts';
import { LearningLimit } from '../../../lib/codec/decode/learning-limit.ts';
import { ExactNumber } from '../../../lib/codec/exact-number.ts';
import { InvalidResponseError } from '../../../lib/errors/invalid.ts';
import { readAll } from './read.ts';

function decode(text: string, predictor = new AttributePredictor(new LearningLimit())): unknown {
  return readAll(text, (reader) => readAttribute(reader, predictor));
}

describe('readAttribute', () => {
  it.each([
    ['{"S":""}', ''],
    ['{"S":"text"}', 'text'],
    ['{"N":"17"}', 17],
    ['{"N":"12345678901234567890"}', 12345678901234567890n],
    ['{"N":"3.14159265358979323846"}', new ExactNumber('3.14159265358979323846')],
    ['{"B":"AQID"}', Uint8Array.of(1, 2, 3)],
    ['{"BOOL":true}', true],
    ['{"BOOL": false }', false],
    ['{"NULL":true}', null],
    ['{"SS":["a","b"]}', new Set(['a', 'b'])],
    ['{"NS":["1","2.5"]}', new Set([1, 2.5])],
    ['{"BS":["AQ=="]}', new Set([Uint8Array.of(1)])],
    ['{"SS":[]}', new Set()],
    ['{"L":[{"S":"a"},{"L":[]},{"M":{}}]}', ['a', [], {}]],
    ['{"M":{"a":{"M":{"b":{"N":"1"}}},"":{"S":""}}}', { a: { b: 1 }, '': '' }],
    [' { "M" : { "a" : { "L" : [ { "S" : "x" } ] } } } ', { a: ['x'] }],
    ['{"S":"one","S":"two"}', 'two'],
    ['{"M":{"a":{"N":"1"}},"M":{}}', {}],
  ])('reads %s', (text, value) => {
    expect(decode(text.trim())).toStrictEqual(value);
  });

  it.each([
    ['{"S":"x","N":"1"}', /byte 9: an AttributeValue of more than one type/],
    ['{"BOOL":1}', /byte 8: a BOOL that is neither true nor false/],
    ['{"BOOL":"true"}', /byte 8: a BOOL/],
    ['{"NULL":false}', /byte 8: a NULL that is not true/],
    ['{"NULL":null}', /byte 8: a NULL that is not true/],
    ['{"N":"abc"}', /byte 6: a number that cannot be read/],
    ['{"NS":["1",2]}', /byte 11: expected "/],
    ['{"L":["x"]}', /byte 6: expected {/],
    ['{"M":{"a":"x"}}', /byte 10: expected {/],
    ['{"S":"x"', /byte 8: unexpected end/],
    ['{"M":{"a":{"S":"x"}}', /byte 20: unexpected end/],
  ])('refuses %s', (text, message) => {
    expect(() => decode(text)).toThrow(InvalidResponseError);
    expect(() => decode(text)).toThrow(message);
  });

  it('reads maps correctly while it learns: missing, moved, new, repeated or spaced members, and other types', () => {
    const predictor = new AttributePredictor(new LearningLimit());
    const [a, b, c] = ['"a":{"S":"x"}', '"b":{"N":"1"}', '"c":{"BOOL":true}'];
    const deviations = [
      '"b":{"S":"y"}',
      '"d":{"NULL":true}',
      '"a":{"S":"z"}',
      ' "c" : { "S" : "y" }',
      '"__proto__":{"N":"2"}',
    ];
    const maps = [
      [a, b, c],
      [a, c],
      [c, b, a],
      [b],
      [],
      ...deviations.flatMap((member) => [
        [member, a, b],
        [a, member, c],
        [a, b, c, member],
      ]),
    ];
    for (let round = 0; round < 5; round++) {
      for (const map of maps) {
        const expected = JSON.parse(
          `{${map}}`
            .replaceAll(/\{\s*"\w+"\s*:\s*("(\w)"|true)\s*\}/g, '$1')
            .replaceAll(/:"(\d)"/g, ':$1')
            .replace('"d":true', '"d":null'),
        );
        const read = decode(`{"M":{${map}}}`, predictor);
        expect(Object.entries(read ?? {})).toEqual(Object.entries(expected));
      }
    }
  });
});
