import { crc32 } from 'node:zlib';
import { type CorpusName, makePages, type WireItem } from '../corpora.ts';
import { type Prepared, prepare } from '../replay/send.ts';

/** The number of different pages; a longer shard repeats them. */
const distinctPages = 10;
/** The most records and bytes that GetRecords returns. */
const limits = { records: 1000, bytes: 2 ** 20 };
/** A time long ago, so that the consumer reads a backlog. */
const createdAt = 1_700_000_000;

/** The prepared response bodies of GetRecords for one shard. */
export interface RecordPages {
  /** The response for a page, in two parts, since several pages share the records. */
  page(number: number): Prepared;
  /** The number of records in the shard. */
  readonly records: number;
}

/** Makes the pages of a closed shard with at least a number of records; each has both images. */
export function makeRecordPages(corpus: CorpusName, atLeast: number): RecordPages {
  const items = makePages(corpus, distinctPages).flatMap((page): WireItem[] => JSON.parse(`${page}`).Items);
  const pages = pagesOf(items.map((item, index) => recordOf(item, items[index - 1] ?? item, index)));
  const bodies = pages.map((records) => Buffer.from(`{"Records":[${records.join(',')}]`));
  const checksums = bodies.map((body) => crc32(body));
  let records = 0;
  let count = 0;
  while (records < atLeast) records += pages[count++ % pages.length]?.length ?? 0;
  return {
    records,
    page: (number) => {
      const next = number + 1 < count ? `,"NextShardIterator":"${number + 1}"}` : '}';
      const index = number % bodies.length;
      return prepare([bodies[index] ?? Buffer.of(), Buffer.from(next)], checksums[index]);
    },
  };
}

/** Groups records into full pages; the rest is left out. */
function pagesOf(records: readonly string[]): string[][] {
  const pages: string[][] = [];
  let page: string[] = [];
  let bytes = 0;
  for (const record of records) {
    if (page.length === limits.records || bytes + record.length > limits.bytes) {
      pages.push(page);
      page = [];
      bytes = 0;
    }
    page.push(record);
    bytes += record.length;
  }
  return pages;
}

function recordOf(newImage: WireItem, oldImage: WireItem, index: number): string {
  const [[name = '', value] = []] = Object.entries(newImage);
  return JSON.stringify({
    eventID: `8f3c2e5b7a914d0e${String(index).padStart(16, '0')}`,
    eventName: 'MODIFY',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'eu-central-1',
    dynamodb: {
      ApproximateCreationDateTime: createdAt,
      Keys: { [name]: value },
      NewImage: newImage,
      OldImage: oldImage,
      SequenceNumber: String(4_421_584_500_000_000_000_000n + BigInt(index)),
      SizeBytes: 412,
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    },
  });
}
