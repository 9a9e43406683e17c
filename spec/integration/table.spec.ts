import { firstValueFrom, from } from 'rxjs';
import { expect, it } from 'vitest';
import { attr, expr, expressions } from '../../lib/index.ts';
import { all } from '../support/all.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { keyed, testTable } from '../support/servers/test-table.ts';

interface Song {
  readonly Artist: string;
  readonly Year: number;
  readonly plays?: number;
}

const songs = [1958, 1965, 1966].map((Year): Song => ({ Artist: 'Nina Simone', Year }));

describeOnEachServer('a table object', (server) => {
  const definition = keyed({ Artist: 'S', Year: 'N' }, ['Artist', 'Year']);
  const { db, TableName } = testTable(server, { definition });
  const table = db.table<Song, 'Artist' | 'Year'>(TableName);
  const Key = { Artist: 'Nina Simone', Year: 1965 };

  it('writes, reads, updates, queries and deletes its items', async () => {
    expect(await all(from(songs).pipe(table.batchWrite({ concurrency: 2 })))).toHaveLength(3);
    expect(await firstValueFrom(table.getItem({ Key }))).toEqual({ Item: songs[1] });

    const plays = expressions({ UpdateExpression: expr`ADD ${attr('plays')} ${1}` });
    const changed = await firstValueFrom(table.updateItem({ Key, ReturnValues: 'ALL_NEW', ...plays }));
    expect(changed.Attributes).toEqual({ ...Key, plays: 1 });

    const sixties = expr`${attr('Artist')} = ${'Nina Simone'} AND ${attr('Year')} >= ${1960}`;
    const found = table.query(expressions({ KeyConditionExpression: sixties }));
    expect(await all(found)).toEqual([{ ...Key, plays: 1 }, songs[2]]);
    expect(await all(table.parallelScan({ TotalSegments: 2, Select: 'COUNT' }).pages())).toHaveLength(2);

    await firstValueFrom(table.deleteItem({ Key }));
    await all(table.scan().pipe(table.batchDelete()));
    expect(await all(from(songs).pipe(table.batchGet({ ConsistentRead: true })))).toEqual(
      songs.map((song) => ({ Key: song })),
    );
    await firstValueFrom(table.putItem({ Item: Key }));
    expect(await all(table.scan())).toEqual([Key]);
  });
});
