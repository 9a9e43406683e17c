import { firstValueFrom, lastValueFrom, Subject, takeUntil, tap, toArray } from 'rxjs';
import { expect, it } from 'vitest';
import { type DynamoDB, type FollowEvent, followCheckpoint } from '../../lib/index.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { keyed, testTable } from '../support/servers/test-table.ts';

const key = keyed({ id: 'S' }, ['id']);
const StreamSpecification = { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' } as const;
const items = Array.from({ length: 200 }, (_, index) => ({
  id: `song ${index}`,
  tags: new Set(['a', 'b']),
  version: 0,
}));

describeOnEachServer('a live copy', (server) => {
  const definition = server.lacks('streams') ? key : { ...key, StreamSpecification };
  const { db, TableName, write } = testTable(server, { definition, items });
  const copy = testTable(server, { definition: key });

  /** Runs the copy, and calls back for each event that was applied, until that returns `false`. */
  async function run(saved: unknown, goesOn: (event: FollowEvent) => Promise<boolean>): Promise<unknown> {
    const checkpoint = followCheckpoint(saved);
    const stop = new Subject<void>();
    const errors: unknown[] = [];
    const copy$ = db.follow({ TableName, TotalSegments: 4, Limit: 10 }, { checkpoint, idle: 50 }).pipe(
      db.applyChanges({ TableName: copy.TableName }, { linger: 5 }),
      tap(({ item }) => {
        checkpoint.acknowledge(item);
        goesOn(item).then(
          (isRunning) => isRunning || stop.next(),
          (error: unknown) => {
            errors.push(error);
            stop.next();
          },
        );
      }),
      takeUntil(stop),
    );
    await lastValueFrom(copy$, { defaultValue: undefined });
    expect(errors).toEqual([]);
    return JSON.parse(JSON.stringify(checkpoint));
  }

  it('equals its table after writes during the scan, a restart in each phase, and more writes', async (context) => {
    server.require(context, 'streams');
    let applied = 0;
    let saved = await run(undefined, async () => {
      if (++applied === 20) await write({ id: 'song 0', tags: new Set(['during']), version: 1 });
      if (applied === 40) await firstValueFrom(db.deleteItem({ TableName, Key: { id: 'song 1' } }));
      return applied < 80;
    });
    expect(saved).toHaveProperty('scan');
    saved = await run(saved, async ({ type }) => type !== 'caughtUp');
    expect(saved).toMatchObject({ caughtUp: true });
    await write({ id: 'after', tags: new Set(['later']), version: 2 });
    await firstValueFrom(db.deleteItem({ TableName, Key: { id: 'song 2' } }));
    await write({ id: 'last', tags: new Set(['last']), version: 3 });
    await run(saved, async () => {
      const [source, target] = await Promise.all([all(db, TableName), all(db, copy.TableName)]);
      return source.size !== target.size || !target.has('last') || target.has('song 2');
    });
    const source = await all(db, TableName);
    expect(source.size).toBe(200);
    expect(await all(db, copy.TableName)).toEqual(source);
  }, 60_000);
});

async function all(db: DynamoDB, TableName: string): Promise<ReadonlyMap<unknown, unknown>> {
  const found = await lastValueFrom(db.scan({ TableName, ConsistentRead: true }).pipe(toArray()));
  return new Map(found.map((item) => [item.id, item]));
}
