import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { alternate } from './measure/alternate.ts';
import { startReplay } from './replay/server.ts';
import { compare } from './report/compare.ts';
import { report } from './report/report.ts';
import { bundle } from './start-up/bundle.ts';
import { lambdaEnvironment } from './start-up/environment.ts';
import { linkBuiltPackage } from './start-up/link-built-package.ts';

/** Measures the time from the start of a process to the response to its first GetItem. */

const rounds = 15;
const run = promisify(execFile);

await linkBuiltPackage();
const ours = new URL('start-up/rxdynamo.js', import.meta.url);
const sdk = new URL('start-up/aws-sdk-document.js', import.meta.url);
const floor = new URL('start-up/floor.js', import.meta.url);
const programs = {
  ours,
  sdk,
  sdkWithRxjs: new URL('start-up/aws-sdk-document-rxjs.js', import.meta.url),
  floor,
  oursBundled: await bundle(ours),
  sdkBundled: await bundle(sdk),
  floorBundled: await bundle(floor),
};
type ProgramName = keyof typeof programs;

await using server = await startReplay('medium', 1);
const home = fileURLToPath(new URL('start-up', import.meta.url));
const env = lambdaEnvironment(server.endpoint, home);

async function milliseconds(program: URL): Promise<number> {
  const { stdout } = await run(process.execPath, [fileURLToPath(program)], { env });
  return Number(stdout);
}

const measurements = Object.entries(programs).map(
  ([name, program]) => [name as ProgramName, () => milliseconds(program)] as const,
);
const times = await alternate(new Map(measurements), { rounds });
const ownShare = times('ours').map((time, round) => time - (times('floor')[round] ?? Number.NaN));

const start = 'start to first GetItem answered';
const unit = 'ms';
report([
  compare({
    name: `${start}, against AWS SDK document client in a program with RxJS`,
    unit,
    ours: times('ours'),
    theirs: times('sdkWithRxjs'),
    goal: { atMost: 1 },
  }),
  compare({
    name: `${start}, against AWS SDK document client in a program without RxJS`,
    unit,
    ours: times('ours'),
    theirs: times('sdk'),
  }),
  compare({
    name: `${start}, what rxdynamo adds to the packages it is made of, of the time of AWS SDK document client`,
    unit,
    ours: ownShare,
    theirs: times('sdk'),
    goal: { atMost: 0.2 },
  }),
  compare({
    name: `${start}, bundled, against AWS SDK document client without RxJS`,
    unit,
    ours: times('oursBundled'),
    theirs: times('sdkBundled'),
    goal: { atMost: 1.1 },
  }),
  compare({
    name: `${start}, bundled, against RxJS, undici and Smithy signer by hand`,
    unit,
    ours: times('oursBundled'),
    theirs: times('floorBundled'),
  }),
]);
