import { lastValueFrom } from 'rxjs';
import { Dispatcher } from 'undici';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type DynamoDBOptions, RequestTimeoutError } from '../../lib/index.ts';
import { errorOf } from '../support/error-of.ts';
import { fakeService } from '../support/fake-service.ts';
import { localClient } from '../support/servers/local-client.ts';
import { silentDispatcher } from '../support/silent-dispatcher.ts';
import { settle, settleOnVirtualTime, useVirtualTime } from '../support/virtual-time.ts';
import { type FakeResponse, sendResponse } from '../support/wire/fake-response.ts';
import type { Handler } from '../support/wire/fake-server.ts';

const input = { TableName: 'Music', Key: { Artist: 'Nina Simone' } };
const once = { maxAttempts: 1 };

/** Sends the body byte by byte without end, and never pauses for long. */
const drip = (): FakeResponse => (response) => {
  response.writeHead(200, { 'content-length': 1_000_000 });
  const timer = setInterval(() => response.write(' '), 5);
  response.on('close', () => clearInterval(timer));
};

const neverRespond = (): FakeResponse => () => {};

describe('an attempt that takes longer than `requestTimeout`', () => {
  it.each([
    ['while the body drips byte by byte', drip, 200],
    ['before the response begins', neverRespond, undefined],
  ])('fails %s, and closes its connection', async (_, handler, statusCode) => {
    const onClose = vi.fn();
    const watched: Handler = () => (response) => {
      response.on('close', onClose);
      sendResponse(response, handler());
    };
    const { db } = await fakeService(watched, { ...once, requestTimeout: 100 });
    const error = await errorOf(db.getItem(input));
    expect(error).toBeInstanceOf(RequestTimeoutError);
    expect(error).toMatchObject({
      message: 'The response was not complete within 100 ms, the `requestTimeout`',
      operation: 'GetItem',
      tableName: 'Music',
      attempts: 1,
      retryable: true,
      cause: { code: 'ETIMEDOUT' },
    });
    expect((error as RequestTimeoutError).statusCode).toBe(statusCode);
    await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
  });

  it('is sent again, and the next attempt has its own time', async () => {
    const { db, server } = await fakeService(
      (request) => (request.index === 0 ? drip() : { body: { Item: { Artist: { S: 'Nina' } } } }),
      { requestTimeout: 100 },
    );
    expect(await lastValueFrom(db.getItem(input))).toEqual({ Item: { Artist: 'Nina' } });
    expect(server.requests).toHaveLength(2);
  });

  it('may have been applied if it was sent', async () => {
    const options = { ...once, requestTimeout: 50 };
    const { db } = await fakeService(neverRespond, options);
    const put = { TableName: 'Music', Item: input.Key, ConditionExpression: 'attribute_not_exists(Artist)' };
    expect(await errorOf(db.putItem(put))).toMatchObject({ ambiguous: true });

    const full = localClient('http://localhost:8000', { ...options, dispatcher: new FullDispatcher() });
    const unsent = await errorOf(full.putItem(put));
    expect(unsent).toMatchObject({
      name: 'RequestTimeoutError',
      message: 'No connection was free within 50 ms, the `requestTimeout`',
      retryable: true,
    });
    expect(unsent).not.toHaveProperty('ambiguous');
  });
});

/** A dispatcher that has no free connection, and never sends anything. */
class FullDispatcher extends Dispatcher {
  override dispatch(): boolean {
    return false;
  }
}

describe('the timer of an attempt', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  const timeOf = async (options: DynamoDBOptions) => {
    useVirtualTime();
    const dispatcher = silentDispatcher();
    const db = localClient('http://localhost:8000', { ...once, dispatcher, ...options });
    const error = errorOf(db.getItem(input));
    expect(await settleOnVirtualTime(error, 1e9)).toBeInstanceOf(RequestTimeoutError);
    expect(dispatcher.inFlight).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
    return Date.now();
  };

  it.each([
    [{}, 30_000],
    [{ requestTimeout: 5000 }, 5000],
    [{ headersTimeout: 45_000 }, 45_000],
    [{ headersTimeout: 40_000, bodyTimeout: 60_000 }, 60_000],
    [{ bodyTimeout: 60_000, requestTimeout: 20_000 }, 20_000],
  ])('with %j ends it after %i ms', async (options, expected) => {
    expect(await timeOf(options)).toBe(expected);
  });

  it.each([Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER])('is none with %d', async (requestTimeout) => {
    useVirtualTime();
    const db = localClient('http://localhost:8000', { dispatcher: silentDispatcher(), requestTimeout });
    const call = db.getItem(input).subscribe();
    await settle();
    expect(vi.getTimerCount()).toBe(0);
    call.unsubscribe();
  });

  it('is stopped when the subscriber unsubscribes', async () => {
    useVirtualTime();
    const dispatcher = silentDispatcher();
    const db = localClient('http://localhost:8000', { dispatcher });
    const call = db.getItem(input).subscribe();
    await dispatcher.whenRequested();
    expect(vi.getTimerCount()).toBe(1);
    call.unsubscribe();
    expect(vi.getTimerCount()).toBe(0);
  });
});
