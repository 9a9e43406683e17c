import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { outputOf } from './example.ts';
import { freshClone } from './fresh-clone.ts';

// The test of docs/testing.md for vitest: it runs as a part of this spec.
import '../../examples/archive-songs.test.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const clone = freshClone();

it('runs the test for node:test', async () => {
  const args = ['--import', 'tsx', '--test-reporter=tap', '--test', 'examples/archive-songs.node.ts'];
  const output = await outputOf(process.execPath, args, clone.path);
  expect(output).toMatch(/^# pass 1$/m);
  expect(output).toMatch(/^# fail 0$/m);
});

it.each(['archive-songs.ts', 'archive-songs.test.ts', 'archive-songs.node.ts'])(
  'runs the text of docs/testing.md: %s',
  (file) => {
    expect(read('docs/testing.md')).toContain(`\`\`\`ts\n// ${file}\n${read(`examples/${file}`)}\`\`\``);
  },
);

it('tests the pipeline in 15 lines', () => {
  const [, test = ''] = /^it\(.*?\n(.*)^}\);$/ms.exec(read('examples/archive-songs.test.ts')) ?? [];
  const lines = test.trim().split('\n').length;
  expect(lines).toBeGreaterThan(10);
  expect(lines).toBeLessThanOrEqual(15);
});
