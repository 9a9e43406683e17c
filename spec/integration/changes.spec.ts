import { first, forkJoin, lastValueFrom, switchMap, take, tap, timeout, timer, toArray } from 'rxjs';
import { expect, it, onTestFinished } from 'vitest';
import { type Change, changeCheckpoint } from '../../lib/index.ts';
import { errorOf } from '../support/error-of.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { localClient } from '../support/servers/local-client.ts';
import { keyed, testTable } from '../support/servers/test-table.ts';

const definition = {
  ...keyed({ id: 'S' }, ['id']),
  StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
} as const;

interface Song {
  readonly id: string;
  readonly plays: bigint;
}

/** A number that a double cannot hold. */
const plays = 12345678901234567890n;
const inserted = { id: 'a', plays };
const modified = { id: 'a', plays: plays + 1n };

describeOnEachServer('changes', (server) => {
  const { db, TableName, write } = testTable(server, server.lacks('streams') ? {} : { definition });

  it('are read as they were made, and resumed from a checkpoint by a new client', async (context) => {
    server.require(context, 'streams');
    await write(inserted);
    await write(modified);
    await lastValueFrom(db.deleteItem({ TableName, Key: { id: 'a' } }));

    const checkpoint = changeCheckpoint();
    const read$ = db.changes<Song>(
      { TableName },
      { from: 'oldest', checkpoint, needs: ['newItem', 'oldItem'] },
    );
    const read = await lastValueFrom(
      read$.pipe(take(2), tap(checkpoint.acknowledge), toArray(), timeout(10_000)),
    );
    expect(read.map(summary)).toEqual([
      { type: 'insert', key: { id: 'a' }, newItem: inserted },
      { type: 'modify', key: { id: 'a' }, oldItem: inserted, newItem: modified },
    ]);

    const other = localClient(server.endpoint);
    onTestFinished(() => other.close());
    const saved = changeCheckpoint(JSON.parse(JSON.stringify(checkpoint)));
    const rest$ = other.changes<Song>({ TableName }, { from: saved }).batches();
    const rest = await lastValueFrom(rest$.pipe(take(1), timeout(10_000)));
    expect(rest.changes.map(summary)).toEqual([{ type: 'remove', key: { id: 'a' }, oldItem: modified }]);
  });

  it('that are made after the subscription arrive, with "now"', async (context) => {
    server.require(context, 'streams');
    const writing = timer(300).pipe(switchMap(() => write({ id: 'later', plays })));
    // DynamoDB Local rounds times down to the minute, so that earlier changes of that minute may come first.
    const change$ = db.changes<Song>({ TableName }, { interval: 50, idle: 50 }).pipe(
      first(({ key }) => key.id === 'later'),
      timeout(10_000),
    );
    const [change] = await lastValueFrom(forkJoin([change$, writing]));
    expect(change).toMatchObject({ type: 'insert', newItem: { id: 'later', plays } });
  });

  it('need a stream', async (context) => {
    server.require(context, 'streams');
    const name = `${TableName}-without`;
    await lastValueFrom(db.createTable({ TableName: name, ...keyed({ id: 'S' }, ['id']) }));
    const error = await errorOf(db.changes({ TableName: name }));
    await lastValueFrom(db.deleteTable({ TableName: name }));
    expect(error).toMatchObject({ name: 'StreamSpecificationError', tableName: name });
  });
});

function summary({ type, key, newItem, oldItem }: Change<Song>) {
  return { type, key, ...(newItem && { newItem }), ...(oldItem && { oldItem }) };
}
