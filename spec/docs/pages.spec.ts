import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { operators } from '../backpressure/pipelines/operators/all.ts';
import { pageGroups } from '../site/pages.ts';
import { pages } from './blocks.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** The pages of the guide, in the order of a first week. */
const guide = pageGroups.Guide.map((page) => basename(page, '.md'));

/** A section of a page: the text from its heading to the next one of the same level. */
function section(page: string, heading: string): string {
  const [, text] = read(page).split(`\n## ${heading}\n`);
  if (text === undefined) throw new Error(`${page} has no section ${heading}`);
  return text.split('\n## ')[0] ?? '';
}

/** The names in backticks in the first column of the tables of a text. */
function firstColumn(text: string): readonly string[] {
  const cells = text.split('\n').map((row) => /^\|([^|]*)\|/.exec(row)?.[1] ?? '');
  return cells.flatMap((cell) => Array.from(cell.matchAll(/`(\w+)`/g), ([, name = '']) => name));
}

describe('the guide', () => {
  it.each(guide)('begins each page with whom it is for, and a program or a command: docs/%s.md', (name) => {
    const [title, , purpose] = read(`docs/${name}.md`).split('\n');
    expect(title).toMatch(/^# /);
    expect(purpose).toMatch(/^For (those|everyone) who(se)? /);
    expect(
      read(`docs/${name}.md`)
        .split(/```(?:ts|sh)/)[0]
        ?.split('\n').length,
    ).toBeLessThan(30);
  });

  it.each(guide.slice(1).map((name, index) => [guide[index], name]))(
    'links from each page to the next one: %s, %s',
    (name, next) => {
      const [lastLine] = read(`docs/${name}.md`).trimEnd().split('\n').slice(-1);
      expect(lastLine).toMatch(/^Next: /);
      expect(lastLine).toContain(`](${next}.md)`);
    },
  );

  it('shows the first steps exactly as in the example', () => {
    const [, steps = ''] =
      /^```ts\n(.*?)```/ms.exec(
        section('docs/getting-started.md', 'On a local server').split('goes on like this:')[1] ?? '',
      ) ?? [];
    expect(steps.split('\n').length).toBeGreaterThan(20);
    expect(read('examples/getting-started.ts')).toContain(steps);
  });

  it('names exactly the operators through which a source reads ahead', () => {
    const named = firstColumn(section('docs/backpressure.md', 'Where demand does not reach'));
    const excepted = operators.filter(({ runsAhead }) => runsAhead !== undefined);
    const measured = new Set(excepted.map(({ name }) => name.split(' ')[0]));
    // `zip` and `zipWith` are one operator: the creation function and the pipeable one.
    if (measured.has('zipWith')) measured.add('zip');
    expect(measured.size).toBeGreaterThan(10);
    expect([...named].sort()).toEqual([...measured].sort());
  });
});

describe('docs/options.md', () => {
  /** The options that interfaces declare, by the start of their files. */
  function declaredIn(path: string, ...interfaces: readonly string[]): readonly string[] {
    const bodies = interfaces.map((name) => {
      const [, body] =
        new RegExp(`^export interface ${name}\\b[^{]*\\{\\n(.*?)^\\}`, 'ms').exec(read(path)) ?? [];
      if (body === undefined) throw new Error(`${path} has no interface ${name}`);
      return body;
    });
    return Array.from(bodies.join('').matchAll(/^ {2}readonly (\w+)\?: /gm), ([, name = '']) => name);
  }

  const paging = 'lib/paging/stream-options.ts';
  const sections: readonly (readonly [heading: string, options: readonly string[]])[] = [
    [
      'The client',
      [
        ...declaredIn('lib/client/options.ts', 'DynamoDBOptions'),
        ...declaredIn('lib/config/connection.ts', 'ConnectionOptions'),
      ],
    ],
    ['Calls', [...declaredIn('lib/call/call.ts', 'CallOptions'), 'signal']],
    [
      'Queries, scans and lists',
      [
        ...declaredIn(paging, 'StreamOptions', 'PagedOptions', 'CheckpointOptions'),
        ...declaredIn('lib/progress/options.ts', 'ProgressOptions'),
        ...declaredIn('lib/paging/merge-segments.ts', 'ParallelScanOptions'),
      ],
    ],
    ['Streams of changes', declaredIn('lib/changes/changes-options.ts', 'ChangesOptions')],
    ['Waits', declaredIn('lib/operations/waiters/wait-options.ts', 'WaitOptions')],
  ];

  it.each(sections)('has a row for each option and for nothing else: %s', (heading, options) => {
    expect(options.length).toBeGreaterThan(2);
    expect([...firstColumn(section('docs/options.md', heading))].sort()).toEqual([...options].sort());
  });

  it('names each option of the batch operators', () => {
    const options = declaredIn('lib/bulk/options.ts', 'BatchOptions');
    const text = section('docs/options.md', 'Batch operators');
    expect(options.length).toBeGreaterThan(5);
    expect(options.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });
});

describe('the pages', () => {
  it('name only scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Record<string, string> };
    const named = pages.flatMap((page) => read(page).match(/(?<=npm run )[\w:]+/g) ?? []);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });
});
