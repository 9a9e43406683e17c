import { expect, it } from 'vitest';
import { outputOf } from './example.ts';

it('prints the results of the first steps', async () => {
  const output = await outputOf('getting-started');
  expect(output).toContain('created: Music');
  expect(output).toMatch(/^got: {[^}]*SongTitle: 'Sinnerman'[^}]*Genres: Set\(2\) {/m);
  expect(output).toContain("queried: [ 'Feeling Good', 'My Baby Just Cares for Me', 'Sinnerman' ]");
  expect(output).toMatch(/^scanned: \[.*'Pata Pata \(1967\)'.*\]$/m);
  expect(output).toMatch(/^scanned in parallel: Set\(3\) {.*'afropop'.*}$/m);
  expect(output.match(/^pulled: /gm)).toHaveLength(4);
  expect(output).toContain("tables: [ 'Music' ]");
});
