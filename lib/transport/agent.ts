import type { Dispatcher } from 'undici';
// Not from 'undici', whose index loads fetch, web sockets, mocks and a cache besides: 110 files in place of 23, and with
// them Node's own fetch, which took a sixth of the time from the start of a process to its first answer. The path is none
// that undici promises, hence the narrow range of versions in package.json, and a spec that fails where it has moved.
import Agent from 'undici/lib/dispatcher/agent.js';

/** Opens at most so many connections; each may take so long, in milliseconds. */
export function openAgent(connections: number, connectTimeout: number): Dispatcher {
  return new Agent({ connections, connect: { timeout: connectTimeout } });
}
