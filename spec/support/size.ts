import { inject } from 'vitest';

/** How much work the large specs do: `npm test` makes the small size, and `npm run test:all` the full one. */
export type Size = 'small' | 'full';

declare module 'vitest' {
  interface ProvidedContext {
    /** Set by `vitest.config.ts`. */
    readonly size: Size;
  }
}

/** Returns the number of seeds, items or random inputs for the size of this run. */
export function sized(counts: Readonly<Record<Size, number>>): number {
  return counts[inject('size')];
}
