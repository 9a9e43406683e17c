import type { Handler } from '../support/wire/fake-server.ts';

/** Replies that wait for a sign. */
export interface HeldReplies {
  readonly handler: Handler;
  /** Lets the reply to the request of that index go, now or as soon as it is there. */
  release(index: number): void;
}

/** Makes a handler whose replies, empty outputs all of them, are held back one by one. */
export function heldReplies(): HeldReplies {
  const gates = new Map<number, Gate>();
  const gate = (index: number) => {
    const known = gates.get(index) ?? newGate();
    gates.set(index, known);
    return known;
  };
  return {
    handler: async ({ index }) => {
      await gate(index).opened;
      return { body: {} };
    },
    release: (index) => gate(index).open(),
  };
}

interface Gate {
  readonly opened: Promise<void>;
  readonly open: () => void;
}

function newGate(): Gate {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
