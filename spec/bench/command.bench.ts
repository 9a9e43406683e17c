import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { alternate } from './measure/alternate.ts';
import { startReplay } from './replay/server.ts';
import { compare } from './report/compare.ts';
import { report } from './report/report.ts';
import { lambdaEnvironment } from './start-up/environment.ts';

/**
 * Measures `rxdynamo export` end to end, against the same program over the AWS SDK: items per second from the start of the
 * process to its end. Both scan the same segments at the same time, and write lines of DynamoDB JSON to files on the disk.
 */

const corpus = 'medium';
const pages = 80;
const segments = '8';
const rounds = 3;
const TableName = 'Orders';
const run = promisify(execFile);

const main = resolve('dist/command/main.js');
if (!existsSync(main)) throw new Error(`Run \`npm run build\` first: there is no ${main}`);
const sdk = fileURLToPath(new URL('command/aws-sdk-export.js', import.meta.url));

await using server = await startReplay(corpus, pages);
const folder = await mkdtemp(join(tmpdir(), 'rxdynamo-bench-'));
const out = join(folder, 'out');
const env = lambdaEnvironment(server.endpoint, folder);
const command = ['export', TableName, '--out', out, '--segments', segments, '--json', '--quiet'];

/** Makes a program of npm of which `npx rxdynamo` runs the built command. */
async function install(): Promise<void> {
  const bin = join(folder, 'node_modules/.bin');
  await mkdir(bin, { recursive: true });
  await symlink(main, join(bin, 'rxdynamo'));
  await writeFile(join(folder, 'package.json'), '{"private":true}');
}

/** Runs a program, and returns its items per second; refuses one that has not written every item. */
async function itemsPerSecond(file: string, args: readonly string[]): Promise<number> {
  const start = performance.now();
  const { stdout } = await run(file, args, { env, cwd: folder });
  const seconds = (performance.now() - start) / 1000;
  const { items } = JSON.parse(stdout);
  if (items !== server.items) throw new Error(`${file} wrote ${items} of ${server.items} items`);
  await rm(out, { recursive: true });
  return items / seconds;
}

await install();
const node = process.execPath;
const measurements = {
  command: () => itemsPerSecond(node, [main, ...command]),
  npx: () => itemsPerSecond('npx', ['--offline', 'rxdynamo', ...command]),
  sdk: () => itemsPerSecond(node, [sdk, TableName, out, segments]),
};
const entries = Object.entries(measurements) as [keyof typeof measurements, () => Promise<number>][];
try {
  const rates = await alternate(new Map(entries), { rounds });
  const row = (name: string, ours: keyof typeof measurements) =>
    compare({
      name: `${name}, ${corpus}, against a program with AWS SDK plain client`,
      unit: 'items/s',
      ours: rates(ours),
      theirs: rates('sdk'),
    });
  report([row('rxdynamo export to files', 'command'), row('npx rxdynamo export to files', 'npx')]);
} finally {
  await rm(folder, { recursive: true, force: true });
}
