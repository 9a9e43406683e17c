import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';

/** The names of the files in a folder that end with `ending`, without it; a name with a dot is a test of an example. */
function names(folder: string, ending: string): string[] {
  const files = readdirSync(new URL(folder, import.meta.url));
  return files
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .filter((name) => !name.includes('.'));
}

it('every example has a spec', () => {
  expect(names('../examples/', '.ts')).toContain('cities');
  expect(names('./examples/', '.spec.ts')).toEqual(names('../examples/', '.ts'));
});
