import { lastValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { fakeService } from '../support/fake-service.ts';
import { reset } from '../support/wire/socket-faults.ts';

const TableName = 'Music';

describe.each([30, 64, 100])('when the connections of %i calls are reset at once', (count) => {
  it('each call is retried once, though the budget of a table has tokens for 35 retries', async () => {
    const { db, server } = await fakeService(({ index }) => (index < count ? reset : { body: {} }));
    const calls = Array.from({ length: count }, (_, id) =>
      lastValueFrom(db.getItem({ TableName, Key: { id } })),
    );
    expect(await Promise.all(calls)).toHaveLength(count);
    expect(server.requests).toHaveLength(2 * count);
  });
});

it('100 calls to a service that resets every connection use up the budget before their attempts', async () => {
  const { db, server } = await fakeService(() => reset);
  const calls = Array.from({ length: 100 }, (_, id) => lastValueFrom(db.getItem({ TableName, Key: { id } })));
  const reasons = (await Promise.allSettled(calls)).map(
    (call) => 'reason' in call && call.reason.notRetriedBecause,
  );
  expect(new Set(reasons)).toContain('budget');
  // Two attempts of each call, and 35 more retries for which the budget has tokens.
  expect(server.requests).toHaveLength(235);
});
