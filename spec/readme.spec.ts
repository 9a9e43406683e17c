import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { operators } from './backpressure/pipelines/operators/all.ts';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const readme = read('README.md');

/** The first group of every match of a pattern. */
const captured = (pattern: RegExp) => Array.from(readme.matchAll(pattern), ([, text = '']) => text);

describe('the README', () => {
  it('shows the first steps exactly as in the example', () => {
    const [steps = ''] = captured(/## First steps\n.*?```ts\n(.*?)```/gs);
    expect(steps.split('\n').length).toBeGreaterThan(20);
    expect(read('examples/getting-started.ts')).toContain(steps);
  });

  it('names only scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = captured(/npm run ([\w:]+)/g);
    expect(named).not.toHaveLength(0);
    for (const name of named) expect(Object.keys(scripts)).toContain(name);
  });

  it('names exactly the operators through which a source reads ahead', () => {
    const [table = ''] = captured(/\*\*Where demand does not reach\.\*\*.*?\n\|---\|---\|\n(.*?)\n\n/gs);
    const firstColumn = table.split('\n').map((row) => row.split('|')[1] ?? '');
    const named = firstColumn.flatMap((cell) => Array.from(cell.matchAll(/`(\w+)`/g), ([, name]) => name));
    const excepted = operators.filter(({ runsAhead }) => runsAhead !== undefined);
    const measured = new Set(excepted.map(({ name }) => name.split(' ')[0]));
    // `zip` and `zipWith` are one operator: the creation function and the pipeable one.
    if (measured.has('zipWith')) measured.add('zip');
    expect(measured.size).toBeGreaterThan(10);
    expect(named.sort()).toEqual([...measured].sort());
  });

  it('names every client option', () => {
    const [section = ''] = captured(/## Options\n(.*?)\n## /gs);
    const sources = ['lib/client/options.ts', 'lib/config/connection.ts'].map(read).join('\n');
    const options = Array.from(sources.matchAll(/^ {2}readonly (\w+)\?: /gm), ([, name]) => name);
    expect(options.length).toBeGreaterThan(15);
    for (const option of options) expect(section).toContain(`\`${option}\``);
  });

  it('links only to files that exist', () => {
    const links = captured(/\]\((?!https?:|#)([^)]+)\)/g);
    expect(links).not.toHaveLength(0);
    for (const link of links) expect(() => read(link)).not.toThrow();
  });
});

describe('the page about the architecture, and the one for contributors', () => {
  it.each(['docs/architecture.md', 'CONTRIBUTING.md'])(
    'name only files and folders that exist: %s',
    (page) => {
      const paths = read(page).match(/(?<=`)(lib|spec|docs|examples)\/[\w./-]+(?=`)/g) ?? [];
      const missing = paths.filter((path) => !existsSync(new URL(`../${path}`, import.meta.url)));
      expect(paths).not.toHaveLength(0);
      expect(missing).toEqual([]);
    },
  );
});
