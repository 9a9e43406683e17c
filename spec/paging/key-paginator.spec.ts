import { from, lastValueFrom, map, mergeMap, toArray } from 'rxjs';
import { expect, it } from 'vitest';
import { ExactNumber, type NumberRule } from '../../lib/index.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { freshTable } from '../support/servers/fresh-table.ts';
import { localClient } from '../support/servers/local-client.ts';

/** Sort keys of 38 digits that differ in the last one only, so that they are equal as a `number`. */
const sortKeys = Array.from({ length: 9 }, (_, digit) => `1234567890123456789012345678901234567${digit + 1}`);

const sortKeyTable = {
  AttributeDefinitions: [
    { AttributeName: 'list', AttributeType: 'S' },
    { AttributeName: 'sortKey', AttributeType: 'N' },
  ],
  KeySchema: [
    { AttributeName: 'list', KeyType: 'HASH' },
    { AttributeName: 'sortKey', KeyType: 'RANGE' },
  ],
};

const rules: readonly NumberRule[] = ['lossless', 'number', 'exact', () => 'some number'];

describeOnEachServer('pages that end at a key of 38 digits', ({ endpoint }) => {
  it.each(rules)('are read to the last one with the number rule %s', async (numbers) => {
    await using db = localClient(endpoint, { numbers });
    const TableName = await freshTable(endpoint, sortKeyTable);
    const write = (name: string) =>
      db.putItem({ TableName, Item: { list: 'one', sortKey: new ExactNumber(name), name } });
    await lastValueFrom(from(sortKeys).pipe(mergeMap(write)));

    const found = db
      .query<{ name: string }>({
        TableName,
        KeyConditionExpression: '#list = :list',
        ExpressionAttributeNames: { '#list': 'list' },
        ExpressionAttributeValues: { ':list': 'one' },
        Limit: 2,
      })
      .pipe(map(({ name }) => name));
    expect(await lastValueFrom(found.pipe(toArray()))).toEqual(sortKeys);
  });
});
