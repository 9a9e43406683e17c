import assert from 'node:assert/strict';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import fc from 'fast-check';
import { afterAll, it } from 'vitest';
import { type ItemOptions, names, plainNumbers } from '../codec/arbitraries.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { testTable } from '../support/servers/test-table.ts';
import { isReadByJsonParse, storableItems } from './storable-items.ts';

/** A fixed seed, so that each run writes the same items. */
const runs = { numRuns: 60, seed: 20261122 };
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

/** Items that the AWS marshaller converts correctly: without these names and without long numbers. */
const supportedByAws = {
  names: names.filter((name) => name !== '__proto__' && name !== 'constructor' && isReadByJsonParse(name)),
  numbers: plainNumbers,
};

describeOnEachServer('an arbitrary item', (server) => {
  const { TableName, read, write } = testTable(server);
  const aws = new DynamoDBClient({ endpoint: server.endpoint, region: 'eu-central-1', credentials });
  afterAll(() => aws.destroy());

  const Key = { id: 'arbitrary' };

  /** Items with the same key that the server can store. */
  const storable = (options?: ItemOptions) =>
    storableItems(server, options).map((item) => ({ ...item, ...Key }));

  it('is read exactly as it was written', async () => {
    const property = fc.asyncProperty(storable(), async (item) => {
      await write(item);
      assert.deepStrictEqual(await read(Key), item);
    });
    await fc.assert(property, runs);
  });

  it('is read by the AWS SDK exactly as it was written here', async () => {
    const property = fc.asyncProperty(storable(supportedByAws), async (item) => {
      await write(item);
      const { Item = {} } = await aws.send(new GetItemCommand({ TableName, Key: marshall(Key) }));
      assert.deepStrictEqual(unmarshall(Item), item);
    });
    await fc.assert(property, runs);
  });

  it('is read exactly as the AWS SDK has written it', async () => {
    const property = fc.asyncProperty(storable(supportedByAws), async (item) => {
      await aws.send(new PutItemCommand({ TableName, Item: marshall(item) }));
      assert.deepStrictEqual(await read(Key), item);
    });
    await fc.assert(property, runs);
  });
});
