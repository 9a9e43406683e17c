import { DynamoDBClient, GetItemCommand, PutItemCommand, paginateScan } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Connect } from './client.ts';
import { credentials, item, key, region, table } from './inputs.ts';

/** Users of this client have AttributeValues already, so that marshalling is not measured. */
const marshalled = { item: marshall(item), key: marshall(key) };

export const connect: Connect = (endpoint) => {
  const client = new DynamoDBClient({ endpoint, region, credentials });
  return {
    scan: async () => {
      let count = 0;
      // A copy, because the paginator writes the key of the next page into its input.
      for await (const { Items = [] } of paginateScan({ client }, { ...table })) count += Items.length;
      return count;
    },
    getItem: async () => (await client.send(new GetItemCommand({ ...table, Key: marshalled.key }))).Item,
    putItem: () => client.send(new PutItemCommand({ ...table, Item: marshalled.item })),
  };
};
