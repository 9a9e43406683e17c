import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { kinds } from './chaos/chaos-plan.ts';

const at = (path: string) => new URL(`../${path}`, import.meta.url);
const page = readFileSync(at('docs/reliability.md'), 'utf8');
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| what goes wrong'));

it('the page about reliability names in each row of its table specs that there are', () => {
  expect(rows.length).toBeGreaterThan(kinds.length);
  for (const row of rows) {
    const specs = row.match(/spec\/[\w/.-]+\.spec\.ts/g) ?? [];
    expect(specs, row).not.toHaveLength(0);
    for (const spec of specs) expect(existsSync(at(spec)), spec).toBe(true);
  }
});
