import { describe, expect, it } from 'vitest';
import {
  AttributePredictor,
  type PredictedAttribute,
} from '../../../lib/codec/decode/attribute-predictor.ts';
import { attributeType } from '../../../lib/codec/decode/attribute-types.ts';
import { LearningLimit } from '../../../lib/codec/decode/learning-limit.ts';
import { readAll } from './read.ts';

/** Lets a predictor learn a name, at its second occurrence, and returns the attribute. */
function learn(
  predictor: AttributePredictor,
  name: string,
  previous?: PredictedAttribute,
): PredictedAttribute {
  predictor.findOrLearn(name, attributeType.S, previous);
  return predictor.findOrLearn(name, attributeType.S, previous);
}

/** Returns the name of the attribute that is predicted for a text. */
function predicted(
  predictor: AttributePredictor,
  text: string,
  previous?: PredictedAttribute,
): string | undefined {
  return readAll(text, (reader) => {
    const attribute = predictor.predict(reader, previous);
    expect(reader.position).toBe(attribute === undefined ? 0 : text.length);
    reader.position = text.length;
    return attribute?.name;
  });
}

describe('AttributePredictor', () => {
  it('predicts nothing at first', () => {
    expect(predicted(new AttributePredictor(new LearningLimit()), '"a":{"S":"')).toBeUndefined();
  });

  it('learns a name when it occurs for the second time', () => {
    const predictor = new AttributePredictor(new LearningLimit());
    expect(predictor.findOrLearn('a', attributeType.S, undefined).isLearned).toBe(false);
    const learned = predictor.findOrLearn('a', attributeType.S, undefined);
    expect(learned.isLearned).toBe(true);
    expect(predictor.findOrLearn('a', attributeType.S, undefined)).toBe(learned);
    expect(predicted(predictor, '"a":{"S":"')).toBe('a');
  });

  it('finds attributes in any order, and skips missing ones', () => {
    const predictor = new AttributePredictor(new LearningLimit());
    const a = learn(predictor, 'a');
    const c = learn(predictor, 'c', a);
    learn(predictor, 'b', a);
    expect(predicted(predictor, '"b":{"S":"', a)).toBe('b');
    expect(predicted(predictor, '"c":{"S":"', a)).toBe('c');
    expect(predicted(predictor, '"b":{"S":"', c)).toBe('b');
  });

  it('treats another type of the same name as another attribute', () => {
    const predictor = new AttributePredictor(new LearningLimit());
    learn(predictor, 'a');
    expect(predicted(predictor, '"a":{"N":"')).toBeUndefined();
    predictor.findOrLearn('a', attributeType.N, undefined);
    expect(predicted(predictor, '"a":{"N":"')).toBe('a');
    expect(predicted(predictor, '"a":{"S":"')).toBe('a');
  });

  it('limits the number and the length of the names that it remembers', () => {
    const predictor = new AttributePredictor(new LearningLimit());
    const isLearned = (name: string) => learn(predictor, name).isLearned;
    expect(isLearned('x'.repeat(256))).toBe(false);
    const learned = Array.from({ length: 2500 }, (_, index) => isLearned(`name${index}`));
    expect(learned.filter(Boolean)).toHaveLength(1024);
  });

  it('shares a learning limit with the other predictors of its decoder', () => {
    const limit = new LearningLimit({ names: 1, layouts: 1 });
    expect(learn(new AttributePredictor(limit), 'a').isLearned).toBe(true);
    expect(learn(new AttributePredictor(limit), 'b').isLearned).toBe(false);
  });

  it('shares one predictor for the contents of all one-off attributes', () => {
    const predictor = new AttributePredictor(new LearningLimit());
    const [one, other] = [
      predictor.findOrLearn('id-1', attributeType.M, undefined),
      predictor.findOrLearn('id-2', attributeType.M, undefined),
    ];
    expect(one.predictor).toBe(other.predictor);
    expect(one.predictor).not.toBe(predictor);
  });

  it('is volatile while most names were unknown, and not because many were learned', () => {
    const predictor = new AttributePredictor(new LearningLimit());
    for (let index = 0; index < 500; index++) learn(predictor, `name${index}`);
    expect(predictor.isVolatile).toBe(false);
    for (let index = 0; index < 1000; index++)
      predictor.findOrLearn(`id-${index}`, attributeType.S, undefined);
    expect(predictor.isVolatile).toBe(true);
  });
});
