import { type CorpusName, makePages } from '../corpora.ts';

/** The number of different pages; a longer table repeats them. */
const distinctPages = 20;

/** What follows the items of a page. Repeated pages differ only in their key. */
const keyStart = ',"LastEvaluatedKey":';

/** The prepared response bodies of a table. */
export interface Responses {
  /** The response to a Scan from a page, in two parts, since several pages share the items. */
  scan(page: number): readonly [items: Buffer, end: Buffer];
  readonly getItem: Buffer;
  readonly putItem: Buffer;
  /** The same, to requests that ask for the consumed capacity. */
  readonly counted: { readonly getItem: Buffer; readonly putItem: Buffer };
  /** The number of items in the table. */
  readonly items: number;
}

/** Makes the responses of a table with a number of pages. The key of a page is its number. */
export function makeResponses(corpus: CorpusName, pages: number): Responses {
  const bodies = makePages(corpus, Math.min(distinctPages, pages)).map((page) =>
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
    counted: {
      getItem: Buffer.from(
        `{"ConsumedCapacity":${consumed(0.5)},"Item":${JSON.stringify(itemsOf(first)[0])}}`,
      ),
      putItem: Buffer.from(`{"ConsumedCapacity":${consumed(1)}}`),
    },
    items: Array.from(ends, (_, page) => counts[page % counts.length] ?? 0).reduce(
      (sum, count) => sum + count,
    ),
  };
}

function consumed(CapacityUnits: number): string {
  return JSON.stringify({ CapacityUnits, TableName: 'Music' });
}

function itemsOf(page: Buffer): readonly unknown[] {
  return JSON.parse(`${page}}`).Items;
}
