import { from, lastValueFrom, map, mergeMap, toArray } from 'rxjs';
import { expect, it } from 'vitest';
import { ExactNumber, type NumberRule } from '../../lib/index.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { freshTable } from '../support/servers/fresh-table.ts';
import { localClient } from '../support/servers/local-client.ts';

/** Sort keys of 38 digits that differ in the last one: to a `number` they are all the same. */
const places = Array.from({ length: 9 }, (_, digit) => `1234567890123456789012345678901234567${digit + 1}`);

const placeTable = {
  AttributeDefinitions: [
    { AttributeName: 'list', AttributeType: 'S' },
    { AttributeName: 'place', AttributeType: 'N' },
  ],
  KeySchema: [
    { AttributeName: 'list', KeyType: 'HASH' },
    { AttributeName: 'place', KeyType: 'RANGE' },
  ],
};

const rules: readonly NumberRule[] = ['lossless', 'number', 'exact', () => 'some number'];

describeOnEachServer('pages that end at a key of 38 digits', ({ endpoint }) => {
  it.each(rules)('are followed to the last, numbers being read by the rule %s', async (numbers) => {
    await using db = localClient(endpoint, { numbers });
    const TableName = await freshTable(endpoint, placeTable);
    const write = (name: string) =>
      db.putItem({ TableName, Item: { list: 'one', place: new ExactNumber(name), name } });
    await lastValueFrom(from(places).pipe(mergeMap(write)));

    const found = db
      .query<{ name: string }>({
        TableName,
        KeyConditionExpression: '#list = :list',
        ExpressionAttributeNames: { '#list': 'list' },
        ExpressionAttributeValues: { ':list': 'one' },
        Limit: 2,
      })
      .pipe(map(({ name }) => name));
    expect(await lastValueFrom(found.pipe(toArray()))).toEqual(places);
  });
});
