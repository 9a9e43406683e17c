import type { Operation } from '../api/operation.ts';
import type { ReadAhead } from '../backpressure/page-prefetcher.ts';
import { count } from '../options/count.ts';

interface ReadAheadOptions {
  readonly prefetch?: number | undefined;
  readonly prefetchBytes?: number | undefined;
}

interface MeasuredPages<Input> {
  /** The operation, recording the size of each page that it reads. */
  readonly operation: Operation<Input, unknown>;
  readonly ahead: ReadAhead<object>;
}

/** How far a stream reads ahead of its consumer; the size of a page is that of its response. */
export function readAhead<Input>(
  operation: Operation<Input, unknown>,
  { prefetch = 0, prefetchBytes = 16 * 2 ** 20 }: ReadAheadOptions,
): MeasuredPages<Input> {
  const pages = count('prefetch', prefetch);
  const bytes = count('prefetchBytes', prefetchBytes);
  if (pages === 0) return { operation, ahead: { pages, bytes, sizeOf: () => 0 } };
  const sizes = new WeakMap<object, number>();
  const read = (body: Buffer, decode: (body: Buffer) => unknown) => {
    const page = decode(body);
    if (typeof page === 'object' && page !== null) sizes.set(page, body.length);
    return page;
  };
  const sizeOf = (page: object) => sizes.get(page) ?? 0;
  return { operation: { ...operation, read }, ahead: { pages, bytes, sizeOf } };
}
