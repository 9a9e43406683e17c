import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { groupOf, methodGroups, nameGroups } from './groups.ts';
import { pages } from './pages.ts';

const at = (path: string) => new URL(`../../${path}`, import.meta.url);
const docs = readdirSync(at('docs')).filter((name) => name.endsWith('.md'));
const pictures = readdirSync(at('docs')).filter((name) => name.endsWith('.svg'));

describe('the list of the pages of the site', () => {
  it('has every page of `docs` once, and the pages for contributors', () => {
    const files = [...docs.map((name) => `docs/${name}`), 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'];
    expect([...pages].sort()).toEqual(files.sort());
  });
});

describe('the groups of the reference', () => {
  it.each([
    ['names', nameGroups, 'lib/'],
    ['methods', methodGroups, 'lib/operations/'],
  ] as const)('are of files and folders that exist: %s', (_, groups, base) => {
    const paths = Object.values(groups).flat();
    const inBase = (path: string) => existsSync(at(path.startsWith('lib/') ? path : base + path));
    expect(paths.filter((path) => !inBase(path))).toEqual([]);
  });

  it('are chosen by the longest path', () => {
    const groups = { A: ['a'], B: ['a/b', 'c.ts'], Rest: [''] };
    const of = (path: string) => groupOf(path, groups);
    expect(['a/x.ts', 'a/b/x.ts', 'c.ts', 'ab.ts'].map(of)).toEqual(['A', 'B', 'B', 'Rest']);
    expect(groupOf('d.ts', { A: ['a'] })).toBeUndefined();
  });
});

describe('the pictures of the docs', () => {
  it.each(pictures)('have a title, a width for phones, and colours for dark mode: %s', (name) => {
    const text = readFileSync(at(`docs/${name}`), 'utf8');
    const width = /^<svg [^>]*\bwidth="(\d+)"[^>]*\bviewBox="0 0 \1 \d+"/.exec(text)?.[1];
    expect(Number(width)).toBeGreaterThan(300);
    expect(Number(width)).toBeLessThanOrEqual(440);
    expect(text).toMatch(/<title\b/);
    expect(text).toContain('@media (prefers-color-scheme: dark)');
    // Its own ground: a page may be light although the reader's system is dark.
    expect(text).toMatch(/<rect class="ground"/);
  });

  it('name only layers that the client and its request pipeline call: layers.svg', () => {
    const picture = readFileSync(at('docs/layers.svg'), 'utf8');
    const drawn = Array.from(picture.matchAll(/"code small"[^>]*>(\w+)</g), ([, name = '']) => name);
    const sources = ['lib/client/dynamodb.ts', 'lib/client/request-pipeline.ts'];
    const code = sources.map((path) => readFileSync(at(path), 'utf8')).join('');
    expect(drawn.length).toBeGreaterThan(5);
    expect(drawn.filter((name) => !code.includes(`${name}(`))).toEqual([]);
  });
});
