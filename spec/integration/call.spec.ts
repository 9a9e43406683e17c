import { firstValueFrom } from 'rxjs';
import { expect, it } from 'vitest';
import { ServiceError, TransactionCanceledException } from '../../lib/index.ts';
import { describeOnEachServer } from '../servers/each-server.ts';
import { all } from './all.ts';
import { testTable } from './test-table.ts';

describeOnEachServer('a raw call', (server) => {
  const { db, TableName, read, write } = testTable(server);
  const call = <Output>(name: string, input: object) => firstValueFrom(db.call<Output>(name, input));

  const nested = (levels: number): object => (levels === 1 ? { S: 'bottom' } : { L: [nested(levels - 1)] });

  it('sends and returns the JSON of the wire', async () => {
    const Item = {
      id: { S: 'raw' },
      number: { N: '1.5' },
      bytes: { B: '/+A=' },
      set: { NS: ['7'] },
      deep: nested(32),
    };
    expect(await all(db.call('PutItem', { TableName, Item }))).toEqual([{}]);
    expect(await call('GetItem', { TableName, Key: { id: { S: 'raw' } } })).toEqual({ Item });
    expect(await read({ id: 'raw' })).toMatchObject({ number: 1.5, bytes: Uint8Array.of(255, 224) });
  });

  it('reaches operations that the client has no method for', async (context) => {
    server.require(context, 'time to live');
    const TimeToLiveSpecification = { AttributeName: 'expires', Enabled: true };
    expect(await call('UpdateTimeToLive', { TableName, TimeToLiveSpecification })).toEqual({
      TimeToLiveSpecification,
    });
  });

  it('needs no input where the operation needs none', async () => {
    expect(await firstValueFrom(db.call('ListTables'))).toMatchObject({ TableNames: expect.any(Array) });
  });

  it('of an unknown operation fails with the name that the service gave', async () => {
    const error = await call('MakeCoffee', { TableName }).catch((reason) => reason);
    expect(error).toBeInstanceOf(ServiceError);
    expect(error).toMatchObject({
      name: 'UnknownOperationException',
      operation: 'MakeCoffee',
      tableName: TableName,
      statusCode: 400,
      requestId: expect.stringMatching(/./),
      attempts: 1,
      retryable: false,
    });
  });

  it('of a transaction writes all of it', async (context) => {
    server.require(context, 'transactions');
    const put = (id: string) => ({ Put: { TableName, Item: { id: { S: id } } } });
    expect(await call('TransactWriteItems', { TransactItems: [put('t1'), put('t2')] })).toEqual({});
    expect([await read({ id: 't1' }), await read({ id: 't2' })]).toEqual([{ id: 't1' }, { id: 't2' }]);
  });

  it('of a transaction that fails tells why, one reason per request item, with native items', async (context) => {
    server.require(context, 'transactions');
    const item = { id: 'taken', bytes: Uint8Array.of(255), big: 2n ** 64n };
    await write(item);
    const put = (id: string) => ({
      Put: {
        TableName,
        Item: { id: { S: id } },
        ConditionExpression: 'attribute_not_exists(id)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    });
    const TransactItems = [put('free'), put('taken')];
    const error = await call('TransactWriteItems', { TransactItems }).catch((reason) => reason);
    expect(error).toBeInstanceOf(TransactionCanceledException);
    expect(error).toMatchObject({
      operation: 'TransactWriteItems',
      attempts: 1,
      retryable: false,
      cancellationReasons: [
        { Code: 'None' },
        { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed', Item: item },
      ],
    });
    expect(await read({ id: 'free' })).toBeUndefined();
  });
});
