/**
 * Yields segments in an order in which those that run at the same time are far apart.
 *
 * Neighbouring segments often lie in one partition of the service, and would be throttled together. With N segments and
 * concurrency c, the i-th to start is number (i mod c) · ⌈N/c⌉ + ⌊i/c⌋. These are c runs of neighbours, each started in
 * ascending order, which also keeps a checkpoint small, because the finished segments form about c ranges.
 */
export function* strided(count: number, concurrency: number): Generator<number, void, undefined> {
  const stride = Math.ceil(count / concurrency);
  for (let offset = 0; offset < stride; offset++) {
    for (let index = offset; index < stride * concurrency; index += stride) {
      if (index < count) yield index;
    }
  }
}
