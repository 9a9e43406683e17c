import { EMPTY, NEVER, of, Subject } from 'rxjs';
import { expect, it } from 'vitest';
import { ClientClosedError } from '../../lib/index.ts';
import { drainOnClose } from '../../lib/transport/drain-on-close.ts';
import type { WireResponse } from '../../lib/transport/exchange.ts';
import { errorOf } from '../support/error-of.ts';
import { sampleRequest as request, sampleResponse } from '../support/sample-request.ts';

it('closes at once if no call is in flight, and refuses calls after that', async () => {
  const { layer, close } = drainOnClose();
  await close();
  const used = drainOnClose();
  used
    .layer(() => EMPTY)(request)
    .subscribe();
  await used.close();
  expect(await errorOf(layer(() => NEVER)(request))).toBeInstanceOf(ClientClosedError);
});

it('waits for all calls in flight, whether they complete or fail', async () => {
  const { layer, close } = drainOnClose();
  const responses = [new Subject<WireResponse>(), new Subject<WireResponse>()] as const;
  for (const response of responses) layer(() => response)(request).subscribe({ error: () => {} });
  const events: string[] = [];
  const closed = close().then(() => events.push('closed'));
  responses[0].complete();
  await Promise.resolve();
  events.push('one ended');
  responses[1].error(new Error('reset'));
  await closed;
  expect(events).toEqual(['one ended', 'closed']);
});

it('does not wait for a call whose subscriber has unsubscribed', async () => {
  const { layer, close } = drainOnClose();
  const call = layer(() => NEVER)(request).subscribe();
  const closed = close();
  call.unsubscribe();
  await closed;
});

it('refuses a call that was made before closing and is subscribed to after it', async () => {
  const { layer, close } = drainOnClose();
  const call = layer(() => of(sampleResponse))(request);
  await close();
  expect(await errorOf(call)).toMatchObject({
    name: 'ClientClosedError',
    operation: 'GetItem',
    tableName: 'Music',
    retryable: false,
  });
});
