import { EMPTY, NEVER, of, Subject } from 'rxjs';
import { expect, it } from 'vitest';
import { ClientClosedError } from '../../lib/index.ts';
import { drainOnClose } from '../../lib/transport/drain-on-close.ts';
import type { WireResponse } from '../../lib/transport/exchange.ts';
import { errorOf } from '../client/error-of.ts';
import { sampleRequest as request } from './sample-request.ts';

it('closes at once when nothing was ever called, or all of it has ended', async () => {
  const { layer, close } = drainOnClose();
  await close();
  const used = drainOnClose();
  used
    .layer(() => EMPTY)(request)
    .subscribe();
  await used.close();
  expect(await errorOf(layer(() => NEVER)(request))).toBeInstanceOf(ClientClosedError);
});

it('waits for all that is under way', async () => {
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

it('does not wait for a call that nobody listens to any more', async () => {
  const { layer, close } = drainOnClose();
  const call = layer(() => NEVER)(request).subscribe();
  const closed = close();
  call.unsubscribe();
  await closed;
});

it('refuses what was called before but is subscribed to after', async () => {
  const { layer, close } = drainOnClose();
  const call = layer(() => of({ requestId: undefined, output: {} }))(request);
  await close();
  expect(await errorOf(call)).toMatchObject({
    name: 'ClientClosedError',
    operation: 'GetItem',
    tableName: 'Music',
    retryable: false,
  });
});
