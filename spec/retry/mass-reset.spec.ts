import { lastValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { fakeService } from '../client/fake-service.ts';
import { reset } from '../support/wire/socket-faults.ts';

const TableName = 'Music';

describe.each([30, 64, 100])('where the connections of %i calls are reset at once', (count) => {
  it('each of them goes once more, though the budget of a table pays for 35', async () => {
    const { db, server } = await fakeService(({ index }) => (index < count ? reset : { body: {} }));
    const calls = Array.from({ length: count }, (_, id) =>
      lastValueFrom(db.getItem({ TableName, Key: { id } })),
    );
    expect(await Promise.all(calls)).toHaveLength(count);
    expect(server.requests).toHaveLength(2 * count);
  });
});

it('a service that resets every connection is not asked by 100 calls as often as the attempts would allow', async () => {
  const { db, server } = await fakeService(() => reset);
  const calls = Array.from({ length: 100 }, (_, id) => lastValueFrom(db.getItem({ TableName, Key: { id } })));
  const reasons = (await Promise.allSettled(calls)).map(
    (call) => 'reason' in call && call.reason.notRetriedBecause,
  );
  expect(new Set(reasons)).toContain('budget');
  // Each call twice, and 35 more retries that the budget pays for.
  expect(server.requests).toHaveLength(235);
});
