// Adds the jobs of a scan, those that do not exist yet: it can be started again at any time.
// Run it with `npx tsx examples/bullmq/producer.ts <table>`.
import { jobCount, jobsPerWorker, scanQueue, TotalSegments } from './settings.ts';

const [TableName = 'Music'] = process.argv.slice(2);
const queue = scanQueue(TableName);

// The id says what the job scans. BullMQ ignores a job whose id exists.
const jobs = startOrder().map((index) => ({
  name: 'scan',
  data: { TableName, TotalSegments, index, count: jobCount },
  opts: { jobId: `${TotalSegments}-segments-${index}-of-${jobCount}` },
}));
await queue.addBulk(jobs);
// Failed jobs are tried again, with all attempts, from their saved positions.
const failed = await queue.getFailed();
await Promise.all(failed.map((job) => job.retry('failed', { resetAttemptsMade: true })));
console.log(JSON.stringify(await queue.getJobCounts()));
await queue.close();

/**
 * Returns the jobs in an order in which those that run at the same time are far apart.
 *
 * Segments that are neighbours are often in one partition of DynamoDB, and would be throttled together.
 */
function startOrder(): number[] {
  const stride = Math.ceil(jobCount / (2 * jobsPerWorker));
  const indexes = Array.from({ length: jobCount }, (_, index) => index);
  return indexes.sort((a, b) => (a % stride) - (b % stride) || a - b);
}
