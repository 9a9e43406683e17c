import assert from 'node:assert/strict';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import fc from 'fast-check';
import { afterAll, it } from 'vitest';
import { binaries, type ItemOptions, items, keyTexts, names, plainNumbers } from '../codec/arbitraries.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { testTable } from '../support/servers/test-table.ts';

/** The same items in each run: whether a server takes them is no question of chance. */
const runs = { numRuns: 60, seed: 20261122 };
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

/** What the AWS marshaller gets right: not these names, and no long numbers. */
const knownToAws = {
  names: names.filter((name) => name !== '__proto__' && name !== 'constructor'),
  numbers: plainNumbers,
};

describeOnEachServer('an arbitrary item', (server) => {
  const { TableName, read, write } = testTable(server);
  const aws = new DynamoDBClient({ endpoint: server.endpoint, region: 'eu-central-1', credentials });
  afterAll(() => aws.destroy());

  const Key = { id: 'arbitrary' };

  /** Items of the same key, of what the server stores. */
  function storable({ names: known = names, ...options }: ItemOptions = {}) {
    const losesProto = server.lacks('an attribute called __proto__') !== undefined;
    const refusesEmpty = server.lacks('empty strings and binaries') !== undefined;
    return items({
      names: losesProto ? known.filter((name) => name !== '__proto__') : known,
      ...(refusesEmpty && { texts: keyTexts, binaries: binaries.filter(({ length }) => length > 0) }),
      ...options,
    }).map((item) => ({ ...item, ...Key }));
  }

  it('is read as it was written', async () => {
    const property = fc.asyncProperty(storable(), async (item) => {
      await write(item);
      assert.deepStrictEqual(await read(Key), item);
    });
    await fc.assert(property, runs);
  });

  it('is read by the AWS SDK as it was written here', async () => {
    const property = fc.asyncProperty(storable(knownToAws), async (item) => {
      await write(item);
      const { Item = {} } = await aws.send(new GetItemCommand({ TableName, Key: marshall(Key) }));
      assert.deepStrictEqual(unmarshall(Item), item);
    });
    await fc.assert(property, runs);
  });

  it('is read here as the AWS SDK has written it', async () => {
    const property = fc.asyncProperty(storable(knownToAws), async (item) => {
      await aws.send(new PutItemCommand({ TableName, Item: marshall(item) }));
      assert.deepStrictEqual(await read(Key), item);
    });
    await fc.assert(property, runs);
  });
});
