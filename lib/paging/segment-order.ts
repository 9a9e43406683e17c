/**
 * Puts segments in an order in which those that run at the same time are far from each other.
 *
 * Neighbouring segments often lie in one partition of the service, and would be throttled together. Of N segments at
 * concurrency c, the i-th is number (i mod c) · ⌈N/c⌉ + ⌊i/c⌋: c runs of neighbours, each read from its beginning, which
 * also keeps a checkpoint small, because the finished segments are about c ranges.
 */
export function* strided(count: number, concurrency: number): Generator<number, void, undefined> {
  const stride = Math.ceil(count / concurrency);
  for (let offset = 0; offset < stride; offset++) {
    for (let index = offset; index < stride * concurrency; index += stride) {
      if (index < count) yield index;
    }
  }
}
