import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as rxdynamo from '../../lib/index.ts';
import { nameGroups } from './groups.ts';
import { pages } from './pages.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
let site: string;

const read = (path: string) => readFileSync(join(site, path), 'utf8');
const files = () =>
  readdirSync(site, { recursive: true, encoding: 'utf8' }).map((path) => path.split(sep).join('/'));
const htmlFiles = () => files().filter((path) => path.endsWith('.html'));

const captured = (text: string, pattern: RegExp) =>
  Array.from(text.matchAll(pattern), ([, found = '']) => found);
const idsOf = (html: string): ReadonlySet<string> => new Set(captured(html, /\bid="([^"]+)"/g));

/** The links of a page, and the files that it loads, that lead to nothing on the site. */
function brokenLinks(page: string, html: string, site: Site): readonly string[] {
  const own = idsOf(html);
  const links = captured(html.replaceAll(/<script>.*?<\/script>/gs, ''), /\b(?:href|src)="(?!\w+:)([^"]*)"/g);
  return [...new Set(links)].filter((link) => {
    const [path = '', anchor = ''] = decodeURI(link.replaceAll('&amp;', '&')).split('#');
    const target = posix.join(posix.dirname(page), path);
    if (path !== '' && !site.files.has(target)) return true;
    const ids = path === '' ? own : (site.ids.get(target) ?? new Set());
    return anchor !== '' && (path === '' || target.endsWith('.html')) && !ids.has(anchor);
  });
}

/** The files of the site, and the ids of its pages. */
interface Site {
  readonly files: ReadonlySet<string>;
  readonly ids: ReadonlyMap<string, ReadonlySet<string>>;
}

beforeAll(async () => {
  site = await mkdtemp(join(tmpdir(), 'rxdynamo-site-'));
  const typedoc = ['--import', 'tsx', 'node_modules/typedoc/bin/typedoc', '--options', 'spec/typedoc.json'];
  await promisify(execFile)(process.execPath, [...typedoc, '--out', site], { cwd: root });
}, 180_000);
afterAll(() => rm(site, { recursive: true, force: true }));

describe('the site that `npm run docs` builds', () => {
  it('has only links that lead to its pages, their headings and its files', () => {
    const texts = new Map(htmlFiles().map((page) => [page, read(page)]));
    const ids = new Map(Array.from(texts, ([page, html]) => [page, idsOf(html)]));
    const built = { files: new Set(files()), ids };
    const broken = Array.from(texts).flatMap(([page, html]) =>
      brokenLinks(page, html, built).map((link) => `${page}: ${link}`),
    );
    expect(broken).toEqual([]);
    const wrong =
      '<a href="none.html">a</a><a href="index.html#none">b</a><a href="#here" id="here">c</a><img src="x.svg">';
    expect(brokenLinks('index.html', wrong, built)).toEqual(['none.html', 'index.html#none', 'x.svg']);
  });

  it('has a page for each page of the docs, which the search finds', () => {
    const data = /"([^"]+)"/.exec(read('assets/search.js'))?.[1] ?? '';
    const found = inflateSync(Buffer.from(data, 'base64')).toString();
    const titles = pages.map((page) => /^# ([^:,\n]+)/m.exec(readFileSync(root + page, 'utf8'))?.[1] ?? page);
    expect(titles.length).toBeGreaterThan(10);
    expect(titles.filter((title) => !found.includes(`"name":${JSON.stringify(title)}`))).toEqual([]);
  });

  it('shows the README first, and the examples as pages', () => {
    expect(read('index.html')).toContain('<h1 id="rxdynamo"');
    expect(htmlFiles()).toEqual(
      expect.arrayContaining(['documents/getting-started.ts.html', 'documents/LICENSE.html']),
    );
  });

  it('puts each public name into a group, in order, and all errors into one', () => {
    const html = read('modules/rxdynamo.html');
    const headings = captured(html, /<h2\b[^>]*>([^<]+)</g);
    expect(headings).toEqual(Object.keys(nameGroups).filter((group) => headings.includes(group)));
    const errors = html.slice(html.indexOf('>Errors<a'), html.indexOf('>Requests and responses<a'));
    const classes = Object.keys(rxdynamo).filter((name) => /(Error|Exception)$/.test(name));
    expect(classes.length).toBeGreaterThan(50);
    expect(classes.filter((name) => !errors.includes(`classes/rxdynamo.${name}.html`))).toEqual([]);
  });

  it('shows the operations as methods, with their examples', () => {
    const html = read('interfaces/rxdynamo.DynamoDB.html');
    expect(html).toContain('<div class="tsd-signature tsd-anchor-link" id="getitem-1">');
    expect(captured(html, /<h4[^>]*>(Example)</g).length).toBeGreaterThan(15);
  });
});
