import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

/** A started Redis server without persistence. The caller must stop it. */
export interface RedisServer {
  /** The path of its Unix socket: it listens on no port. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Returns why this machine cannot start Redis; `undefined` if it can. */
export async function lacksRedis(): Promise<string | undefined> {
  try {
    await promisify(execFile)('redis-server', ['--version']);
    return undefined;
  } catch {
    if (process.env.CI === 'true') throw new Error('`redis-server` is missing on the PATH');
    return '`redis-server` is missing on the PATH; Debian and Ubuntu have it in the package redis-server';
  }
}

/** Starts Redis on a Unix socket in a new folder. */
export async function startRedis(): Promise<RedisServer> {
  const folder = await mkdtemp(join(tmpdir(), 'rxdynamo-redis-'));
  const socket = join(folder, 'redis.sock');
  const args = ['--port', '0', '--unixsocket', socket, '--save', '', '--appendonly', 'no', '--dir', folder];
  const child = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    kill();
    await closed;
    await rm(folder, { recursive: true, force: true });
  };
  const output: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    if (line.includes('ready to accept connections') || line.includes('Ready to accept connections')) {
      child.stdout.resume();
      return { url: socket, stop };
    }
    output.push(line);
  }
  await stop();
  throw new Error(`redis-server has ended: ${output.join('\n')}`);
}
