// Imported, because a user's test may replace the global one by a fake.
import { setImmediate as realSetImmediate } from 'node:timers';
import type { Dispatcher } from 'undici';
// Not from 'undici', whose index also loads fetch, web sockets, mocks and a cache: 110 files instead of 22, and with them
// Node's own fetch, which took a sixth of the time from the start of a process to its first response. Undici does not
// guarantee these paths, so they are imported in this file only, and a spec makes a call with the newest undici 7.
import buildConnector from 'undici/lib/core/connect.js';
import Pool from 'undici/lib/dispatcher/pool.js';
import { discardInterimResponses } from './interim-responses.ts';

/** A dispatcher with a pool of connections for each origin. */
export interface Agent extends Pick<Dispatcher, 'dispatch'> {
  close(): Promise<void>;
}

/** For how many origins connections are kept open; DynamoDB has an origin for each account. */
const maxOrigins = 100;

/**
 * Opens an LRU cache of pools: one for each origin, with at most `connections` connections.
 *
 * It replaces undici's own Agent, which in 7.30 closes a pool when the pool before it disconnects: after one
 * `connection: close`, each of 901 further requests opened a connection; with one pool per origin only one of them does.
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

  /** Closes the least recently used pool, once its requests in flight have ended. */
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
      if (!hasFakeTimers()) return poolOf(origin, origin).dispatch(options, handler);
      return poolOf(origin, `${origin} with fake timers`).dispatch({ ...options, reset: true }, handler);
    },
    async close() {
      while (pools.size > 0) closeOldest();
      await Promise.all(closing);
    },
  };
}

/** Makes undici's own connector, with sockets that discard interim responses. */
function connector(timeout: number): buildConnector.connector {
  const open = buildConnector({ timeout });
  return (options, callback) =>
    open(options, (...[error, socket]) => {
      if (error === null) callback(null, discardInterimResponses(socket));
      else callback(error, null);
    });
}

/**
 * Whether fake timers have replaced the global `setImmediate`.
 *
 * Undici calls it before it reuses a connection, and would wait until the fake clock is advanced. Each request therefore
 * gets a connection of its own meanwhile.
 */
function hasFakeTimers(): boolean {
  return globalThis.setImmediate !== realSetImmediate;
}
