import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';

/** The names of the files in a folder that end with `ending`, up to their first dot: `archive-songs.node.ts` tests an example. */
function names(folder: string, ending: string): string[] {
  const files = readdirSync(new URL(folder, import.meta.url)).filter((name) => name.endsWith(ending));
  return [...new Set(files.map((name) => name.slice(0, name.indexOf('.'))))];
}

it('every example has a spec', () => {
  expect(names('../examples/', '.ts')).toContain('cities');
  expect(names('./examples/', '.spec.ts')).toEqual(names('../examples/', '.ts'));
});
