import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, paginateScan } from '@aws-sdk/lib-dynamodb';
import type { Connect } from './client.ts';
import { credentials, item, key, region, table } from './inputs.ts';

export const connect: Connect = (endpoint) => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region, credentials }));
  return {
    scan: async () => {
      let count = 0;
      // A copy, because the paginator writes the key of the next page into its input.
      for await (const { Items = [] } of paginateScan({ client }, { ...table })) count += Items.length;
      return count;
    },
    getItem: async () => (await client.send(new GetCommand({ ...table, Key: key }))).Item,
    putItem: () => client.send(new PutCommand({ ...table, Item: item })),
  };
};
