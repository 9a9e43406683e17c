import { describe, expect, it } from 'vitest';
import { attributeType, openingOf, readAttributeType } from '../../../lib/codec/decode/attribute-types.ts';
import { readAll } from './read.ts';

describe('readAttributeType', () => {
  it.each(Object.entries(attributeType))(
    'reads the beginning of %s, compact, spaced or escaped',
    (name, expected) => {
      const compact = openingOf(expected);
      const escaped = compact.replace(name, `\\u00${name.charCodeAt(0).toString(16)}${name.slice(1)}`);
      for (const text of [
        compact,
        compact.replaceAll(/[{":[]/g, ' $& ').replace(/" (\w+) "/, '"$1"'),
        escaped,
      ]) {
        expect(readAll(text, readAttributeType)).toBe(expected);
      }
    },
  );

  it.each([
    ['{"X":1}', /byte 2: an AttributeValue of the unknown type "X"/],
    ['{"":1}', /byte 2: an AttributeValue of the unknown type ""/],
    ['{"constructor":1}', /unknown type "constructor"/],
    ['{}', /byte 1: expected "/],
    ['"text"', /byte 0: expected {/],
    ['{"S":5}', /byte 5: expected "/],
    ['{"M":[]}', /byte 5: expected {/],
    ['{"SS":"x"}', /byte 6: expected \[/],
  ])('refuses %s', (text, message) => {
    expect(() => readAll(text, readAttributeType)).toThrow(message);
  });
});
