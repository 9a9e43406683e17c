import { describe, expect, it } from 'vitest';
import {
  AttributePredictor,
  type PredictedAttribute,
} from '../../../lib/codec/decode/attribute-predictor.ts';
import { attributeType } from '../../../lib/codec/decode/attribute-types.ts';
import { LearningLimit } from '../../../lib/codec/decode/learning-limit.ts';
import { readAll } from './read.ts';

/** Teaches a place a name, which takes two encounters, and returns its field. */
function teach(place: AttributePredictor, name: string, previous?: PredictedAttribute): PredictedAttribute {
  place.recall(name, attributeType.S, previous);
  return place.recall(name, attributeType.S, previous);
}

function predicted(
  place: AttributePredictor,
  text: string,
  previous?: PredictedAttribute,
): string | undefined {
  return readAll(text, (page) => {
    const field = place.predict(page, previous);
    expect(page.position).toBe(field === undefined ? 0 : text.length);
    page.position = text.length;
    return field?.name;
  });
}

describe('a place', () => {
  it('knows nothing at first', () => {
    expect(predicted(new AttributePredictor(new LearningLimit()), '"a":{"S":"')).toBeUndefined();
  });

  it('learns a name when it comes a second time', () => {
    const place = new AttributePredictor(new LearningLimit());
    expect(place.recall('a', attributeType.S, undefined).isKnown).toBe(false);
    const learned = place.recall('a', attributeType.S, undefined);
    expect(learned.isKnown).toBe(true);
    expect(place.recall('a', attributeType.S, undefined)).toBe(learned);
    expect(predicted(place, '"a":{"S":"')).toBe('a');
  });

  it('expects fields in the order in which they came, and sees over those that are missing', () => {
    const place = new AttributePredictor(new LearningLimit());
    const a = teach(place, 'a');
    const c = teach(place, 'c', a);
    teach(place, 'b', a);
    expect(predicted(place, '"b":{"S":"', a)).toBe('b');
    expect(predicted(place, '"c":{"S":"', a)).toBe('c');
    expect(predicted(place, '"b":{"S":"', c)).toBeUndefined();
  });

  it('takes another kind of the same name for another field', () => {
    const place = new AttributePredictor(new LearningLimit());
    teach(place, 'a');
    expect(predicted(place, '"a":{"N":"')).toBeUndefined();
    place.recall('a', attributeType.N, undefined);
    expect(predicted(place, '"a":{"N":"')).toBe('a');
    expect(predicted(place, '"a":{"S":"')).toBe('a');
  });

  it('remembers no more names than it may, nor longer ones', () => {
    const place = new AttributePredictor(new LearningLimit());
    const isLearned = (name: string) => teach(place, name).isKnown;
    expect(isLearned('x'.repeat(256))).toBe(false);
    const learned = Array.from({ length: 600 }, (_, index) => isLearned(`name${index}`));
    expect(learned.filter(Boolean)).toHaveLength(512);
  });

  it('remembers no more names than all the places of a decoder together may', () => {
    const budget = new LearningLimit({ names: 1, layouts: 1 });
    expect(teach(new AttributePredictor(budget), 'a').isKnown).toBe(true);
    expect(teach(new AttributePredictor(budget), 'b').isKnown).toBe(false);
  });

  it('remembers what is inside of strangers for all of them together', () => {
    const place = new AttributePredictor(new LearningLimit());
    const [one, other] = [
      place.recall('id-1', attributeType.M, undefined),
      place.recall('id-2', attributeType.M, undefined),
    ];
    expect(one.predictor).toBe(other.predictor);
    expect(one.predictor).not.toBe(place);
  });
});
