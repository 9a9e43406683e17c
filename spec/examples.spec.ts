import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';

/** What of a folder beside this file's ends so, without that ending. */
function names(folder: string, ending: string): string[] {
  const files = readdirSync(new URL(folder, import.meta.url));
  return files.filter((name) => name.endsWith(ending)).map((name) => name.slice(0, -ending.length));
}

it('has a spec for every example', () => {
  expect(names('../examples/', '.ts')).toContain('cities');
  expect(names('./examples/', '.spec.ts')).toEqual(names('../examples/', '.ts'));
});
