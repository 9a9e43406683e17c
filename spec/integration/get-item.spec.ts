import { firstValueFrom } from 'rxjs';
import { expect, expectTypeOf, it } from 'vitest';
import { all } from '../support/all.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
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

describeOnEachServer('getting an item', (server) => {
  const { db, TableName } = testTable(server, { items: [song] });
  const Key = { id: song.id };

  it('emits one output with the type of the caller', async () => {
    const outputs = await all(db.getItem<Song>({ TableName, Key }));
    expectTypeOf(outputs[0]?.Item).toEqualTypeOf<Song | undefined>();
    expect(outputs).toEqual([{ Item: song }]);
  });

  it('can read consistently', async () => {
    const output = await firstValueFrom(db.getItem({ TableName, Key, ConsistentRead: true }));
    expect(output.Item).toEqual(song);
  });

  it('emits an output without Item if there is none', async () => {
    const output = await firstValueFrom(db.getItem({ TableName, Key: { id: 'missing' } }));
    expect(output).not.toHaveProperty('Item');
  });

  it('returns only the projected attributes', async () => {
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
