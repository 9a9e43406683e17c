import { type CorpusName, makePages } from '../corpora.ts';

/** How many pages are made; a longer table repeats them. */
const made = 20;

/** How a page goes on after its items, which is all in which two pages of a table with equal items differ. */
const keyStart = ',"LastEvaluatedKey":';

/** The replies of a table, made before anybody asks. */
export interface Replies {
  /** The reply to a Scan that begins at a page, in two parts: the items are sent for several pages. */
  scan(page: number): readonly [items: Buffer, end: Buffer];
  readonly getItem: Buffer;
  readonly putItem: Buffer;
  /** How many items the table holds. */
  readonly items: number;
}

/** Makes the replies of a table of so many pages; a page's key is its number. */
export function makeReplies(corpus: CorpusName, pages: number): Replies {
  const bodies = makePages(corpus, Math.min(made, pages)).map((page) =>
    page.subarray(0, page.lastIndexOf(keyStart)),
  );
  const [first = Buffer.of()] = bodies;
  const counts = bodies.map((body) => itemsOf(body).length);
  const ends = Array.from({ length: pages }, (_, page) =>
    Buffer.from(page + 1 < pages ? `${keyStart}{"page":{"N":"${page + 1}"}}}` : '}'),
  );
  return {
    scan: (page) => [bodies[page % bodies.length] ?? first, ends[page] ?? Buffer.of()],
    getItem: Buffer.from(`{"Item":${JSON.stringify(itemsOf(first)[0])}}`),
    putItem: Buffer.from('{}'),
    items: Array.from(ends, (_, page) => counts[page % counts.length] ?? 0).reduce(
      (sum, count) => sum + count,
    ),
  };
}

function itemsOf(page: Buffer): readonly unknown[] {
  return JSON.parse(`${page}}`).Items;
}
