import { describe, expect, it } from 'vitest';
import { readJson } from '../../../lib/codec/decode/json.ts';
import { InvalidResponseError } from '../../../lib/errors/invalid.ts';
import { readAll } from './read.ts';

describe('readJson', () => {
  it.each([
    ...[
      '0',
      '-0',
      '17',
      '0.5',
      '128.0',
      '0.1',
      '5e-1',
      '0e1',
      '123456789012345',
      '9007199254740993',
      '0.12345678901234567',
      '-1.5',
      '1e3',
      '1E-7',
      '0.1e+2',
      '12345678901234567890',
      '1e999',
      'true',
      'false',
      'null',
    ],
    ...['""', '"a\\nb"', '[]', '[ ]', '{}', '{ }', '[1,"a",[null]]', '{"a":{"b":[{}]},"":1}', ' [ 1 , 2 ] '],
    ...['{"a":1,"b":2,"a":3}', '{"__proto__":{"x":1},"constructor":2}', '{"b":1,"2":1,"a":1,"1":1}'],
  ])('reads %s as JSON.parse does', (text) => {
    const read = readAll(text, readJson);
    const expected = JSON.parse(text);
    expect(read).toStrictEqual(expected);
    expect(JSON.stringify(read)).toBe(JSON.stringify(expected));
  });

  it.each([
    ...[
      '',
      ' ',
      '01',
      '00.5',
      '0.5.',
      '1.5e',
      '1.e1',
      '-',
      '+1',
      '.5',
      '1.',
      '1e',
      '--1',
      '1-2',
      'NaN',
      'Infinity',
      'tru',
      'True',
      'nulll',
      'undefined',
    ],
    ...[
      '[',
      '[1',
      '[1,',
      '[1,]',
      '[,1]',
      '[1 2]',
      '{',
      '{"a"',
      '{"a":',
      '{"a":1',
      '{"a":1,}',
      '{a:1}',
      '{"a" 1}',
      '{1:1}',
    ],
    ...['"', '"a', "'a'", '1 2', '[]]', '{}}', '/**/1', '\ufeff1'],
  ])('refuses %j', (text) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(() => readAll(text, readJson)).toThrow(InvalidResponseError);
  });
});
