import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { connect as connectAwsSdk } from '../aws-sdk-plain.ts';
import type { Connect } from '../client.ts';
import { credentials, region, table } from '../inputs.ts';

/**
 * Exports the items with the low-level client of the AWS SDK: `JSON.stringify` of its items gives DynamoDB JSON, except for
 * binaries, which the measured items do not have.
 */
export const connect: Connect = async (endpoint) => {
  const client = new DynamoDBClient({ endpoint, region, credentials });
  return {
    ...(await connectAwsSdk(endpoint)),
    scan: async () => {
      let count = 0;
      for await (const { Items = [] } of paginateScan({ client }, { ...table })) {
        const lines = Items.map((Item) => `${JSON.stringify({ Item })}\n`).join('');
        if (Buffer.from(lines).length > 0) count += Items.length;
      }
      return count;
    },
  };
};
