import type { WireRequest } from '../../lib/transport/exchange.ts';

/** A request as the layers get it. */
export const sampleRequest: WireRequest = {
  operation: { name: 'GetItem' },
  tableName: 'Music',
  body: Buffer.from('{}'),
  invocationId: 'one-per-call',
  attempt: 1,
  maxAttempts: 4,
  site: {},
  read: () => ({}),
};
