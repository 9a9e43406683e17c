import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const readme = read('README.md');

/** The programs and their outputs are held by `spec/docs/blocks.spec.ts`, and the links by `spec/docs/links.spec.ts`. */
describe('the README', () => {
  it('can be read in five minutes: it has at most 120 lines', () => {
    expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(120);
  });

  it('has the rates of the benchmarks', () => {
    const [, sdk, ours] =
      /^\| items per second of a full scan .* \| ([\d,]+) \| ([\d,]+) \|$/m.exec(readme) ?? [];
    const row = /^\| scan, medium, against AWS SDK document client \|.* items\/s \|$/m.exec(
      read('docs/benchmarks.md'),
    );
    expect(row?.[0]).toContain(`| ${ours} against ${sdk} items/s |`);
  });

  it('links to each page of the docs', () => {
    const pages = readme.match(/(?<=\]\()docs\/[\w-]+\.md/g) ?? [];
    expect(new Set(pages).size).toBeGreaterThan(15);
  });
});
