import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

// The test of a stream in docs/testing.md: it runs as a part of this spec.
import '../../examples/new-songs.test.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

it('runs the text of docs/testing.md', () => {
  const example = read('examples/new-songs.test.ts');
  expect(read('docs/testing.md')).toContain(`\`\`\`ts\n// new-songs.test.ts\n${example}\`\`\``);
});
