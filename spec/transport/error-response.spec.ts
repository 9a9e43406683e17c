import { describe, expect, it } from 'vitest';
import { ConditionalCheckFailedException, ServiceError } from '../../lib/index.ts';
import { errorOf } from '../client/error-of.ts';
import { fakeService } from '../client/fake-service.ts';
import type { HttpResponse } from '../support/wire/fake-response.ts';

/** Calls a service that answers like that, once. */
async function errorFrom(reply: HttpResponse): Promise<unknown> {
  const { db } = await fakeService(() => reply, { maxAttempts: 1 });
  return errorOf(db.getItem({ TableName: 'Music', Key: { Artist: 'Nina Simone' } }));
}

describe('the name of an error', () => {
  it.each([
    'ResourceNotFoundException',
    'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException',
    'com.amazon.coral.availability#ResourceNotFoundException:http://internal.amazon.com/coral/#here',
    'aws.protocoltests#ResourceNotFoundException,something else',
  ])('is cut out of the __type %s', async (__type) => {
    const error = await errorFrom({ status: 400, body: { __type, code: 'Other' } });
    expect(error).toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('is that of `code` where there is no __type', async () => {
    const headers = { 'x-amzn-errortype': 'Other' };
    const error = await errorFrom({ status: 400, headers, body: { code: 'ns#ThrottlingException' } });
    expect(error).toMatchObject({ name: 'ThrottlingException' });
  });

  it('is that of the header x-amzn-errortype where the body names none', async () => {
    const headers = { 'x-amzn-errortype': 'ValidationException:http://internal.amazon.com/' };
    const error = await errorFrom({ status: 400, headers, body: { message: 'no' } });
    expect(error).toMatchObject({ name: 'ValidationException', message: 'no' });
  });

  it('is not taken from deeper in the body', async () => {
    const error = await errorFrom({ status: 400, body: { details: { __type: 'ns#DeepException' } } });
    expect(error).toMatchObject({ name: 'UnknownError' });
  });

  it('is kept where nobody knows it yet', async () => {
    const error = await errorFrom({ status: 418, body: { __type: 'ns#TeapotException', message: 'short' } });
    expect(error).toBeInstanceOf(ServiceError);
    expect(error).toMatchObject({ name: 'TeapotException', message: 'short', statusCode: 418 });
  });
});

describe('an error response', () => {
  it('becomes an error of its class with all that is known about the call', async () => {
    const headers = { 'x-amzn-requestid': 'REQUEST1' };
    const body = { __type: 'com.amazonaws.dynamodb.v20120810#ValidationException', message: 'one' };
    expect(await errorFrom({ status: 400, headers, body })).toMatchObject({
      name: 'ValidationException',
      message: 'one',
      statusCode: 400,
      requestId: 'REQUEST1',
      operation: 'GetItem',
      tableName: 'Music',
      attempts: 1,
      retryable: false,
    });
  });

  it('may spell its message with a capital', async () => {
    const body = { __type: 'ns#TransactionCanceledException', Message: 'cancelled' };
    expect(await errorFrom({ status: 400, body })).toMatchObject({ message: 'cancelled' });
  });

  it('is an HTML page with its status, its text and a beginning of it in the message', async () => {
    const body = `<html><body>${'x'.repeat(1000)}</body></html>`;
    const error = await errorFrom({ status: 503, headers: { 'content-type': 'text/html' }, body });
    expect(error).toMatchObject({ name: 'UnknownError', statusCode: 503, retryable: true, body });
    expect(String(error)).toMatch(/^UnknownError: 503 Service Unavailable: <html><body>x{100,200}$/);
  });

  it.each(['[]', 'null', '"text"', '{"__type":'])('is kept as its text where that is %s', async (body) => {
    expect(await errorFrom({ status: 400, body })).toMatchObject({
      name: 'UnknownError',
      message: `400 Bad Request: ${body}`,
      body,
    });
  });

  it('is its status where the body is empty', async () => {
    const error = await errorFrom({ status: 502, body: '' });
    expect(error).toMatchObject({ name: 'UnknownError', message: '502 Bad Gateway', statusCode: 502 });
    expect(error).not.toHaveProperty('body');
  });

  it.each([300, 302, 404])('is any with the status %i', async (status) => {
    expect(await errorFrom({ status, body: {} })).toMatchObject({ statusCode: status });
  });

  it('has the item that failed the condition, decoded', async () => {
    const error = await errorFrom({
      status: 400,
      body: {
        __type: 'ns#ConditionalCheckFailedException',
        message: 'The conditional request failed',
        Item: { Artist: { S: 'Nina Simone' }, plays: { N: '9007199254740993' }, tags: { SS: ['jazz'] } },
      },
    });
    expect(error).toBeInstanceOf(ConditionalCheckFailedException);
    expect(error).toMatchObject({
      retryable: false,
      item: { Artist: 'Nina Simone', plays: 9007199254740993n, tags: new Set(['jazz']) },
    });
  });

  it('has the reasons of a cancelled transaction in their order, their items decoded', async () => {
    const error = await errorFrom({
      status: 400,
      body: {
        __type: 'ns#TransactionCanceledException',
        Message: 'Transaction cancelled',
        CancellationReasons: [
          { Code: 'None' },
          { Code: 'ConditionalCheckFailed', Message: 'no', Item: { id: { N: '1' } } },
        ],
      },
    });
    expect(error).toMatchObject({
      cancellationReasons: [
        { Code: 'None' },
        { Code: 'ConditionalCheckFailed', Message: 'no', Item: { id: 1 } },
      ],
    });
  });

  it.each([
    ['ProvisionedThroughputExceededException', 'ThrottlingReasons'],
    ['ThrottlingException', 'throttlingReasons'],
  ])('has the throttling reasons of a %s', async (name, member) => {
    const reasons = [{ reason: 'TableReadProvisionedThroughputExceeded', resource: 'arn:aws:dynamodb:…' }];
    const error = await errorFrom({ status: 400, body: { __type: `ns#${name}`, [member]: reasons } });
    expect(error).toMatchObject({ name, throttlingReasons: reasons, retryable: true });
  });

  it.each(['many', [null], { reason: 'one' }])(
    'has no throttling reasons that are none: %j',
    async (reasons) => {
      const body = { __type: 'ns#ThrottlingException', ThrottlingReasons: reasons };
      expect(await errorFrom({ status: 400, body })).not.toHaveProperty('throttlingReasons');
    },
  );

  it('keeps its name and message where its item cannot be read', async () => {
    const body = { __type: 'ns#ConditionalCheckFailedException', message: 'no', Item: { id: { N: 'one' } } };
    const error = await errorFrom({ status: 400, body });
    expect(error).toMatchObject({ name: 'ConditionalCheckFailedException', message: 'no' });
    expect(error).not.toHaveProperty('item');
  });

  it('says how long to wait, in milliseconds', async () => {
    const error = await errorFrom({ status: 503, headers: { 'x-amz-retry-after': '1500' }, body: {} });
    expect(error).toMatchObject({ retryAfter: 1500 });
  });

  it.each(['-1', '1.5', 'soon', ''])('says nothing about a wait of %j', async (value) => {
    const error = await errorFrom({ status: 503, headers: { 'x-amz-retry-after': value }, body: {} });
    expect(error).toMatchObject({ statusCode: 503 });
    expect(error).not.toHaveProperty('retryAfter');
  });

  it('does not repeat the session token that a wrong signature should have covered', async () => {
    const message = "should have been 'POST\n/\n\nhost:x\nx-amz-security-token:AQoDYXdz//+=\n\nhost'";
    const error = await errorFrom({ status: 400, body: { __type: 'InvalidSignatureException', message } });
    expect(String(error)).toContain('x-amz-security-token:…\n\nhost');
  });
});
