import { describe, expect, it } from 'vitest';
import type { ByteReader } from '../../../lib/codec/decode/byte-reader.ts';
import { newRepetition, RepeatedTexts, type Repetition } from '../../../lib/codec/decode/repeated-text.ts';
import { seeded } from '../../bench/corpora-random.ts';
import { readAll } from './read.ts';

/** Reads strings one after another with one cache. */
function readStrings(
  texts: readonly string[],
  repetition: Repetition = newRepetition(),
  cache = new RepeatedTexts(),
): string[] {
  return readAll(texts.map((text) => JSON.stringify(text)).join(''), (reader: ByteReader) =>
    texts.map(() => {
      reader.position++;
      return cache.read(reader, repetition);
    }),
  );
}

describe('RepeatedTexts', () => {
  it.each(['', 'a', 'abc', 'abcd', 'Zürich', '日本語', 'x'.repeat(59), 'x'.repeat(60), 'one\ntwo'])(
    'reads %j three times',
    (text) => {
      expect(readStrings([text, text, text])).toEqual([text, text, text]);
    },
  );

  it('counts hits and misses of texts up to 59 bytes', () => {
    const repetition = newRepetition();
    readStrings(['a', 'a', 'a', 'a'], repetition);
    expect(repetition.score).toBe(2);
    readStrings(['x'.repeat(60), 'x'.repeat(60), 'x'.repeat(60)], repetition);
    expect(repetition.score).toBe(2);
  });

  it('reads texts that share beginnings, ends and buckets', () => {
    const random = seeded(1);
    const texts = Array.from({ length: 20_000 }, () =>
      random
        .bytes(random.integer(0, 12))
        .toString('latin1')
        .replaceAll(/[^a-cé]/g, 'é'),
    );
    for (let round = 0; round < 3; round++) expect(readStrings(texts)).toEqual(texts);
  });

  it('stops searching after many misses, and still reads', () => {
    const repetition = newRepetition();
    const cache = new RepeatedTexts();
    const texts = Array.from({ length: 1000 }, (_, index) => `text ${index}`);
    expect(readStrings(texts, repetition, cache)).toEqual(texts);
    const { score } = repetition;
    expect(readStrings(['text 1', 'text 1', 'text 1'], repetition, cache)).toEqual([
      'text 1',
      'text 1',
      'text 1',
    ]);
    expect(repetition.score).toBe(score);
  });

  it('refuses what is no string', () => {
    for (const text of ['"abc', '"a\nb"', '"a\\x"'])
      expect(() =>
        readAll(text, (reader) => {
          reader.position++;
          return new RepeatedTexts().read(reader, newRepetition());
        }),
      ).toThrow('The response is invalid');
  });
});
