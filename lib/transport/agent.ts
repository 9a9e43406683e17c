// The real one, also where a user's spec fakes the global timers.
import { setImmediate as realSetImmediate } from 'node:timers';
import type { Dispatcher } from 'undici';
// Not from 'undici', whose index loads fetch, web sockets, mocks and a cache besides: 110 files in place of 22, and with
// them Node's own fetch, which took a sixth of the time from the start of a process to its first answer. The paths are none
// that undici promises, hence the narrow range of versions in package.json, and a spec that fails where they have moved.
import buildConnector from 'undici/lib/core/connect.js';
import Pool from 'undici/lib/dispatcher/pool.js';
import { discardInterimResponses } from './interim-responses.ts';

/** What sends requests, and can be closed. */
export interface Agent extends Pick<Dispatcher, 'dispatch'> {
  close(): Promise<void>;
}

/** How many origins keep their connections; DynamoDB has an origin for each account. */
const maxOrigins = 100;

/**
 * Opens a pool of at most `connections` connections per origin, least recently used origins closed first.
 *
 * It stands in place of undici's own Agent, whose 7.30 closes a pool for the disconnect of the pool before it: after one
 * `connection: close`, 901 of 901 further requests opened a connection each; with one pool per origin it is one of them.
 *
 * @param connectTimeout how long connecting may take, in milliseconds
 */
export function openAgent(connections: number, connectTimeout: number): Agent {
  const connect = connector(connectTimeout);
  const pools = new Map<string, Pool>();
  const closing = new Set<Promise<void>>();

  function poolOf(origin: string, key: string): Pool {
    const pool = pools.get(key) ?? new Pool(origin, { connections, connect });
    pools.delete(key);
    pools.set(key, pool);
    if (pools.size > maxOrigins) closeOldest();
    return pool;
  }

  /** The requests of the pool are still answered. */
  function closeOldest(): void {
    const [oldest] = pools;
    if (oldest === undefined) return;
    const [key, pool] = oldest;
    pools.delete(key);
    const closed = pool.close().finally(() => closing.delete(closed));
    closing.add(closed);
  }

  return {
    dispatch(options, handler) {
      const origin = String(options.origin);
      if (!isFaked()) return poolOf(origin, origin).dispatch(options, handler);
      return poolOf(origin, `${origin} while timers are faked`).dispatch(
        { ...options, reset: true },
        handler,
      );
    },
    async close() {
      while (pools.size > 0) closeOldest();
      await Promise.all(closing);
    },
  };
}

/** Opens sockets as undici does by itself. */
function connector(timeout: number): buildConnector.connector {
  const open = buildConnector({ timeout });
  return (options, callback) =>
    open(options, (...[error, socket]) => {
      if (error === null) callback(null, discardInterimResponses(socket));
      else callback(error, null);
    });
}

/**
 * Whether somebody's fake timers stand in place of `setImmediate`.
 *
 * Undici calls the global one before it uses a connection again, and would wait until the clock is moved on. So each
 * request gets a connection of its own meanwhile.
 */
function isFaked(): boolean {
  return globalThis.setImmediate !== realSetImmediate;
}
