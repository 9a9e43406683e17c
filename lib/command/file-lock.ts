import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { realpath, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

/** Releases a lock. */
export type Release = () => Promise<void>;

/**
 * Locks a file against other processes of the same user on this machine; `undefined` if another one has it.
 *
 * The lock is a listening local socket: the system ends it with the process, however that ends, so that no lock is left by a kill.
 * Where no socket can be created, for example without a writable folder for temporary files, there is no lock.
 *
 * @param path of the file, which need not exist
 */
export async function lockFile(path: string): Promise<Release | undefined> {
  const address = addressOf(await realPath(resolve(path)));
  for (let attempt = 1; attempt <= 2; attempt++) {
    const server = createServer((socket) => socket.destroy()).unref();
    const code = await listen(server, address);
    if (code === undefined) return () => close(server);
    if (code !== 'EADDRINUSE') return async () => {};
    if (await isListening(address)) return undefined;
    // A process that was killed has left it.
    await rm(address, { force: true }).catch(() => {});
  }
  return undefined;
}

/** A short name, because the address of a socket has at most 104 characters. */
function addressOf(path: string): string {
  const hash = createHash('sha256').update(path).digest('hex').slice(0, 16);
  const name = `rxdynamo-${process.getuid?.() ?? ''}-${hash}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

/** Resolves symbolic links in the part of a path that exists. */
async function realPath(path: string): Promise<string> {
  const parent = dirname(path);
  if (parent === path) return path;
  return realpath(path).catch(async () => join(await realPath(parent), basename(path)));
}

/** Resolves with the code of the error, or with `undefined` when the server listens. */
async function listen(server: Server, address: string): Promise<string | undefined> {
  try {
    server.listen(address);
    await once(server, 'listening');
    return undefined;
  } catch (error) {
    const { code }: { readonly code?: unknown } = Object(error);
    return String(code);
  }
}

async function isListening(address: string): Promise<boolean> {
  const socket = connect(address);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  await closed;
}
