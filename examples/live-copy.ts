// Copies a table to another one, and keeps the copy up to date. If it is killed and started again, it resumes where it was.
// Run it with `npx tsx examples/live-copy.ts <table> <copy> <file for its position>`.
import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { DynamoDB, followCheckpoint } from 'rxdynamo';
import { exhaustMap, lastValueFrom, merge, tap, timer } from 'rxjs';

const [TableName = 'Music', Copy = `${TableName}-copy`, path = `${Copy}.checkpoint.json`] =
  process.argv.slice(2);
const checkpoint = followCheckpoint(existsSync(path) ? JSON.parse(await readFile(path, 'utf8')) : undefined);

/** Writes another file first, so that a killed process leaves a whole one. */
async function save(): Promise<void> {
  await writeFile(`${path}.new`, JSON.stringify(checkpoint));
  await rename(`${path}.new`, path);
}

await using db = new DynamoDB();
const copy$ = db.follow({ TableName, TotalSegments: 8 }, { checkpoint }).pipe(
  db.applyChanges({ TableName: Copy }),
  tap(({ item }) => {
    checkpoint.acknowledge(item);
    if (item.type === 'caughtUp') console.log('caught up');
  }),
);
await lastValueFrom(merge(copy$, timer(0, 1000).pipe(exhaustMap(save))));
