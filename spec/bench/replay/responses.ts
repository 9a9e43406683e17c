import { crc32 } from 'node:zlib';
import { type CorpusName, makePages } from '../corpora.ts';
import { type Prepared, prepare } from './send.ts';

/** The number of different pages; a longer table repeats them. */
const distinctPages = 20;

/** What follows the items of a page. Repeated pages differ only in their key. */
const keyStart = ',"LastEvaluatedKey":';

/** The prepared response bodies of a table. */
export interface Responses {
  /** The response to a Scan from a page, in two parts, since several pages share the items. */
  scan(page: number): Prepared;
  readonly getItem: Prepared;
  readonly putItem: Prepared;
  readonly batchWriteItem: Prepared;
  /** The same, to requests that ask for the consumed capacity. */
  readonly counted: { readonly getItem: Prepared; readonly putItem: Prepared };
  /** The number of items in the table. */
  readonly items: number;
  /** The size of all pages in bytes. */
  readonly bytes: number;
}

/** Makes the responses of a table with a number of pages. The key of a page is its number. */
export function makeResponses(corpus: CorpusName, pages: number): Responses {
  const bodies = makePages(corpus, Math.min(distinctPages, pages)).map((page) =>
    page.subarray(0, page.lastIndexOf(keyStart)),
  );
  const counts = bodies.map((body) => itemsOf(body).length);
  const checksums = bodies.map((body) => crc32(body));
  const first = itemsOf(bodies[0] ?? Buffer.of())[0];
  const scans = Array.from({ length: pages }, (_, page): Prepared => {
    const index = page % bodies.length;
    const end = Buffer.from(page + 1 < pages ? `${keyStart}{"page":{"N":"${page + 1}"}}}` : '}');
    return prepare([bodies[index] ?? Buffer.of(), end], checksums[index]);
  });
  return {
    scan: (page) => scans[page] ?? text(''),
    getItem: text(`{"Item":${JSON.stringify(first)}}`),
    putItem: text('{}'),
    batchWriteItem: text('{"UnprocessedItems":{}}'),
    counted: {
      getItem: text(`{"ConsumedCapacity":${consumed(0.5)},"Item":${JSON.stringify(first)}}`),
      putItem: text(`{"ConsumedCapacity":${consumed(1)}}`),
    },
    items: sumOf(scans.map((_, page) => counts[page % counts.length] ?? 0)),
    bytes: sumOf(scans.flatMap(({ parts }) => parts.map(({ length }) => length))),
  };
}

function text(json: string): Prepared {
  return prepare([Buffer.from(json)]);
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function consumed(CapacityUnits: number): string {
  return JSON.stringify({ CapacityUnits, TableName: 'Music' });
}

function itemsOf(page: Buffer): readonly unknown[] {
  return JSON.parse(`${page}}`).Items;
}
