import { inspect, isDeepStrictEqual } from 'node:util';
import { of } from 'rxjs';
import type { Item, ItemInput } from '../../../lib/api/values.ts';
import type { PageFetcher } from '../../../lib/backpressure/page-prefetcher.ts';
import { type ScanCheckpoint, trackerOf } from '../../../lib/paging/checkpoint/scan-checkpoint.ts';
import type { Page } from '../../../lib/paging/page.ts';

/** A page whose item is its name, for example `3.0` for the first page of segment 3. */
export type NamedPage = Page<string>;

/** A segment that is being read. */
export interface OpenSegment {
  readonly hasMore: () => boolean;
  /** Delivers the next page. */
  readonly deliver: () => NamedPage;
}

/** Opens a segment of `pages` pages at its position in the checkpoint. */
export function openSegment(checkpoint: ScanCheckpoint, segment: number, pages: number): OpenSegment {
  const { start, record } = trackerOf(checkpoint).track(segment);
  const { fetch, next } = namedPages(segment, pages);
  let key = start;
  let isFirst = true;
  return {
    hasMore: () => isFirst || key !== undefined,
    deliver() {
      const delivered: NamedPage[] = [];
      fetch(key).subscribe((page) => delivered.push(page));
      const [page = {}] = delivered;
      key = next(page);
      record(page, key);
      isFirst = false;
      return page;
    },
  };
}

function namedPages(Segment: number, pages: number): PageFetcher<NamedPage, ItemInput> {
  return {
    next: (page) => page.LastEvaluatedKey,
    fetch: (key) => {
      const number = key === undefined ? 0 : pageAfter(key, Segment, pages);
      const page = { Segment, Items: [`${Segment}.${number}`] };
      return of(number + 1 < pages ? { ...page, LastEvaluatedKey: keyAfter(Segment, number) } : page);
    },
  };
}

/** A key with an attribute of every type; the number has 38 digits. */
function keyAfter(segment: number, page: number): Item {
  return { text: `"\u0000${segment}`, number: 10n ** 37n + BigInt(page), bytes: Uint8Array.of(segment, 255) };
}

function pageAfter(key: ItemInput, segment: number, pages: number): number {
  const keys = Array.from({ length: pages }, (_, page) => keyAfter(segment, page));
  const index = keys.findIndex((each) => isDeepStrictEqual(each, key));
  if (index === -1) throw new Error(`No page ends at ${inspect(key)}`);
  return index + 1;
}
