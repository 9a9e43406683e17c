import { describe, expect, it } from 'vitest';
import { TextExtractor } from '../../../lib/codec/decode/text-extractor.ts';
import { allocate } from '../../../lib/codec/memory.ts';

function extractorOf(text: string): { extractor: TextExtractor; size: number } {
  const size = Buffer.byteLength(text);
  const buffer = allocate(size);
  buffer.write(text);
  return { extractor: new TextExtractor(buffer), size };
}

describe('TextExtractor', () => {
  it('copies ASCII from any position, forwards and backwards, within a window and across its end', () => {
    const text = Array.from({ length: 3000 }, (_, index) => `${index} `).join('');
    const { extractor } = extractorOf(text);
    for (const start of [0, 5, 8180, 8188, 8192, 100, 9000, text.length - 12, 0]) {
      for (const length of [0, 1, 12, 13, 100]) {
        const end = Math.min(start + length, text.length);
        expect(extractor.ascii(start, end)).toBe(text.slice(start, end));
      }
    }
  });

  it('copies text of a longer response after a shorter one', () => {
    const { extractor } = extractorOf('0123456789');
    extractor.load(4);
    expect(extractor.ascii(1, 3)).toBe('12');
    extractor.clear();
    extractor.load(10);
    expect(extractor.ascii(2, 10)).toBe('23456789');
  });

  it('copies any text of any length', () => {
    for (const unit of ['a', 'é', 'ж', '日', '😀', 'aé', 'a日😀']) {
      for (const count of [0, 1, 30, 99, 100, 199, 200, 2000]) {
        const { extractor, size } = extractorOf(unit.repeat(count));
        expect(extractor.utf8(0, size)).toBe(unit.repeat(count));
      }
    }
  });

  it('reads the new contents of the buffer after it was cleared', () => {
    const buffer = allocate(4);
    const extractor = new TextExtractor(buffer);
    buffer.write('old!');
    expect(extractor.ascii(0, 4)).toBe('old!');
    extractor.clear();
    buffer.write('new!');
    expect(extractor.ascii(0, 4)).toBe('new!');
  });
});
