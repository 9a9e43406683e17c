import { lastValueFrom, type Observable } from 'rxjs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type {
  DescribeLimitsOutput,
  DynamoDB,
  GetItemOutput,
  ListTablesOutput,
  OperationName,
} from '../../lib/index.ts';
import { errorOf } from '../support/error-of.ts';
import { fakeService } from '../support/fake-service.ts';

const Key = { Artist: 'Nina Simone' };
const wireKey = { Artist: { S: 'Nina Simone' } };

describe('a call by a known name', () => {
  it('sends and returns native values', async () => {
    const { db, server } = await fakeService(() => ({ body: { Item: wireKey } }));
    const output = db.call('GetItem', { TableName: 'Music', Key });
    expect(await lastValueFrom(output)).toEqual({ Item: Key });
    expect(server.requests[0]).toMatchObject({
      target: 'DynamoDB_20120810.GetItem',
      body: { TableName: 'Music', Key: wireKey },
    });
  });

  it('generates the token of an operation that has one', async () => {
    const { db, server } = await fakeService();
    await lastValueFrom(db.call('ExecuteTransaction', { TransactStatements: [] }));
    expect(server.requests[0]?.body).toEqual({
      TransactStatements: [],
      ClientRequestToken: expect.stringMatching(/^[\da-f-]{36}$/),
    });
  });

  it('is one request, even if the method of the operation streams', async () => {
    const page = { TableNames: ['Music'], LastEvaluatedTableName: 'Music' };
    const { db, server } = await fakeService(() => ({ body: page }));
    expect(await lastValueFrom(db.call('ListTables'))).toEqual(page);
    expect(server.requests).toHaveLength(1);
  });

  it('sends an empty object without an input, and reads an empty body as an empty output', async () => {
    const { db, server } = await fakeService(() => ({ body: '' }));
    const input = { ResourceArn: 'arn', TagKeys: ['genre'] };
    expect(await lastValueFrom(db.call('UntagResource', input))).toEqual({});
    expect(await lastValueFrom(db.call('MakeCoffee'))).toEqual({});
    expect(server.requests.map(({ body }) => body)).toEqual([input, {}]);
  });

  it('is retried and has the errors of every other call', async () => {
    const body = { __type: 'ns#InternalServerError', message: 'oops' };
    const { db, server } = await fakeService(() => ({ status: 500, body }));
    const error = await errorOf(db.call('DescribeTable', { TableName: 'Music' }, { maxAttempts: 2 }));
    expect(error).toMatchObject({ name: 'InternalServerError', tableName: 'Music', attempts: 2 });
    expect(server.requests).toHaveLength(2);
  });
});

describe('a call by an unknown name', () => {
  it.each(['MakeCoffee', 'errorShape', 'constructor'])(
    'sends and returns DynamoDB JSON: %s',
    async (name) => {
      const answer = { Item: { plays: { N: '1' } } };
      const { db, server } = await fakeService(() => ({ body: answer }));
      const input = { TableName: 'Music', Key: wireKey };
      expect(await lastValueFrom(db.call(name, input))).toEqual(answer);
      expect(server.requests[0]).toMatchObject({ target: `DynamoDB_20120810.${name}`, body: input });
    },
  );
});

describe('the types of a call by name', () => {
  /** Never run: what does not compile here fails `npm run types`. */
  const typed = (db: DynamoDB, name: string) => ({
    limits: db.call('DescribeLimits', {}),
    item: db.call('GetItem', { TableName: 'Music', Key }),
    tables: db.call('ListTables', undefined, { maxAttempts: 1 }),
    coffee: db.call<{ Cups: number }>('MakeCoffee', { Beans: 7 }),
    anything: db.call(name),
    // @ts-expect-error a member that DescribeLimits has not
    wrongMember: db.call('DescribeLimits', { TableName: 'Music' }),
    // @ts-expect-error a member whose name is misspelt
    misspelt: db.call('GetItem', { TableName: 'Music', Kye: Key }),
    // @ts-expect-error a member of another type
    wrongType: db.call('GetItem', { TableName: 7, Key }),
    // @ts-expect-error an input that is needed
    missing: db.call('GetItem'),
  });
  type Typed = ReturnType<typeof typed>;

  it('are those of the operation if its name is known', () => {
    expectTypeOf<Typed['limits']>().toEqualTypeOf<Observable<DescribeLimitsOutput>>();
    expectTypeOf<Typed['item']>().toEqualTypeOf<Observable<GetItemOutput>>();
    expectTypeOf<Typed['tables']>().toEqualTypeOf<Observable<ListTablesOutput>>();
  });

  it('are those of the caller if the name is unknown', () => {
    expectTypeOf<Typed['coffee']>().toEqualTypeOf<Observable<{ Cups: number }>>();
    expectTypeOf<Typed['anything']>().toEqualTypeOf<Observable<unknown>>();
    expectTypeOf<'GetItem'>().toExtend<OperationName>();
  });
});
