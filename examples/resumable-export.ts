// Exports a table to a file of JSON lines. If it is killed and started again, it resumes, and in the end the file has
// every item exactly once. Run it with `npx tsx examples/resumable-export.ts <table> <file>`.
import { existsSync } from 'node:fs';
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { DynamoDB, scanCheckpoint, toAsyncIterable } from 'rxdynamo';

const [TableName = 'Music', path = `${TableName}.jsonl`] = process.argv.slice(2);
const statePath = `${path}.state`;

// The checkpoint of the scan and the length of the file are saved together.
const saved = existsSync(statePath) ? JSON.parse(await readFile(statePath, 'utf8')) : {};
const checkpoint = scanCheckpoint(saved.checkpoint);
let length: number = saved.length ?? 0;

// Lines after that length are removed, because their items will be scanned again.
await using file = await open(path, 'a');
await file.truncate(length);

await using db = new DynamoDB();
const pages = db.parallelScan({ TableName, TotalSegments: 64 }, { concurrency: 8, checkpoint }).pages();

for await (const page of toAsyncIterable(pages)) {
  const lines = (page.Items ?? []).map((item) => `${JSON.stringify(item, toJsonValue)}\n`).join('');
  await file.appendFile(lines);
  await file.datasync();
  length += Buffer.byteLength(lines);
  checkpoint.acknowledge(page);
  await save();
  console.log(`${length} bytes are saved`);
}
await rm(statePath, { force: true });

/** Replaces the saved state atomically, by a rename. */
async function save(): Promise<void> {
  await writeFile(`${statePath}.new`, JSON.stringify({ checkpoint, length }), { flush: true });
  await rename(`${statePath}.new`, statePath);
}

/** Converts values that JSON does not have: sets to arrays, binaries to base64, bigints to strings. */
function toJsonValue(_name: string, value: unknown): unknown {
  if (value instanceof Set) return [...value];
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return typeof value === 'bigint' ? String(value) : value;
}
