import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const at = (path: string) => new URL(`../${path}`, import.meta.url);
const docs = readdirSync(at('docs')).filter((name) => name.endsWith('.md'));
const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...docs.map((name) => `docs/${name}`)];

/** Paths of this repository in backticks, without those that are patterns. */
const path = /`((?:lib|spec|examples|docs)\/[\w/.-]+)`/g;
const namedPaths = (page: string) =>
  Array.from(readFileSync(at(page), 'utf8').matchAll(path), ([, name = '']) => name);

describe('the docs', () => {
  it('for contributors name files and folders', () => {
    for (const page of ['CONTRIBUTING.md', 'docs/architecture.md'])
      expect(namedPaths(page)).not.toHaveLength(0);
  });

  it.each(pages)('%s names only files and folders that exist', (page) => {
    expect(namedPaths(page).filter((name) => !existsSync(at(name)))).toEqual([]);
  });

  it('name a spec for each fault in the table of reliability.md', () => {
    const rows = readFileSync(at('docs/reliability.md'), 'utf8').match(/^\| (?!what goes wrong).*/gm) ?? [];
    expect(rows).not.toHaveLength(0);
    expect(rows.filter((row) => !/`spec\/[\w/.-]+\.spec\.ts`/.test(row))).toEqual([]);
  });
});
