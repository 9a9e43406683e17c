import assert from 'node:assert/strict';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createDecoder } from '../../lib/codec/decode.ts';
import { parseJson } from '../../lib/codec/parse-json.ts';
import { sized } from '../support/size.ts';
import { keyTexts, names } from './arbitraries.ts';

it.each([
  ['{"h":[],"\\\\":0}', '{"h":1,"\\n":2}'],
  ['{"h":[],"ab\\\\":0}', '{"h":1,"ab\\"":2}'],
  ['{"h":[],"\\\\":0}', '{"h":1,"\\u0000":2}'],
])('after %s, reads the name in %s, which JSON.parse of Node 24 to 26 misreads', (before, json) => {
  parseJson(before);
  expect(JSON.stringify(parseJson(json))).toBe(json);
});

it('reads JSON as the decoder does, with any names', () => {
  const { map } = fc.letrec((tie) => ({
    value: fc.oneof(keyTexts, fc.double(), fc.constantFrom(null, true, '', '\\'), tie('list'), tie('map')),
    list: fc.array(tie('value'), { maxLength: 3 }),
    map: fc.dictionary(names, tie('value'), { maxKeys: 3 }),
  }));
  const decode = createDecoder(undefined, 'lossless');
  fc.assert(
    fc.property(map, fc.constantFrom(0, 1), (value, space) => {
      const json = JSON.stringify(value, undefined, space);
      assert.deepStrictEqual(parseJson(json), decode(Buffer.from(json)));
    }),
    { numRuns: sized({ small: 300, full: 3000 }) },
  );
});

it('keeps the last of several values of one name, at the place of the first', () => {
  const json = '{"a":1,"b\\n":[],"a":3,"__proto__":{"x":1}}';
  expect(JSON.stringify(parseJson(json))).toBe('{"a":3,"b\\n":[],"__proto__":{"x":1}}');
});

it.each(['{"a\\n":1', '{"a":"\\x"}', '{"a\\', '{"a\\n"}', ''])('refuses %j', (json) => {
  expect(() => parseJson(json)).toThrow(SyntaxError);
});

it('takes linear time for text with many escapes', () => {
  const text = '\n"'.repeat(200_000);
  expect(parseJson(JSON.stringify({ text, 'name\n': text }))).toEqual({ text, 'name\n': text });
});
