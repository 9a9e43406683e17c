// Counts the attributes of all items of a table with all cores: each scans a share of the segments, in a thread of its own.
// Run it with `npx tsx examples/all-cores.ts <table>`. Ctrl-C ends all threads; started again, it goes on where it was.
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { setInterval } from 'node:timers/promises';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { DynamoDB, scanCheckpoint, segmentsOf, toAsyncIterable } from 'rxdynamo';

/** What a thread has done: the position in its share, and the result up to there. */
interface Share {
  readonly checkpoint?: unknown;
  readonly items: number;
  /** The names of attributes, and how many items have each. */
  readonly attributes: ReadonlyMap<string, number>;
}

interface Task {
  readonly TableName: string;
  readonly index: number;
  readonly count: number;
  readonly share: Share;
}

const TotalSegments = 512;

if (isMainThread) await scanWithAllCores(process.argv[2] ?? 'Music');
else await scanShare(workerData);

async function scanWithAllCores(TableName: string): Promise<void> {
  const statePath = `${TableName}.state`;
  const shares = existsSync(statePath) ? await readShares(statePath) : newShares();
  const threads = shares.map((share, index) => {
    const task: Task = { TableName, index, count: shares.length, share };
    return startThread(task).on('message', (latest: Share) => {
      shares[index] = latest;
    });
  });
  const signals = ['SIGINT', 'SIGTERM'].map((name) => once(process, name).then(() => 'stopped' as const));
  const ends = Promise.all(threads.map(untilEnded)).then(() => 'complete' as const);
  const ended = new AbortController();
  const saves = saveEachSecond(statePath, shares, ended.signal);
  let outcome: 'complete' | 'stopped' | undefined;
  try {
    outcome = await Promise.race([...signals, ends, saves]);
  } finally {
    // After an error of one thread too, which ends the others.
    await Promise.all(threads.map((thread) => thread.terminate()));
    ended.abort();
    await saves.catch(() => undefined);
    if (outcome !== 'complete') await saveShares(statePath, shares);
  }
  const { items, attributes } = merge(shares);
  if (outcome === 'complete') await rm(statePath, { force: true });
  else process.exitCode = 130;
  console.log(JSON.stringify({ outcome, items, attributes: Object.fromEntries(attributes) }));
}

/** Scans one share, and tells the main thread after each page how far it is. */
async function scanShare({ TableName, index, count, share }: Task): Promise<void> {
  const checkpoint = scanCheckpoint(share.checkpoint);
  const attributes = new Map(share.attributes);
  let { items } = share;
  await using db = new DynamoDB();
  const segments = segmentsOf({ index, count, TotalSegments });
  const options = { segments, checkpoint, concurrency: 4 };
  const pages = db.parallelScan({ TableName, TotalSegments }, options).pages();
  for await (const page of toAsyncIterable(pages)) {
    for (const item of page.Items ?? [])
      for (const name of Object.keys(item)) attributes.set(name, (attributes.get(name) ?? 0) + 1);
    items += page.Items?.length ?? 0;
    checkpoint.acknowledge(page);
    parentPort?.postMessage({ checkpoint: checkpoint.toJSON(), items, attributes } satisfies Share);
  }
}

function merge(shares: readonly Share[]): Share {
  const attributes = new Map<string, number>();
  for (const share of shares)
    for (const [name, count] of share.attributes) attributes.set(name, (attributes.get(name) ?? 0) + count);
  return { items: shares.reduce((sum, share) => sum + share.items, 0), attributes };
}

/** Runs this file in a thread, after tsx. In compiled JavaScript it is `new Worker(new URL(import.meta.url), { workerData })`. */
function startThread(task: Task): Worker {
  const importThis = `import(${JSON.stringify(import.meta.url)})`;
  const code = `import('tsx/esm/api').then(({ register }) => register()).then(() => ${importThis})`;
  return new Worker(code, { eval: true, workerData: task });
}

/** Resolves when a thread has ended, and rejects when it has failed. */
function untilEnded(thread: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    thread.once('error', reject);
    thread.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`A thread ended with code ${code}`)),
    );
  });
}

function newShares(): Share[] {
  return Array.from({ length: availableParallelism() }, () => ({ items: 0, attributes: new Map() }));
}

/** Reads the shares of a scan that was stopped. It goes on with as many threads, because a share depends on their number. */
async function readShares(path: string): Promise<Share[]> {
  const saved: { checkpoint: unknown; items: number; attributes: [string, number][] }[] = JSON.parse(
    await readFile(path, 'utf8'),
  );
  return saved.map(({ attributes, ...share }) => ({ ...share, attributes: new Map(attributes) }));
}

/** Replaces the saved state by a rename. The checkpoints and the results are saved together, so that they agree. */
async function saveShares(path: string, shares: readonly Share[]): Promise<void> {
  const state = shares.map(({ attributes, ...share }) => ({ ...share, attributes: [...attributes] }));
  await writeFile(`${path}.new`, JSON.stringify(state), { flush: true });
  await rename(`${path}.new`, path);
}

/** Rejects when it cannot save, and when the signal is aborted. */
async function saveEachSecond(path: string, shares: readonly Share[], signal: AbortSignal): Promise<never> {
  for await (const _ of setInterval(1000, undefined, { signal })) {
    await saveShares(path, shares);
    console.warn(`${merge(shares).items} items`);
  }
  throw new Error('The interval has ended');
}
