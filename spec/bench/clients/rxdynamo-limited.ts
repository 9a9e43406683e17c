import { count, lastValueFrom } from 'rxjs';
import { capacityLimiter, DynamoDB } from '../../../lib/index.ts';
import type { Connect } from './client.ts';
import { credentials, item, key, region, table } from './inputs.ts';

/** Far more than this machine can consume, so that no request waits. */
const unitsPerSecond = 1e9;

/** rxdynamo with the option `limiter`, whose limit is never reached. */
export const connect: Connect = (endpoint) => {
  const db = new DynamoDB({ endpoint, region, credentials });
  const limiter = capacityLimiter({ read: unitsPerSecond, write: unitsPerSecond });
  return {
    scan: () => lastValueFrom(db.scan(table, { limiter }).pipe(count())),
    getItem: async () => (await lastValueFrom(db.getItem({ ...table, Key: key }, { limiter }))).Item,
    putItem: () => lastValueFrom(db.putItem({ ...table, Item: item }, { limiter })),
  };
};
