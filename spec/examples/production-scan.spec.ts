import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { startFakeServer } from '../support/wire/fake-server.ts';

const run = promisify(execFile);

it('scans a table whose segment 0 is throttled once, and logs the retry', async () => {
  let throttles = 0;
  await using server = await startFakeServer(({ body }) => {
    const { Segment } = body as { readonly Segment: number };
    if (Segment === 0 && throttles++ === 0)
      return { status: 400, body: JSON.stringify({ __type: 'ProvisionedThroughputExceededException' }) };
    return { body: JSON.stringify({ Items: [{ id: { N: String(Segment) } }], Count: 1, ScannedCount: 1 }) };
  });
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL_DYNAMODB: server.endpoint,
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  };
  const cwd = fileURLToPath(new URL('../..', import.meta.url));
  const node = ['--import', 'tsx', 'examples/production-scan.ts', 'Songs'];
  const { stdout, stderr } = await run(process.execPath, node, { cwd, env });
  expect(stdout).toBe('8 items\n');
  expect(stderr).toMatch(
    /^throttling: Scan of Songs, segment 0, attempt 1: ProvisionedThroughputExceededException; again in \d+ ms\n$/,
  );
});
