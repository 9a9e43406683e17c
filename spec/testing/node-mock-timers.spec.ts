import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const program = fileURLToPath(new URL('node-mock-timers-program.ts', import.meta.url));
const isNode20 = process.version.startsWith('v20.');

it('a fake runs on the mock timers of node:test', async (context) => {
  context.skip(isNode20, 'the mock timers of Node 20 call intervals after they were cleared');
  const args = ['--import', 'tsx', '--test-reporter=tap', '--test', program];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  expect(stdout).toMatch(/^# pass 1$/m);
});
