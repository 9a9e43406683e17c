import { describe, expect, it } from 'vitest';
import { barLine } from '../../../examples/cities/progress.ts';

const text = '50 % 67,616 items in 2,705 requests, 12,345 items/s';

describe('a line with a progress bar', () => {
  it('fills a terminal of 80 columns, of which one is free, but no more', () => {
    const line = barLine('Scanning', 0.5, text, 79);
    expect(line).toHaveLength(79);
    expect(line).toMatch(/^Scanning █+░+ 50 % 67,616 items in 2,705 requests, 12,345 items\/s$/);
  });

  it('has a bar of 40 characters in a wide terminal', () => {
    const line = barLine('Loading', 0.5, text, 200);
    expect(line).toBe(`Loading ${'█'.repeat(20)}${'░'.repeat(20)} ${text}`);
  });

  it('has no bar, and is cut, in a narrow terminal', () => {
    expect(barLine('Loading', 0.5, text, 30)).toBe('Loading 50 % 67,616 items in 2');
    expect(barLine('Loading', 1, text, `Loading ${text}`.length)).toBe(`Loading ${text}`);
  });

  it.each([0, 0.001, 0.999, 1])('keeps its length at a share of %d', (share) => {
    expect(barLine('Loading', share, text, 79)).toHaveLength(79);
  });
});
