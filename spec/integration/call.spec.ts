import { firstValueFrom } from 'rxjs';
import { expect, it } from 'vitest';
import { ServiceError, TransactionCanceledException } from '../../lib/index.ts';
import { all } from '../support/all.ts';
import { errorOf } from '../support/error-of.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { testTable } from '../support/servers/test-table.ts';

describeOnEachServer('a call by name', (server) => {
  const { db, TableName, read, write } = testTable(server);

  it('sends and returns native values', async () => {
    const Item = { id: 'named', number: 1.5, bytes: Uint8Array.of(255, 224), deep: [new Set([7])] };
    expect(await all(db.call('PutItem', { TableName, Item }))).toEqual([{}]);
    expect(await firstValueFrom(db.call('GetItem', { TableName, Key: { id: 'named' } }))).toEqual({ Item });
    expect(await read({ id: 'named' })).toEqual(Item);
  });

  it('needs no input if the operation needs none', async () => {
    expect(await firstValueFrom(db.call('ListTables'))).toMatchObject({ TableNames: expect.any(Array) });
  });

  it('fails with the error name of the service for an unknown operation', async () => {
    const error = await errorOf(db.call('MakeCoffee', { TableName }));
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

  it('writes all items of a transaction', async (context) => {
    server.require(context, 'transactions');
    const put = (id: string) => ({ Put: { TableName, Item: { id } } });
    const write$ = db.call('TransactWriteItems', { TransactItems: [put('t1'), put('t2')] });
    expect(await firstValueFrom(write$)).toEqual({});
    expect([await read({ id: 't1' }), await read({ id: 't2' })]).toEqual([{ id: 't1' }, { id: 't2' }]);
  });

  it('fails with one cancellation reason per item of a transaction, with native items', async (context) => {
    server.require(context, 'transactions');
    const item = { id: 'taken', bytes: Uint8Array.of(255), big: 2n ** 64n };
    await write(item);
    const put = (id: string) => ({
      Put: {
        TableName,
        Item: { id },
        ConditionExpression: 'attribute_not_exists(id)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
      },
    });
    const TransactItems = [put('free'), put('taken')];
    const call = db.call('TransactWriteItems', { TransactItems });
    const error = await errorOf(call);
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
