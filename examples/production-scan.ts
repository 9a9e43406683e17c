// Scans a production table and logs each retry, so that a throttled table is noticed at once and not after minutes.
// Run it with `npx tsx examples/production-scan.ts <table>`.
import { subscribe } from 'node:diagnostics_channel';
import { channelNames, DynamoDB, type RetryEvent } from 'rxdynamo';
import { count, lastValueFrom } from 'rxjs';

const [TableName = 'Music'] = process.argv.slice(2);

subscribe(channelNames.retry, (message) => {
  const { operation, tableName, segment, kind, attempt, delay, error } = message as RetryEvent;
  const place = segment === undefined ? tableName : `${tableName}, segment ${segment}`;
  const reason = error?.name ?? 'unprocessed items';
  console.warn(
    `${kind}: ${operation} of ${place}, attempt ${attempt}: ${reason}; again in ${Math.round(delay)} ms`,
  );
});

await using db = new DynamoDB();
const songs = db.parallelScan({ TableName, TotalSegments: 8 }, { concurrency: 4 });
console.log(`${await lastValueFrom(songs.pipe(count()))} items`);
