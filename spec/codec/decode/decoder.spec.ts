import { describe, expect, it } from 'vitest';
import { Decoder } from '../../../lib/codec/decode/decoder.ts';

const shape = { members: { Items: { list: { map: 'attribute' } } } } as const;

/** Makes a response whose items have the attributes that `namesOf` returns. */
function response(items: number, namesOf: (item: number) => readonly string[]): Buffer {
  const Items = Array.from({ length: items }, (_, item) =>
    Object.fromEntries(namesOf(item).map((name) => [name, { S: `${item}` }])),
  );
  return Buffer.from(JSON.stringify({ Items }));
}

const song = ['artist', 'title', 'year'];
const songs = response(20, () => song);

let identifiers = 0;
const responseOfNewNames = () => response(500, () => Array.from({ length: 8 }, () => `id-${identifiers++}`));

/** Decodes responses whose names never repeat, and returns how many it takes until the decoder resets. */
function responsesUntilReset(decoder: Decoder): number {
  for (let count = 1; ; count++) {
    const before = decoder.used;
    decoder.decode(responseOfNewNames());
    if (decoder.used < before) return count;
    if (count === 200) throw new Error('The decoder did not reset within 200 responses');
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

  it('remembers a limited number of names and layouts', () => {
    const decoder = new Decoder(shape, 'lossless');
    for (let count = 0; count < 10; count++) {
      decoder.decode(responseOfNewNames());
      expect(decoder.used).toBeLessThanOrEqual(1024 + 2048);
    }
  });

  it('resets and learns anew after what it remembers has long been useless', () => {
    const decoder = new Decoder(shape, 'lossless');
    decoder.decode(responseOfNewNames());
    const full = decoder.used;
    decoder.decode(songs);
    expect(decoder.used).toBe(full);
    responsesUntilReset(decoder);
    decoder.decode(songs);
    expect(decoder.used).toBe(2 * song.length);
  });

  it('resets and learns anew when the items of a table change halfway through', () => {
    const decoder = new Decoder(shape, 'lossless');
    // Twelve optional attributes have 4096 layouts.
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

  it('backs off: each reset takes longer than the one before, as long as learning anew is useless', () => {
    const decoder = new Decoder(shape, 'lossless');
    const times = Array.from({ length: 3 }, () => responsesUntilReset(decoder));
    expect(times.toSorted((a, b) => a - b)).toEqual(times);
    expect(new Set(times).size).toBe(3);
  });

  it('returns to the shortest backoff after what it learned was useful', () => {
    const decoder = new Decoder(shape, 'lossless');
    const first = responsesUntilReset(decoder);
    const later = Array.from({ length: 3 }, () => responsesUntilReset(decoder)).at(-1) ?? 0;
    expect(later).toBeGreaterThan(2 * first);
    for (let count = 0; count < 10 * later; count++) decoder.decode(songs);
    responsesUntilReset(decoder);
    expect(responsesUntilReset(decoder)).toBeLessThan(later);
  });

  it('does not reset while nothing is refused', () => {
    const decoder = new Decoder(shape, 'lossless');
    for (let count = 0; count < 2000; count++) decoder.decode(songs);
    expect(decoder.used).toBe(2 * song.length);
  });

  it('decodes correctly before and after a reset', () => {
    const decoder = new Decoder(shape, 'lossless');
    for (let count = 0; count < 12; count++) {
      const body = responseOfNewNames();
      const expected = JSON.parse(body.toString()).Items.map((item: Record<string, { S: string }>) =>
        Object.fromEntries(Object.entries(item).map(([name, { S }]) => [name, S])),
      );
      expect(decoder.decode(body)).toEqual({ Items: expected });
      expect(decoder.decode(songs)).toHaveProperty(['Items', '19'], {
        artist: '19',
        title: '19',
        year: '19',
      });
    }
  });
});
