import { firstValueFrom, lastValueFrom, map, take, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { scanCheckpoint } from '../../lib/index.ts';
import { errorOf } from '../support/error-of.ts';
import { fakeService } from '../support/fake-service.ts';

const condition = { KeyConditionExpression: 'id = :id', ExpressionAttributeValues: { ':id': 'a' } };

describe.each(['scan', 'query', 'parallelScan'] as const)('the pagination of %s', (method) => {
  const input = {
    TableName: 'Music',
    ...(method === 'query' && condition),
    ...(method === 'parallelScan' && { TotalSegments: 1 }),
  };
  const page = (LastEvaluatedKey?: object) => ({
    body: { Items: [{ id: { S: 'a' } }], Count: 1, LastEvaluatedKey },
  });

  it.each([
    ['a missing', undefined],
    ['an empty', {}],
    ['a null', null],
  ])('ends at %s LastEvaluatedKey', async (_, end) => {
    const { db, server } = await fakeService(({ index }) =>
      index < 2 ? page({ id: { N: String(index) } }) : page(end as object),
    );
    const stream = db[method](input as never).pipe(take(9), toArray());
    expect(await lastValueFrom(stream)).toHaveLength(3);
    expect(server.requests).toHaveLength(3);
  });

  it('fails when a page ends at the key that it started from, with that key', async () => {
    const { db, server } = await fakeService(() => page({ id: { N: '12345678901234567890' } }));
    const stream = db[method](input as never).pipe(take(9));
    const error = await errorOf(stream);
    expect(String((error as Error).stack).split('\n')[1]).toContain('end-of-pages.spec.ts');
    expect(error).toMatchObject({
      name: 'InvalidResponseError',
      message: expect.stringMatching(/^The LastEvaluatedKey of the page equals the one that/),
      retryable: false,
      tableName: 'Music',
      resumeKey: { id: 12345678901234567890n },
    });
    expect(server.requests).toHaveLength(2);
  });

  it('continues when keys alternate or differ in the last digit', async () => {
    const digits = ['1', '2', '1', '3', '12345678901234567890123', '12345678901234567890124'];
    const { db } = await fakeService(({ index }) => {
      const N = digits[index];
      return page(N === undefined ? undefined : { id: { N } });
    });
    expect(await lastValueFrom(db[method](input as never).pipe(toArray()))).toHaveLength(7);
  });
});

it('a segment that ends at an empty LastEvaluatedKey is finished in its checkpoint', async () => {
  const { db } = await fakeService(() => ({ body: { Items: [], Count: 0, LastEvaluatedKey: {} } }));
  const checkpoint = scanCheckpoint();
  const pages = db.parallelScan({ TableName: 'Music', TotalSegments: 1 }, { checkpoint }).pages();
  await lastValueFrom(pages.pipe(map((page) => checkpoint.acknowledge(page))));
  const { db: other, server } = await fakeService();
  const resumed = scanCheckpoint(JSON.parse(JSON.stringify(checkpoint)));
  const rest = other.parallelScan({ TableName: 'Music', TotalSegments: 1 }, { checkpoint: resumed }).pages();
  expect(await lastValueFrom(rest.pipe(toArray()))).toEqual([]);
  expect(server.requests).toEqual([]);
});

describe('the pagination of a list', () => {
  const statement = { Statement: 'SELECT * FROM Music' };

  it('ends at an empty token', async () => {
    const { db, server } = await fakeService(() => ({
      body: { TableNames: ['A'], LastEvaluatedTableName: '' },
    }));
    expect(await lastValueFrom(db.listTables().pipe(take(5), toArray()))).toEqual(['A']);
    expect(server.requests).toHaveLength(1);
  });

  it('fails when a page ends at the token that it started from', async () => {
    const { db, server } = await fakeService(() => ({ body: { Items: [], NextToken: 'more' } }));
    expect(await errorOf(db.executeStatement(statement))).toMatchObject({
      name: 'InvalidResponseError',
      message: expect.stringContaining('NextToken'),
      operation: 'ExecuteStatement',
      resumeToken: 'more',
    });
    expect(server.requests).toHaveLength(2);
  });

  it('delivers the page before such a failure', async () => {
    const { db } = await fakeService(() => ({ body: { Items: [{ id: { S: 'a' } }], NextToken: 'more' } }));
    expect(await firstValueFrom(db.executeStatement(statement))).toEqual({ id: 'a' });
  });
});
