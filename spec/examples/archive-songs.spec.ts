import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

// The test of docs/testing.md for vitest: it runs as a part of this spec.
import '../../examples/archive-songs.vitest.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

it('runs the test for node:test', async () => {
  const args = ['--import', 'tsx', '--test-reporter=tap', '--test', 'examples/archive-songs.node.ts'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: fileURLToPath(root) });
  expect(stdout).toMatch(/^# pass 1$/m);
  expect(stdout).toMatch(/^# fail 0$/m);
});

it.each(['archive-songs.ts', 'archive-songs.vitest.ts', 'archive-songs.node.ts'])(
  'runs the text of docs/testing.md: %s',
  (file) => {
    expect(read('docs/testing.md')).toContain(`\`\`\`ts\n// ${file}\n${read(`examples/${file}`)}\`\`\``);
  },
);

it('tests the pipeline in 15 lines', () => {
  const [, test = ''] = /^it\(.*?\n(.*)^}\);$/ms.exec(read('examples/archive-songs.vitest.ts')) ?? [];
  const lines = test.trim().split('\n').length;
  expect(lines).toBeGreaterThan(10);
  expect(lines).toBeLessThanOrEqual(15);
});
