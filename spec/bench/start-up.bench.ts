import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { alternate } from './measure/alternate.ts';
import { startReplay } from './replay/server.ts';
import { compare } from './report/compare.ts';
import { report } from './report/report.ts';
import { bundle } from './start-up/bundle.ts';

/** Measures the time from the start of a process to the response to its first GetItem. */

const rounds = 21;
const run = promisify(execFile);

const ours = new URL('start-up/rxdynamo.js', import.meta.url);
const theirs = new URL('start-up/aws-sdk-document.js', import.meta.url);
const programs = new Map([
  ['ours', ours],
  ['theirs', theirs],
  ['ours, bundled', await bundle(ours)],
  ['theirs, bundled', await bundle(theirs)],
]);

await using server = await startReplay('medium', 1);

async function milliseconds(program: URL): Promise<number> {
  const { stdout } = await run(process.execPath, [fileURLToPath(program), server.endpoint]);
  return Number(stdout);
}

const times = await alternate(
  new Map(Array.from(programs, ([name, program]) => [name, () => milliseconds(program)])),
  { rounds },
);
report(
  ['', ', bundled'].map((form) =>
    compare({
      name: `start to first GetItem answered${form}, against AWS SDK document client`,
      unit: 'ms',
      ours: times(`ours${form}`),
      theirs: times(`theirs${form}`),
      goal: { atMost: 0.8 },
    }),
  ),
);
