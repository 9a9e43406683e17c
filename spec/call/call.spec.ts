import { lastValueFrom, of } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { TransactWriteItems } from '../../lib/api/operations.ts';
import { createCall } from '../../lib/call/call.ts';
import { InvalidResponseError, InvalidValueError } from '../../lib/index.ts';
import { answered } from '../support/answered.ts';
import { errorOf } from '../support/error-of.ts';
import { empty, fakeService } from '../support/fake-service.ts';

const Key = { Artist: 'Nina Simone' };

describe('a value that cannot be encoded', () => {
  it('fails the call with its path, its operation and its table, and no request is sent', async () => {
    const { db, server } = await fakeService();
    const Item = { ...Key, lines: [{ price: 1 }, { price: Number.NaN }] };
    const error = await errorOf(db.putItem({ TableName: 'Music', Item }));
    expect(error).toBeInstanceOf(InvalidValueError);
    expect(error).toMatchObject({
      name: 'InvalidValueError',
      path: 'Item.lines[1].price',
      message: expect.stringMatching(/^Item\.lines\[1\]\.price: /),
      operation: 'PutItem',
      tableName: 'Music',
      retryable: false,
    });
    expect(server.requests).toEqual([]);
  });

  it('is rejected on subscription, not before', async () => {
    const { db } = await fakeService();
    const Item: { price: number } = { price: Number.NaN };
    const call = db.putItem({ TableName: 'Music', Item });
    Item.price = 1;
    await lastValueFrom(call);
  });
});

describe('a response that cannot be decoded', () => {
  it('fails the call with its operation, its table and its request id, and is not retried', async () => {
    const { db, server } = await fakeService(() => ({
      headers: { 'x-amzn-requestid': 'REQUEST1' },
      body: { Item: { plays: { X: '1' } } },
    }));
    const error = await errorOf(db.getItem({ TableName: 'Music', Key }));
    expect(error).toBeInstanceOf(InvalidResponseError);
    expect(error).toMatchObject({ operation: 'GetItem', tableName: 'Music', requestId: 'REQUEST1' });
    expect(server.requests).toHaveLength(1);
  });
});

describe('the maxAttempts of a call', () => {
  it.each([0, -1, 0.5, Number.NaN])('cannot be %s', async (maxAttempts) => {
    const { db, server } = await fakeService();
    const call = db.getItem({ TableName: 'Music', Key }, { maxAttempts });
    expect(await errorOf(call)).toMatchObject({ name: 'InvalidOptionError' });
    expect(server.requests).toEqual([]);
  });

  it('are those of the call, else of the client', async () => {
    const { db, server } = await fakeService(empty, { maxAttempts: 7 });
    await lastValueFrom(db.call('First'));
    await lastValueFrom(db.call('Second', {}, { maxAttempts: 2 }));
    const counts = server.requests.map(({ headers }) => headers['amz-sdk-request']);
    expect(counts).toEqual(['attempt=1; max=7', 'attempt=1; max=2']);
  });
});

describe('the token of an idempotent operation', () => {
  const sent: { readonly ClientRequestToken?: string }[] = [];
  const call = createCall(
    (request) => {
      sent.push(JSON.parse(Buffer.from(request.body).toString()));
      return of(answered(request));
    },
    { numbers: 'lossless', maxAttempts: 4, retryAmbiguous: true },
  );
  const tokenOf = async (input: object) => {
    await lastValueFrom(call(TransactWriteItems, { TransactItems: [], ...input }));
    return sent.at(-1)?.ClientRequestToken;
  };

  it('is generated for each call', async () => {
    const tokens = [await tokenOf({}), await tokenOf({ ClientRequestToken: undefined })];
    expect(tokens).toEqual([
      expect.stringMatching(/^[\da-f-]{36}$/),
      expect.stringMatching(/^[\da-f-]{36}$/),
    ]);
    expect(new Set(tokens).size).toBe(2);
  });

  it('is that of the input if it has one', async () => {
    expect(await tokenOf({ ClientRequestToken: 'mine' })).toBe('mine');
  });
});
