import { describe, expect, it } from 'vitest';
import { Budget } from '../../../lib/codec/page/budget.ts';
import { kind } from '../../../lib/codec/page/kinds.ts';
import { type Field, Place } from '../../../lib/codec/page/prediction.ts';
import { readAll } from './read.ts';

/** Teaches a place a name, which takes two encounters, and returns its field. */
function teach(place: Place, name: string, previous?: Field): Field {
  place.recall(name, kind.S, previous);
  return place.recall(name, kind.S, previous);
}

function predicted(place: Place, text: string, previous?: Field): string | undefined {
  return readAll(text, (page) => {
    const field = place.predict(page, previous);
    expect(page.position).toBe(field === undefined ? 0 : text.length);
    page.position = text.length;
    return field?.name;
  });
}

describe('a place', () => {
  it('knows nothing at first', () => {
    expect(predicted(new Place(new Budget()), '"a":{"S":"')).toBeUndefined();
  });

  it('learns a name when it comes a second time', () => {
    const place = new Place(new Budget());
    expect(place.recall('a', kind.S, undefined).isKnown).toBe(false);
    const learned = place.recall('a', kind.S, undefined);
    expect(learned.isKnown).toBe(true);
    expect(place.recall('a', kind.S, undefined)).toBe(learned);
    expect(predicted(place, '"a":{"S":"')).toBe('a');
  });

  it('expects fields in the order in which they came, and sees over those that are missing', () => {
    const place = new Place(new Budget());
    const a = teach(place, 'a');
    const c = teach(place, 'c', a);
    teach(place, 'b', a);
    expect(predicted(place, '"b":{"S":"', a)).toBe('b');
    expect(predicted(place, '"c":{"S":"', a)).toBe('c');
    expect(predicted(place, '"b":{"S":"', c)).toBeUndefined();
  });

  it('takes another kind of the same name for another field', () => {
    const place = new Place(new Budget());
    teach(place, 'a');
    expect(predicted(place, '"a":{"N":"')).toBeUndefined();
    place.recall('a', kind.N, undefined);
    expect(predicted(place, '"a":{"N":"')).toBe('a');
    expect(predicted(place, '"a":{"S":"')).toBe('a');
  });

  it('remembers no more names than it may, nor longer ones', () => {
    const place = new Place(new Budget());
    const isLearned = (name: string) => teach(place, name).isKnown;
    expect(isLearned('x'.repeat(256))).toBe(false);
    const learned = Array.from({ length: 600 }, (_, index) => isLearned(`name${index}`));
    expect(learned.filter(Boolean)).toHaveLength(512);
  });

  it('remembers no more names than all the places of a decoder together may', () => {
    const budget = new Budget({ names: 1, layouts: 1 });
    expect(teach(new Place(budget), 'a').isKnown).toBe(true);
    expect(teach(new Place(budget), 'b').isKnown).toBe(false);
  });

  it('remembers what is inside of strangers for all of them together', () => {
    const place = new Place(new Budget());
    const [one, other] = [place.recall('id-1', kind.M, undefined), place.recall('id-2', kind.M, undefined)];
    expect(one.place).toBe(other.place);
    expect(one.place).not.toBe(place);
  });
});
