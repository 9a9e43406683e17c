// Scans the segments of jobs. Start it on as many machines as you like, with
// `npx tsx examples/bullmq/worker.ts <table> <file>`; Ctrl-C gives its jobs back to the others.
import { hostname } from 'node:os';
import { type Job, UnrecoverableError, WaitingError, Worker } from 'bullmq';
import { DynamoDB, DynamoDBError } from 'rxdynamo';
import { LockLostError, scanJob } from './scan-job.ts';
import {
  connection,
  jobsPerWorker,
  queueName,
  readPercent,
  type ScanJobData,
  scanQueue,
  stalledJobs,
} from './settings.ts';

const name = `${hostname()}-${process.pid}`;
const [TableName = 'Music', file = `${TableName}-${name}.jsonl`] = process.argv.slice(2);
const queue = scanQueue(TableName);
const db = new DynamoDB();
const limiter = db.capacityLimiter({ TableName }, { read: `${readPercent}%` });
const stopping = new AbortController();

const worker = new Worker<ScanJobData, number>(queueName(TableName), processJob, {
  ...stalledJobs,
  connection,
  concurrency: jobsPerWorker,
  name,
  autorun: false,
});

// BullMQ passes a signal only to functions with three parameters. It is aborted here, below, when the lock is lost.
async function processJob(job: Job<ScanJobData, number>, token?: string, lockLost?: AbortSignal) {
  if (token === undefined || lockLost === undefined) throw new Error('BullMQ gave no token or no signal');
  const signal = AbortSignal.any([lockLost, stopping.signal]);
  try {
    return await scanJob(job, { db, limiter, file, token, signal });
  } catch (error) {
    if (error instanceof LockLostError || lockLost.aborted)
      console.warn(`${job.id}: the lock is lost, so this worker leaves the job to another one`);
    else if (stopping.signal.aborted) await job.moveToWait(token);
    // Another attempt would end as this one: the table does not exist, a permission is missing.
    else if (error instanceof DynamoDBError && !error.retryable) throw new UnrecoverableError(String(error));
    else throw error;
    // Tells BullMQ that the job has been moved: it neither completes nor fails here.
    throw new WaitingError();
  }
}

// Stops a job that waits for a page, as soon as its lock cannot be renewed. `scanJob` also checks the lock at each page.
worker.on('lockRenewalFailed', (ids) => {
  for (const id of ids) worker.cancelJob(id);
});
worker.on('failed', (job, error) => console.warn(`${job?.id}: ${error.message}`));
worker.on('error', (error) => console.warn(error.message));

/** Divides the capacity among the workers that there are now. */
async function shareCapacity(): Promise<void> {
  const workers = Math.max(1, await queue.getWorkersCount());
  limiter.set({ read: `${readPercent / workers}%` });
}

const warn = (error: unknown) => console.warn('The number of workers is unknown, the limit stays:', error);
const shares = setInterval(() => shareCapacity().catch(warn), 5000);

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, async () => {
    clearInterval(shares);
    const closed = worker.close();
    stopping.abort();
    await closed;
    await Promise.all([queue.close(), db.close()]);
  });

await worker.waitUntilReady();
await shareCapacity();
await worker.run();
