import type { Handler } from './wire/fake-server.ts';

/** Replies that are held back until they are released. */
export interface HeldReplies {
  readonly handler: Handler;
  /** Releases the reply to the request with that index, which may not have arrived yet. */
  release(index: number): void;
}

/** Makes a handler that replies with empty outputs, each after its release. */
export function heldReplies(): HeldReplies {
  const releases = new Map<number, Release>();
  const releaseOf = (index: number) => {
    const release = releases.get(index) ?? newRelease();
    releases.set(index, release);
    return release;
  };
  return {
    handler: async ({ index }) => {
      await releaseOf(index).promise;
      return { body: {} };
    },
    release: (index) => releaseOf(index).resolve(),
  };
}

interface Release {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
}

function newRelease(): Release {
  let resolve = () => {};
  const promise = new Promise<void>((resolvePromise) => {
    resolve = resolvePromise;
  });
  return { promise, resolve };
}
