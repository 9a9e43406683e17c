import { firstValueFrom } from 'rxjs';
import { expect, expectTypeOf, it } from 'vitest';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { all } from '../support/all.ts';
import { testTable } from '../support/servers/test-table.ts';

interface Song {
  readonly id: string;
  readonly name: string;
  readonly year: number;
  readonly credits: { readonly by: readonly string[]; readonly label: string };
}

const song: Song = {
  id: 'sinnerman',
  name: 'Sinnerman',
  year: 1965,
  credits: { by: ['traditional', 'Nina Simone'], label: 'Philips' },
};

describeOnEachServer('an item that is read', (server) => {
  const { db, TableName } = testTable(server, { items: [song] });
  const Key = { id: song.id };

  it('comes once, of the type that the caller names', async () => {
    const outputs = await all(db.getItem<Song>({ TableName, Key }));
    expectTypeOf(outputs[0]?.Item).toEqualTypeOf<Song | undefined>();
    expect(outputs).toEqual([{ Item: song }]);
  });

  it('comes from a consistent read too', async () => {
    const output = await firstValueFrom(db.getItem({ TableName, Key, ConsistentRead: true }));
    expect(output.Item).toEqual(song);
  });

  it('is absent where there is none', async () => {
    const output = await firstValueFrom(db.getItem({ TableName, Key: { id: 'nobody' } }));
    expect(output).not.toHaveProperty('Item');
  });

  it('has only the attributes that a projection names', async () => {
    const input = {
      TableName,
      Key,
      ProjectionExpression: '#year, credits.#by[1]',
      ExpressionAttributeNames: { '#year': 'year', '#by': 'by' },
    };
    const { Item } = await firstValueFrom(db.getItem(input));
    expect(Item).toEqual({ year: 1965, credits: { by: ['Nina Simone'] } });
  });
});
