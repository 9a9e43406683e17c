import awsLite from '@aws-lite/client';
import type { ScanResponse } from '@aws-lite/dynamodb-types';
import type { Connect } from './client.ts';
import { credentials, item, key, region, table } from './inputs.ts';

export const connect: Connect = async (endpoint) => {
  const plugins = [import('@aws-lite/dynamodb')];
  const { DynamoDB } = await awsLite({ ...credentials, endpoint, region, plugins, keepAlive: true });
  return {
    scan: async () => {
      let count = 0;
      let start: ScanResponse['LastEvaluatedKey'];
      do {
        const page = await DynamoDB.Scan({ ...table, ...(start && { ExclusiveStartKey: start }) });
        count += page.Items?.length ?? 0;
        start = page.LastEvaluatedKey;
      } while (start !== undefined);
      return count;
    },
    getItem: async () => (await DynamoDB.GetItem({ ...table, Key: key })).Item,
    putItem: () => DynamoDB.PutItem({ ...table, Item: item }),
  };
};
