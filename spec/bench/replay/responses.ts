import { crc32 } from 'node:zlib';
import { type CorpusName, makePages } from '../corpora.ts';
import { type Prepared, prepare } from './send.ts';

/** The number of different pages; a longer table repeats them. */
const distinctPages = 20;

/** What follows the items of a page. Repeated pages differ only in their key. */
const keyStart = ',"LastEvaluatedKey":';

/** What a Scan asks for. */
export interface ScanRequest {
  /** The page after the one before; `undefined` for the first one of a segment. */
  readonly page: number | undefined;
  readonly segment: number;
  readonly totalSegments: number;
}

/** The prepared response bodies of a table. */
export interface Responses {
  /** The response to a Scan of a segment, which has neighbouring pages. */
  scan(request: ScanRequest): Prepared;
  readonly describeTable: Prepared;
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
  // In two parts, since several pages share the items.
  const prepared = (page: number, end: string) => {
    const index = page % bodies.length;
    return prepare([bodies[index] ?? Buffer.of(), Buffer.from(end)], checksums[index]);
  };
  const scans = Array.from({ length: pages }, (_, page) =>
    prepared(page, page + 1 < pages ? `${keyStart}{"page":{"N":"${page + 1}"}}}` : '}'),
  );
  const bytes = sumOf(scans.flatMap(({ parts }) => parts.map(({ length }) => length)));
  const items = sumOf(scans.map((_, page) => counts[page % counts.length] ?? 0));
  /** The first page behind a segment. */
  const endOf = (segment: number, totalSegments: number) =>
    Math.floor(((segment + 1) * pages) / totalSegments);
  return {
    scan: ({ page, segment, totalSegments }) => {
      const end = endOf(segment, totalSegments);
      const at = page ?? endOf(segment - 1, totalSegments);
      if (at >= end) return text('{"Count":0,"Items":[],"ScannedCount":0}');
      return (at + 1 === end ? prepared(at, '}') : scans[at]) ?? text('');
    },
    describeTable: text(JSON.stringify({ Table: describe(items, bytes) })),
    getItem: text(`{"Item":${JSON.stringify(first)}}`),
    putItem: text('{}'),
    batchWriteItem: text('{"UnprocessedItems":{}}'),
    counted: {
      getItem: text(`{"ConsumedCapacity":${consumed(0.5)},"Item":${JSON.stringify(first)}}`),
      putItem: text(`{"ConsumedCapacity":${consumed(1)}}`),
    },
    items,
    bytes,
  };
}

/** The description of the table, with its size as DynamoDB JSON, which is somewhat larger than that of its items. */
function describe(ItemCount: number, TableSizeBytes: number) {
  return {
    TableName: 'Orders',
    TableArn: 'arn:aws:dynamodb:eu-central-1:123456789012:table/Orders',
    TableId: 'e2d4ad1a-9a3c-4b0e-8a3f-0b5c8e8b0a0f',
    TableStatus: 'ACTIVE',
    KeySchema: [{ AttributeName: 'orderId', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'orderId', AttributeType: 'S' }],
    ItemCount,
    TableSizeBytes,
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
