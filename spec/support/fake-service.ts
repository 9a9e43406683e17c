import { onTestFinished } from 'vitest';
import type { DynamoDB, DynamoDBOptions } from '../../lib/index.ts';
import { leastOutput } from './least-output.ts';
import { localClient } from './servers/local-client.ts';
import { type FakeServer, type Handler, startFakeServer } from './wire/fake-server.ts';

/** Responds to every request with the smallest valid output. */
export const empty: Handler = ({ operation }) => ({ body: leastOutput(operation) });

/** Starts a fake server and its client; both are closed when the test has finished. */
export async function fakeService(
  handler: Handler = empty,
  options: DynamoDBOptions = {},
): Promise<{ readonly db: DynamoDB; readonly server: FakeServer }> {
  const server = await startFakeServer(handler);
  const db = localClient(server.endpoint, options);
  onTestFinished(async () => {
    await server.stop();
    await db.close();
  });
  return { db, server };
}
