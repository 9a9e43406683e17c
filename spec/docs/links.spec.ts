import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pages } from './blocks.ts';

const at = (path: string) => new URL(`../../${path}`, import.meta.url);
const read = (path: string) => readFileSync(at(path), 'utf8');
const withoutCode = (text: string) => text.replaceAll(/^ *```.*?^ *```$/gms, '');

/** The anchors that GitHub gives the headings of a page. */
function anchorsOf(text: string): ReadonlySet<string> {
  const headings = Array.from(withoutCode(text).matchAll(/^#+ (.*)$/gm), ([, heading = '']) => heading);
  return new Set(
    headings.map((heading) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

/** The links of a page that lead nowhere: to a file that does not exist, or to a heading that its page does not have. */
function brokenLinks(page: string, text: string): readonly string[] {
  const links = Array.from(withoutCode(text).matchAll(/\]\((?!\w+:)([^)\s]*)\)/g), ([, link = '']) => link);
  return links.filter((link) => {
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? page : posix.join(posix.dirname(page), path);
    if (path !== '' && !existsSync(at(target))) return true;
    const targetText = path === '' ? text : read(target);
    return anchor !== undefined && !anchorsOf(targetText).has(anchor);
  });
}

describe('the links of the docs', () => {
  it.each([...pages, 'CONTRIBUTING.md', 'SECURITY.md'])(
    'lead to files and headings that exist: %s',
    (page) => {
      expect(brokenLinks(page, read(page))).toEqual([]);
    },
  );

  it('are found to be broken', () => {
    const text =
      '# A `b` page, (c)\n[1](#a-b-page-c) [2](none.md) [3](reading.md#none) [4](reading.md#streams) [5](#x)';
    expect(brokenLinks('docs/any.md', text)).toEqual(['none.md', 'reading.md#none', '#x']);
  });
});
