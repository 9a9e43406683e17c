import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const readme = read('README.md');

/** What a pattern captures, wherever it matches. */
const captured = (pattern: RegExp) => Array.from(readme.matchAll(pattern), ([, text = '']) => text);

describe('the README', () => {
  it('shows the first steps as the example takes them, which a spec runs', () => {
    const [steps = ''] = captured(/## First steps\n.*?```ts\n(.*?)```/gs);
    expect(steps.split('\n').length).toBeGreaterThan(20);
    expect(read('examples/getting-started.ts')).toContain(steps);
  });

  it('names only scripts that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = captured(/npm run ([\w:]+)/g);
    expect(named).not.toHaveLength(0);
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
  });

  it('links only to files that there are', () => {
    const links = captured(/\]\((?!https?:|#)([^)]+)\)/g);
    expect(links).not.toHaveLength(0);
    for (const link of links) expect(() => read(link)).not.toThrow();
  });
});
