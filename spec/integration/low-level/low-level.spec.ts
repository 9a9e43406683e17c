import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import { empty, fakeService } from '../../support/fake-service.ts';
import { describeOnEachServer } from '../../support/servers/each-server.ts';
import { testTable } from '../../support/servers/test-table.ts';
import { program, type Step } from './program.ts';
import { type Outcome, runHere, runWithSdk } from './run.ts';

const options = { items: 'attributeValues' } as const;

function sdkClient(endpoint: string): DynamoDBClient {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return new DynamoDBClient({ endpoint, region: 'eu-central-1', credentials });
}

/** Replaces the name of the table, which is not the same in both runs. */
function anonymous(outcome: Outcome, TableName: string): unknown {
  return replace(outcome);

  function replace(value: unknown): unknown {
    if (typeof value === 'string') return value.replaceAll(TableName, 'TABLE');
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
    if (Array.isArray(value)) return value.map(replace);
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    return Object.fromEntries(members.map(([name, member]) => [replace(name), replace(member)]));
  }
}

const isTransaction = ([operation]: Step) => /Transact/.test(operation);
const isPartiql = ([operation]: Step) => /Execute/.test(operation);

describeOnEachServer("a program for the AWS SDK's low-level client", (server) => {
  const { db, TableName } = testTable(server, { options });
  const { TableName: tableOfSdk } = testTable(server);
  const aws = sdkClient(server.endpoint);
  afterAll(() => aws.destroy());

  const isKnown = (step: Step) =>
    !(isTransaction(step) && server.lacks('transactions')) && !(isPartiql(step) && server.lacks('PartiQL'));

  it('has the same outputs and errors here, with its items unchanged', async () => {
    const steps = program(TableName).filter(isKnown);
    const sdkSteps = program(tableOfSdk).filter(isKnown);
    expect(steps.length).toBeGreaterThan(20);
    for (const [index, step] of steps.entries()) {
      const expected = anonymous(await runWithSdk(aws, sdkSteps[index] ?? step), tableOfSdk);
      const outcome = anonymous(await runHere(db, step), TableName);
      expect({ index, outcome }).toEqual({ index, outcome: expected });
    }
  });
});

describe("a program for the AWS SDK's low-level client", () => {
  it.each(program('Music').map((step) => [step[0], step] as const))(
    'sends the same JSON here: %s',
    async (_operation, step) => {
      const { db, server } = await fakeService(empty, options);
      const aws = sdkClient(server.endpoint);
      await runWithSdk(aws, step);
      aws.destroy();
      await runHere(db, step);
      const [expected, sent] = server.requests.map(({ body }) => body);
      expect(expected).toBeDefined();
      expect(sent).toEqual(expected);
    },
  );
});
