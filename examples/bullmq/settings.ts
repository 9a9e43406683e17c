// What the producer, the workers and the progress program have in common.
import { Queue, type WorkerOptions } from 'bullmq';
import type { SavedCheckpoint } from 'rxdynamo';

/** About one segment per 2 GB, and some times as many jobs as are scanned at once. */
export const TotalSegments = 512;
export const jobCount = 64;

/** How many jobs a worker has at once, and how many segments of each job it reads at once. */
export const jobsPerWorker = 4;
export const segmentsPerJob = 2;

/** How much of the table's read capacity all workers together may take, in percent. */
export const readPercent = 40;

/** What a job says. `segmentsOf` turns it into a list of segments. */
export interface ScanJobData {
  readonly TableName: string;
  readonly TotalSegments: number;
  readonly index: number;
  readonly count: number;
}

/** What a worker saves after each page, as the progress of the job. */
export interface ScanJobProgress {
  readonly checkpoint: SavedCheckpoint;
  /** The items of the pages that the checkpoint covers. */
  readonly items: number;
}

export const connection = { url: process.env.REDIS_URL ?? 'redis://127.0.0.1:6379' };

export const queueName = (TableName: string): string => `scan-${TableName}`;

export function scanQueue(TableName: string): Queue<ScanJobData, number> {
  return new Queue(queueName(TableName), {
    connection,
    // Each progress is also an event in a Redis stream. Nothing here reads old ones, and the default is 10,000.
    streams: { events: { maxLen: 1000 } },
    defaultJobOptions: {
      // A job that throws, for example because the network was down for longer than `stallTimeout`, is tried again, from
      // its saved position.
      attempts: 5,
      backoff: { type: 'exponential', delay: seconds(5) },
      // An id is ignored only as long as its job exists: a removed job would be scanned again by the next producer.
      removeOnComplete: false,
      removeOnFail: false,
    },
  });
}

/**
 * When a job counts as stalled: its worker has died, or has not renewed the lock.
 *
 * A worker renews its locks after half of `lockDuration`. So the lock survives a pause of at least 15 s: of the event loop, of
 * the machine, or of Redis. All workers look for expired locks each `stalledInterval`, and need two looks: the segments of a
 * dead worker go on elsewhere after at most `lockDuration` + 2 · `stalledInterval`. Shorter times move jobs sooner, and take
 * jobs away from workers that are only slow; nothing is lost then either, but a page may be handled twice.
 */
export const stalledJobs = {
  lockDuration: Number(process.env.LOCK_DURATION ?? seconds(30)),
  stalledInterval: Number(process.env.STALLED_INTERVAL ?? seconds(15)),
  // How often a job may stall before it fails. The default of 1 is for short jobs. A scan of hours outlives many spot
  // instances, and each time it goes on where it was. There is a limit because a page could crash its worker each time.
  maxStalledCount: 20,
} satisfies Partial<WorkerOptions>;

function seconds(count: number): number {
  return 1000 * count;
}
