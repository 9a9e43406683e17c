// Scans a table that customers use meanwhile: with at most 40 % of its read capacity, a line of progress each second, and a
// line for each retry, so that a throttled table is noticed at once. Run it with `npx tsx examples/production-scan.ts <table>`.
import { subscribe } from 'node:diagnostics_channel';
import { channelNames, DynamoDB, type Progress, type RetryEvent } from 'rxdynamo';
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

function logProgress({ state, scanned, estimate, units, rates, remaining, limitedBy }: Progress): void {
  const percent = estimate === undefined ? '?' : Math.round((100 * scanned) / Math.max(estimate.items, 1));
  const minutes = remaining === undefined ? '?' : Math.ceil(remaining / 60_000);
  console.warn(
    `${state}: ${scanned} items (${percent} %), ${Math.round(units.read)} units, ` +
      `${Math.round(rates.now.units.read)} units/s, ${minutes} min left, limited by ${limitedBy ?? 'nothing'}`,
  );
}

await using db = new DynamoDB();
const limiter = db.capacityLimiter({ TableName }, { read: '40%' });
const songs$ = db.parallelScan(
  { TableName, TotalSegments: 512 },
  { concurrency: 16, limiter, progress: logProgress },
);
console.log(`${await lastValueFrom(songs$.pipe(count()))} items`);
