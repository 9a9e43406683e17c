import { count, lastValueFrom } from 'rxjs';
import { DynamoDB } from '../../../lib/index.ts';
import type { Connect } from './client.ts';
import { credentials, item, key, region, table } from './inputs.ts';

export const connect: Connect = (endpoint) => {
  const db = new DynamoDB({ endpoint, region, credentials });
  return {
    scan: () => lastValueFrom(db.scan(table).pipe(count())),
    getItem: async () => (await lastValueFrom(db.getItem({ ...table, Key: key }))).Item,
    putItem: () => lastValueFrom(db.putItem({ ...table, Item: item })),
  };
};
