import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const files = (folder: string, ending: string) =>
  readdirSync(new URL(folder, import.meta.url)).filter((name) => name.endsWith(ending));

it('every example is run by a spec of spec/examples', () => {
  const specs = files('./examples/', '.spec.ts').map((name) =>
    readFileSync(new URL(`./examples/${name}`, import.meta.url), 'utf8'),
  );
  const examples = files('../examples/', '.ts');
  expect(examples).toContain('cities.ts');
  expect(examples.filter((name) => !specs.some((text) => text.includes(name)))).toEqual([]);
});
