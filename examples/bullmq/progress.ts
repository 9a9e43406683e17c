// Prints how far the scan is, once a second, until all jobs have ended: `npx tsx examples/bullmq/progress.ts <table>`.
// The exit code is 1 if a job has failed.
import { setTimeout } from 'node:timers/promises';
import type { Job } from 'bullmq';
import { segmentsOf } from 'rxdynamo';
import { type ScanJobData, type ScanJobProgress, scanQueue } from './settings.ts';

const [TableName = 'Music'] = process.argv.slice(2);
const queue = scanQueue(TableName);

for (;;) {
  const counts = await queue.getJobCounts();
  const jobs: Job<ScanJobData, number>[] = await queue.getJobs();
  const { completed = 0, failed = 0, active = 0 } = counts;
  const positions = jobs.map(positionOf);
  const items = sum(positions.map((each) => each.items));
  const segments = sum(positions.map((each) => each.segments));
  const total = jobs[0]?.data.TotalSegments ?? '?';
  const workers = await queue.getWorkersCount();
  console.log(
    `${segments} of ${total} segments, ${items} items; ${workers} workers, ${active} active jobs, ` +
      `${completed} of ${jobs.length} completed, ${failed} failed`,
  );
  if (jobs.length > 0 && completed + failed === jobs.length) {
    for (const { id, failedReason } of await queue.getFailed()) console.warn(`${id}: ${failedReason}`);
    process.exitCode = failed > 0 ? 1 : 0;
    break;
  }
  await setTimeout(1000);
}
await queue.close();

/** Returns how many segments of a job are finished, and how many items have been scanned. */
function positionOf(job: Job<ScanJobData, number>): { segments: number; items: number } {
  // A job that has failed has no return value.
  if (typeof job.returnvalue === 'number')
    return { segments: segmentsOf(job.data).length, items: job.returnvalue };
  if (typeof job.progress !== 'object') return { segments: 0, items: 0 };
  const { checkpoint, items } = job.progress as ScanJobProgress;
  return { segments: sum(checkpoint.finished.map(([first, last]) => last - first + 1)), items };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
