import type { WireRequest, WireResponse } from '../../lib/transport/exchange.ts';

/** A request as the layers of the request pipeline get it. */
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

/** A response as the layers of the request pipeline return it. */
export const sampleResponse: WireResponse = {
  requestId: undefined,
  output: {},
};
