// Scans the segments of one job, from the position that is saved in its progress.
import { appendFile } from 'node:fs/promises';
import type { Job } from 'bullmq';
import {
  type CapacityLimiter,
  type DynamoDB,
  type Item,
  type Page,
  scanCheckpoint,
  segmentsOf,
  toAsyncIterable,
} from 'rxdynamo';
import { type ScanJobData, type ScanJobProgress, segmentsPerJob, stalledJobs } from './settings.ts';

/** Raised when a lock has expired: another worker may have the job. */
export class LockLostError extends Error {}

export interface ScanJobContext {
  readonly db: DynamoDB;
  readonly limiter: CapacityLimiter;
  readonly file: string;
  /** Proves that this worker has the lock. */
  readonly token: string;
  /** Ends the scan: this worker stops, or has lost the lock. */
  readonly signal: AbortSignal;
}

/** Returns how many items the segments have. */
export async function scanJob(job: Job<ScanJobData, number>, context: ScanJobContext): Promise<number> {
  const { db, limiter, file, token, signal } = context;
  const { TableName, TotalSegments } = job.data;
  const saved = savedProgress(job);
  const checkpoint = scanCheckpoint(saved?.checkpoint);
  let items = saved?.items ?? 0;

  // A page that is repeated after the death of a worker has at most this many items, or 1 MB.
  const Limit = process.env.PAGE_ITEMS ? Number(process.env.PAGE_ITEMS) : undefined;
  const segments = segmentsOf(job.data);
  const options = { segments, concurrency: segmentsPerJob, checkpoint, limiter, signal };
  const pages = db.parallelScan({ TableName, TotalSegments, Limit }, options).pages();
  for await (const page of toAsyncIterable(pages)) {
    await handlePage(page, file);
    checkpoint.acknowledge(page);
    items += page.Items?.length ?? 0;
    // `updateProgress` does not look at the lock. A worker that was paused must not overwrite the position of another one.
    if ((await job.extendLock(token, stalledJobs.lockDuration)) !== 1) throw new LockLostError();
    await job.updateProgress({ checkpoint: checkpoint.toJSON(), items } satisfies ScanJobProgress);
  }
  return items;
}

/** The progress of a job is the number 0 until it is saved for the first time. */
function savedProgress({ progress }: Job): ScanJobProgress | undefined {
  return typeof progress === 'object' ? (progress as ScanJobProgress) : undefined;
}

/**
 * Put your own work here. It happens at least once for each page: again if the worker dies before the position is saved.
 *
 * The page counts as done when the Promise resolves, so everything has to be stored by then.
 */
async function handlePage({ Items = [] }: Page<Item>, file: string): Promise<void> {
  await appendFile(file, Items.map((item) => `${JSON.stringify(item)}\n`).join(''));
}
