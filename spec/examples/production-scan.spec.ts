import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { localEnvironment } from '../support/servers/local-environment.ts';
import { startFakeServer } from '../support/wire/fake-server.ts';

const run = promisify(execFile);

const described = {
  Table: {
    ItemCount: 512,
    TableSizeBytes: 512 * 2048,
    ProvisionedThroughput: { ReadCapacityUnits: 40_000, WriteCapacityUnits: 5 },
  },
};

/** Answers DescribeTable, and Scan with one item; the first page of segment 0 is throttled. */
function answer(throttles: { count: number }, target: string | undefined, body: unknown) {
  if (target?.endsWith('.DescribeTable')) return { body: JSON.stringify(described) };
  const { Segment } = body as { readonly Segment: number };
  if (Segment === 0 && throttles.count++ === 0)
    return { status: 400, body: JSON.stringify({ __type: 'ProvisionedThroughputExceededException' }) };
  return {
    body: JSON.stringify({
      Items: [{ id: { N: String(Segment) } }],
      Count: 1,
      ScannedCount: 1,
      ConsumedCapacity: { TableName: 'Songs', CapacityUnits: 0.5, Table: { CapacityUnits: 0.5 } },
    }),
  };
}

it('scans a table with a limit whose segment 0 is throttled once, and logs the retry and its progress', async () => {
  const throttles = { count: 0 };
  await using server = await startFakeServer(({ body, headers }) =>
    answer(throttles, String(headers['x-amz-target']), body),
  );
  const env = {
    ...process.env,
    ...localEnvironment(server.endpoint),
  };
  const cwd = fileURLToPath(new URL('../..', import.meta.url));
  const node = ['--import', 'tsx', 'examples/production-scan.ts', 'Songs'];
  const { stdout, stderr } = await run(process.execPath, node, { cwd, env });
  expect(stdout).toBe('512 items\n');
  expect(stderr).toMatch(
    /^throttling: Scan of Songs, segment 0, attempt 1: ProvisionedThroughputExceededException; again in \d+ ms$/m,
  );
  expect(stderr).toMatch(
    /^complete: 512 items \(.+ %\), 256 units, \d+ units\/s, .+ min left, limited by \w+\n$/m,
  );
});
