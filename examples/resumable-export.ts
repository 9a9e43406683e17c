// Exports a table to a file of JSON lines. Killed at any moment and started again, it goes on where it was, and the file
// ends with every item exactly once. `npx tsx examples/resumable-export.ts <table> <file>` runs it.
import { existsSync } from 'node:fs';
import { open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { DynamoDB, scanCheckpoint, toAsyncIterable } from 'rxdynamo';

const [TableName = 'Music', path = `${TableName}.jsonl`] = process.argv.slice(2);
const statePath = `${path}.state`;

// How far the scan had come and how long the file was then are saved together.
const saved = existsSync(statePath) ? JSON.parse(await readFile(statePath, 'utf8')) : {};
const checkpoint = scanCheckpoint(saved.checkpoint);
let length: number = saved.length ?? 0;

// What was written after that is cut off, because it is going to be scanned again.
await using file = await open(path, 'a');
await file.truncate(length);

await using db = new DynamoDB();
const pages = db.parallelScan({ TableName, TotalSegments: 64 }, { concurrency: 8, checkpoint }).pages();

for await (const page of toAsyncIterable(pages)) {
  const lines = (page.Items ?? []).map((item) => `${JSON.stringify(item, plain)}\n`).join('');
  await file.appendFile(lines);
  await file.datasync();
  length += Buffer.byteLength(lines);
  checkpoint.acknowledge(page);
  await save();
  console.log(`${length} bytes are safe`);
}
await rm(statePath, { force: true });

/** Replaces the saved state: a file that is renamed is there as a whole or not at all. */
async function save(): Promise<void> {
  await writeFile(`${statePath}.new`, JSON.stringify({ checkpoint, length }), { flush: true });
  await rename(`${statePath}.new`, statePath);
}

/** JSON has neither sets nor binaries nor integers of any size; lists, base64 and strings stand in for them. */
function plain(_name: string, value: unknown): unknown {
  if (value instanceof Set) return [...value];
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return typeof value === 'bigint' ? String(value) : value;
}
