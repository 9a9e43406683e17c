import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { outputOf } from './example.ts';
import { freshClone } from './fresh-clone.ts';

const clone = freshClone();

it('prints the results of the first steps, run by the command in its header, before any build', async () => {
  const text = await readFile(join(clone.path, 'examples/getting-started.ts'), 'utf8');
  const [, command = '', ...args] = /`(npx) (tsx) (examples\/[\w-]+\.ts)`/.exec(text) ?? [];
  const output = await outputOf(command, args, clone.path);
  expect(text).toContain("from 'rxdynamo'");
  expect(output).toContain('created: Music\nstatus: ACTIVE');
  expect(output).toMatch(/^got: {[^}]*SongTitle: 'Sinnerman'[^}]*Genres: Set\(2\) {/m);
  expect(output).toContain("queried: [ 'Feeling Good', 'My Baby Just Cares for Me', 'Sinnerman' ]");
  expect(output).toMatch(/^scanned: \[.*'Pata Pata \(1967\)'.*\]$/m);
  expect(output).toMatch(/^scanned in parallel: Set\(3\) {.*'afropop'.*}$/m);
  expect(output.match(/^pulled: /gm)).toHaveLength(4);
  expect(output).toContain("tables: [ 'Music' ]");
});
