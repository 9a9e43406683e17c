import { describe, expect, it } from 'vitest';
import { TextExtractor } from '../../../lib/codec/decode/text-extractor.ts';
import { allocate } from '../../../lib/codec/memory.ts';

function textsOf(text: string): { texts: TextExtractor; size: number } {
  const size = Buffer.byteLength(text);
  const bytes = allocate(size);
  bytes.write(text);
  return { texts: new TextExtractor(bytes), size };
}

describe('Texts', () => {
  it('copies ASCII from anywhere, forwards and backwards, within a window and across its end', () => {
    const text = Array.from({ length: 3000 }, (_, index) => `${index} `).join('');
    const { texts } = textsOf(text);
    for (const start of [0, 5, 8180, 8188, 8192, 100, 9000, text.length - 12, 0]) {
      for (const length of [0, 1, 12, 13, 100]) {
        const end = Math.min(start + length, text.length);
        expect(texts.ascii(start, end)).toBe(text.slice(start, end));
      }
    }
  });

  it('copies any text of any length', () => {
    for (const unit of ['a', 'é', 'ж', '日', '😀', 'aé', 'a日😀']) {
      for (const count of [0, 1, 30, 99, 100, 199, 200, 2000]) {
        const { texts, size } = textsOf(unit.repeat(count));
        expect(texts.any(0, size)).toBe(unit.repeat(count));
      }
    }
  });

  it('forgets a page that has been read', () => {
    const bytes = allocate(4);
    const texts = new TextExtractor(bytes);
    bytes.write('old!');
    expect(texts.ascii(0, 4)).toBe('old!');
    texts.forget();
    bytes.write('new!');
    expect(texts.ascii(0, 4)).toBe('new!');
  });
});
