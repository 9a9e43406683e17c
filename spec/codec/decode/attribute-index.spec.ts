import { describe, expect, it } from 'vitest';
import { AttributeIndex } from '../../../lib/codec/decode/attribute-index.ts';
import { AttributePredictor, PredictedAttribute } from '../../../lib/codec/decode/attribute-predictor.ts';
import { attributeType } from '../../../lib/codec/decode/attribute-types.ts';
import { LearningLimit } from '../../../lib/codec/decode/learning-limit.ts';
import { readAll } from './read.ts';

const predictor = new AttributePredictor(new LearningLimit());

function add(index: AttributeIndex, name: string): void {
  const pattern = `${JSON.stringify(name)}:{"S":"`;
  index.add(new PredictedAttribute(name, attributeType.S, predictor, pattern), pattern);
}

/** Returns the name that is found at the beginning of a text, and checks that its bytes and no others are read. */
function found(index: AttributeIndex, text: string): string | undefined {
  return readAll(text, (reader) => {
    const name = index.find(reader)?.name;
    const read = name === undefined ? '' : `${JSON.stringify(name)}:{"S":"`;
    expect(reader.position).toBe(Buffer.byteLength(read));
    reader.position = Buffer.byteLength(text);
    return name;
  });
}

describe('AttributeIndex', () => {
  it('finds each of a thousand names by its bytes', () => {
    const index = new AttributeIndex();
    const names = Array.from({ length: 1000 }, (_, at) => `${'größe'.slice(0, at % 6)}${at}`);
    for (const name of names) add(index, name);
    for (const name of names) expect(found(index, `${JSON.stringify(name)}:{"S":"text"}`)).toBe(name);
  });

  it('finds nothing in an empty table, for another name, another type or another form of the same JSON', () => {
    expect(found(new AttributeIndex(), '"name":{"S":"')).toBeUndefined();
    const index = new AttributeIndex();
    add(index, 'name');
    for (const text of [
      '"names":{"S":"',
      '"nam":{"S":"',
      '"name":{"N":"',
      '"name" :{"S":"',
      '"n\\u0061me":{"S":"',
    ])
      expect(found(index, text)).toBeUndefined();
  });

  it('finds names with escapes or without any character', () => {
    const index = new AttributeIndex();
    for (const name of ['', 'one\ntwo', '"', '\\']) {
      add(index, name);
      expect(found(index, `${JSON.stringify(name)}:{"S":"`)).toBe(name);
    }
  });

  it('finds nothing where there is no name', () => {
    const index = new AttributeIndex();
    add(index, 'name');
    for (const text of ['', '}', ' "name":{"S":"', '"name', '"']) expect(found(index, text)).toBeUndefined();
  });
});
