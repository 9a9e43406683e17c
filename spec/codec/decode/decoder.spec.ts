import { describe, expect, it } from 'vitest';
import { Decoder } from '../../../lib/codec/decode/decoder.ts';

const shape = { members: { Items: { list: { map: 'attribute' } } } } as const;

/** A response of items of which each has the attributes that `namesOf` gives it. */
function response(items: number, namesOf: (item: number) => readonly string[]): Buffer {
  const Items = Array.from({ length: items }, (_, item) =>
    Object.fromEntries(namesOf(item).map((name) => [name, { S: `${item}` }])),
  );
  return Buffer.from(JSON.stringify({ Items }));
}

const song = ['artist', 'title', 'year'];
const songs = response(20, () => song);

let identifiers = 0;
const neverRepeated = () => response(500, () => Array.from({ length: 8 }, () => `id-${identifiers++}`));

/** Decodes responses of new names only, and returns after how many of them everything was forgotten. */
function responsesUntilForgotten(decoder: Decoder): number {
  for (let count = 1; ; count++) {
    const before = decoder.used;
    decoder.decode(neverRepeated());
    if (decoder.used < before) return count;
    if (count === 100) throw new Error('Nothing was forgotten');
  }
}

describe('Decoder', () => {
  it('remembers each name and each layout once', () => {
    const decoder = new Decoder(shape, 'lossless');
    expect(decoder.used).toBe(0);
    decoder.decode(songs);
    expect(decoder.used).toBe(2 * song.length);
    for (let count = 0; count < 10; count++) decoder.decode(songs);
    expect(decoder.used).toBe(2 * song.length);
  });

  it('remembers a limited number, whatever it reads', () => {
    const decoder = new Decoder(shape, 'lossless');
    for (let count = 0; count < 10; count++) {
      decoder.decode(neverRepeated());
      expect(decoder.used).toBeLessThanOrEqual(512 + 1024);
    }
  });

  it('learns again when what it remembers has been of no use for long', () => {
    const decoder = new Decoder(shape, 'lossless');
    decoder.decode(neverRepeated());
    const full = decoder.used;
    decoder.decode(songs);
    expect(decoder.used).toBe(full);
    responsesUntilForgotten(decoder);
    decoder.decode(songs);
    expect(decoder.used).toBe(2 * song.length);
  });

  it('learns again when the items of a table change half way through', () => {
    const decoder = new Decoder(shape, 'lossless');
    // Twelve attributes of which each may be missing make 4096 layouts.
    const sparse = response(8000, (item) =>
      Array.from({ length: 12 }, (_, at) => `old${at}`).filter((_, at) => (item & (1 << at)) !== 0),
    );
    decoder.decode(sparse);
    const full = decoder.used;
    const changed = response(4000, () => ['new1', 'new2', 'new3']);
    for (let count = 0; decoder.used >= full && count < 20; count++) decoder.decode(changed);
    expect(decoder.used).toBe(0);
    decoder.decode(changed);
    expect(decoder.used).toBe(2 * 3);
  });

  it('takes longer and longer until it forgets, as long as learning again is of no use', () => {
    const decoder = new Decoder(shape, 'lossless');
    const times = Array.from({ length: 3 }, () => responsesUntilForgotten(decoder));
    expect(times.toSorted((a, b) => a - b)).toEqual(times);
    expect(new Set(times).size).toBe(3);
  });

  it('forgets soon again after it has been of use', () => {
    const decoder = new Decoder(shape, 'lossless');
    const first = responsesUntilForgotten(decoder);
    const later = Array.from({ length: 3 }, () => responsesUntilForgotten(decoder)).at(-1) ?? 0;
    expect(later).toBeGreaterThan(2 * first);
    for (let count = 0; count < 10 * later; count++) decoder.decode(songs);
    responsesUntilForgotten(decoder);
    expect(responsesUntilForgotten(decoder)).toBeLessThan(later);
  });

  it('forgets nothing while it refuses nothing', () => {
    const decoder = new Decoder(shape, 'lossless');
    for (let count = 0; count < 2000; count++) decoder.decode(songs);
    expect(decoder.used).toBe(2 * song.length);
  });

  it('reads right before and after it has forgotten', () => {
    const decoder = new Decoder(shape, 'lossless');
    for (let count = 0; count < 12; count++) {
      const page = neverRepeated();
      const plain = JSON.parse(page.toString()).Items.map((item: Record<string, { S: string }>) =>
        Object.fromEntries(Object.entries(item).map(([name, { S }]) => [name, S])),
      );
      expect(decoder.decode(page)).toEqual({ Items: plain });
      expect(decoder.decode(songs)).toHaveProperty(['Items', '19'], {
        artist: '19',
        title: '19',
        year: '19',
      });
    }
  });
});
