import { catchError, type MonoTypeOperatorFunction } from 'rxjs';
import { ndjsonLines } from '../../formats/index.ts';
import {
  type AttributeMap,
  type Change,
  type ChangeBatch,
  changeCheckpoint,
  StreamSpecificationError,
  toAsyncIterable,
} from '../../index.ts';
import { defineCommand } from '../command.ts';
import { CommandError, UsageError } from '../errors.ts';
import { count } from '../progress-line.ts';
import { runWithState } from '../run-with-state.ts';
import { untilAborted } from '../until-aborted.ts';

export const tail = defineCommand({
  name: 'tail',
  summary: 'Writes each change of a table as a line of JSON, until it is stopped.',
  args: [{ name: 'table', help: 'The name of the table, which must have a DynamoDB stream.' }],
  options: ['from', 'checkpoint'],
  notes: [
    'A line has type (insert, modify, remove), at, key, newItem and oldItem as far as the stream has them, isExpiry, sequenceNumber and shardId. Items are written as in NDJSON exports.',
    'With --checkpoint it goes on where it was stopped: each change is written at least once.',
  ],
  examples: [
    'rxdynamo tail Music',
    'rxdynamo tail Music --from oldest | jq .newItem',
    'rxdynamo tail Music --checkpoint music.json >> changes.ndjson',
  ],
  async run(context) {
    const { db, args, options, output, signal } = context;
    const [TableName = ''] = args;
    const from = startOf(options.from);
    const state =
      options.checkpoint === undefined
        ? undefined
        : await context.state(options.checkpoint, { command: 'tail', table: TableName });
    const checkpoint = changeCheckpoint(state?.saved?.checkpoint);
    let changes = 0;

    async function follow(): Promise<void> {
      const batches = db
        .changes<AttributeMap, 'attributeValues'>(
          { TableName },
          { from, checkpoint, items: 'attributeValues' },
        )
        .batches()
        .pipe(explainMissingStream(TableName), untilAborted(signal));
      for await (const batch of toAsyncIterable(batches)) {
        await output.data(linesOf(batch));
        checkpoint.acknowledge(batch);
        changes += batch.changes.length;
      }
    }

    /** Once the stream is found: a tail from now that was stopped before any change goes on from that time. */
    const snapshot = () => (checkpoint.toJSON().of === undefined ? undefined : { checkpoint });

    output.message(`Follows ${TableName}; Ctrl-C ends it.`);
    if (state === undefined) {
      await follow();
      signal.throwIfAborted();
    } else await runWithState(state, context, { snapshot, atEnd: 'keep' }, follow);
    return {
      summary: `The stream of ${TableName} has ended after ${count(changes)} changes.`,
      facts: { table: TableName, changes },
    };
  },
});

/** Names the command that enables the stream of a table. */
function explainMissingStream<T>(table: string): MonoTypeOperatorFunction<T> {
  const command = `aws dynamodb update-table --table-name ${table} --stream-specification StreamEnabled=true,StreamViewType=NEW_AND_OLD_IMAGES`;
  return catchError((cause: unknown) => {
    if (!(cause instanceof StreamSpecificationError)) throw cause;
    throw new CommandError(`${table} has no stream; this enables one: ${command}`, { cause });
  });
}

function startOf(from = 'now'): 'now' | 'oldest' | Date {
  if (from === 'now' || from === 'oldest') return from;
  const time = new Date(from);
  if (Number.isNaN(time.getTime()))
    throw new UsageError(`--from must be now, oldest or a time, not ${JSON.stringify(from)}`);
  return time;
}

function linesOf({ changes }: ChangeBatch<AttributeMap>): string {
  return changes.map((change) => `${lineOf(change)}\n`).join('');
}

function lineOf({
  type,
  at,
  key,
  newItem,
  oldItem,
  isExpiry,
  sequenceNumber,
  shardId,
}: Change<AttributeMap>) {
  const members = [
    `"type":${JSON.stringify(type)},"at":${JSON.stringify(at)},"key":${itemText(key)}`,
    newItem === undefined ? '' : `,"newItem":${itemText(newItem)}`,
    oldItem === undefined ? '' : `,"oldItem":${itemText(oldItem)}`,
    `,"isExpiry":${isExpiry},"sequenceNumber":${JSON.stringify(sequenceNumber)}`,
    `,"shardId":${JSON.stringify(shardId)}`,
  ];
  return `{${members.join('')}}`;
}

function itemText(item: object): string {
  return Buffer.from(ndjsonLines([item], { items: 'attributeValues' }))
    .toString()
    .trimEnd();
}
