import { concat, from, map, toArray } from 'rxjs';
import { expect, it } from 'vitest';
import { batchDelete } from '../../lib/operations/batch-delete.ts';
import { memoryTable, TableName } from '../bulk/memory-table.ts';
import { outcomeOf, songs, writeTo } from '../bulk/writing-songs.ts';
import { onVirtualTime } from '../support/marbles.ts';

const key = ['id'];

it('batchDelete sends only the key attributes of keys and of items', () => {
  onVirtualTime(({ flush }) => {
    const table = memoryTable({ leave: (index) => (index === 0 ? 1 : 0) });
    const items = [{ id: 'a' }, { id: 'b', plays: 3, lines: [Number.NaN] }];
    const { values } = outcomeOf(
      from(items).pipe(batchDelete(table.call).batchDelete({ TableName }, { key })),
    );
    flush();
    expect(new Set(values.map(({ item }) => item))).toEqual(new Set(items));
    const deletions = ['a', 'b'].map((id) => ({ DeleteRequest: { Key: { id: { S: id } } } }));
    expect(table.sent.map(({ input }) => input.RequestItems?.[TableName])).toEqual([
      deletions,
      deletions.slice(0, 1),
    ]);
  });
});

it('batchDelete deletes every item, and accepts the same key twice', () => {
  onVirtualTime(({ expectObservable, flush }) => {
    const table = memoryTable();
    const remove = batchDelete(table.call).batchDelete({ TableName }, { key });
    const twice = from([...songs(30), ...songs(30)]).pipe(
      remove,
      toArray(),
      map(({ length }) => length),
    );
    expectObservable(
      concat(
        from(songs(60)).pipe(
          writeTo(table),
          toArray(),
          map(({ length }) => length),
        ),
        twice,
      ),
    ).toBe('-w-(d|)', { w: 60, d: 60 });
    flush();
    expect(table.items()).toHaveLength(30);
  });
});
