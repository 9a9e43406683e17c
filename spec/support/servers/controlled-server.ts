import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type DynamoDBLocalName, lacksJdk, startControlledDynamoDBLocal } from './dynamodb-local.ts';
import { rawCall } from './raw-call.ts';
import type { RunningServer } from './running-server.ts';

/** DynamoDB Local with its test control, for the surrounding specs alone. */
export interface ControlledServer {
  endpoint(): string;
  /** Closes each open shard of each stream and opens a child of it. */
  rollOver(): Promise<void>;
  /**
   * Makes all records, shards and iterators older. Iterators expire after 15 minutes, open shards roll over after 4 hours, and
   * records and closed shards expire after 24 hours.
   *
   * The clock of the server stays as it is. Listings still have expired shards.
   */
  passHours(hours: number): Promise<void>;
}

/** Starts a server before the first of the surrounding specs, and stops it after the last; skips them without a JDK. */
export function controlledServer(name: DynamoDBLocalName): ControlledServer {
  let reason: string | undefined;
  let server: RunningServer | undefined;
  const isRequired = process.env.CI === 'true';

  beforeAll(async () => {
    reason = isRequired ? undefined : await lacksJdk();
    if (reason === undefined) server = await startControlledDynamoDBLocal(name);
  });
  beforeEach((context) => context.skip(reason !== undefined, `${name} has no test control here: ${reason}`));
  afterAll(() => server?.stop());

  const endpoint = () => server?.endpoint ?? '';
  const control = async (action: Readonly<Record<string, { readonly S: string }>>) => {
    const response = await rawCall(endpoint(), 'PutItem', { TableName: '[TEST_CONTROL]', Item: action });
    if (response.statusCode !== 200) throw new Error(`The test control failed: ${response.body}`);
  };
  return {
    endpoint,
    rollOver: () => control({ ACTION: { S: 'ROLLOVER' } }),
    passHours: (hours) => control({ ACTION: { S: 'DILATE_TIME' }, HOURS: { S: String(hours) } }),
  };
}
