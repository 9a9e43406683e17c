import { firstValueFrom, from, lastValueFrom, mergeMap } from 'rxjs';
import { expect, it } from 'vitest';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { freshTableName } from '../support/servers/fresh-table.ts';
import { localClient } from '../support/servers/local-client.ts';
import { keyed, untilActive } from '../support/servers/test-table.ts';

describeOnEachServer('a vector index', (server) => {
  it('returns the most similar items with their scores', async (context) => {
    server.require(context, 'vector indexes');
    await using db = localClient(server.endpoint);
    const TableName = freshTableName();
    const bySlot = {
      IndexName: 'bySlot',
      VectorAttribute: { AttributeName: 'slot' },
      Projection: { ProjectionType: 'ALL' },
      Dimensions: 2,
      DistanceFunction: 'COSINE',
    } as const;
    const table = {
      ...keyed({ id: 'S' }, ['id']),
      BillingMode: 'PAY_PER_REQUEST',
      VectorIndexes: [bySlot],
    } as const;
    await firstValueFrom(db.createTable({ TableName, ...table }));
    await untilActive(db, TableName);
    const items = [
      { id: 'east', slot: [1, 0] },
      { id: 'north', slot: [0, 1] },
      { id: 'between', slot: [1, 1] },
    ];
    await lastValueFrom(from(items).pipe(mergeMap((Item) => db.putItem({ TableName, Item }))));

    const search = db.searchVectors<{ id: string }>({
      TableName,
      IndexName: 'bySlot',
      SearchVector: [2, 0],
      TopK: 2,
      ReturnConsumedCapacity: 'TOTAL',
    });
    const { SearchResults = [], ConsumedCapacity } = await firstValueFrom(search);
    expect(SearchResults.map(({ Item }) => Item?.id)).toEqual(['east', 'between']);
    expect(SearchResults.map(({ Score }) => Score)).toEqual([0, expect.closeTo(1 - Math.SQRT1_2, 6)]);
    expect(ConsumedCapacity).toEqual({ VectorSearchRequestBytes: expect.any(Number) });
  });
});
