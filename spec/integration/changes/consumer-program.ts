// The process of a consumer: appends each batch of changes to a log, and saves its checkpoint after each batch.
import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { changeCheckpoint, marshall } from '../../../lib/index.ts';
import { localClient } from '../../support/servers/local-client.ts';
import type { LoggedChange } from './logged-change.ts';
import type { LoadItem } from './write-load.ts';

const [endpoint = '', TableName = '', checkpointFile = '', logFile = ''] = process.argv.slice(2);

const saved: unknown = existsSync(checkpointFile)
  ? JSON.parse(readFileSync(checkpointFile, 'utf8'))
  : undefined;
const checkpoint = changeCheckpoint(saved);
process.on('disconnect', () => process.exit());

/** A rename replaces the file in one step, so that a process that is killed leaves a whole checkpoint. */
function save(): void {
  const temporary = `${checkpointFile}.new`;
  writeFileSync(temporary, JSON.stringify(checkpoint));
  renameSync(temporary, checkpointFile);
}

const changes = localClient(endpoint).changes<LoadItem>(
  { TableName },
  { from: 'oldest', checkpoint, interval: 20, idle: 50 },
);
for await (const batch of changes.batches()) {
  const logged = batch.changes.map(
    ({ type, key, newItem, oldItem, sequenceNumber, shardId = '' }): LoggedChange => ({
      type,
      id: String(key.id),
      version: Number((newItem ?? oldItem)?.version),
      item: newItem && marshall(newItem),
      position: `${shardId} ${sequenceNumber}`,
    }),
  );
  appendFileSync(logFile, `${JSON.stringify(logged)}\n`);
  process.send?.(logged.map(({ position }) => position));
  checkpoint.acknowledge(batch);
  save();
}
