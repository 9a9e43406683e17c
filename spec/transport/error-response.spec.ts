import { describe, expect, it } from 'vitest';
import { ConditionalCheckFailedException, ServiceError } from '../../lib/index.ts';
import { errorOf } from '../support/error-of.ts';
import { fakeService } from '../support/fake-service.ts';
import type { HttpResponse } from '../support/wire/fake-response.ts';

/** Returns the error of one attempt with the given response. */
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
  ])('is extracted from the __type %s', async (__type) => {
    const error = await errorFrom({ status: 400, body: { __type, code: 'Other' } });
    expect(error).toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('is extracted from `code` if there is no __type', async () => {
    const headers = { 'x-amzn-errortype': 'Other' };
    const error = await errorFrom({ status: 400, headers, body: { code: 'ns#ThrottlingException' } });
    expect(error).toMatchObject({ name: 'ThrottlingException' });
  });

  it('is extracted from the header x-amzn-errortype if the body has none', async () => {
    const headers = { 'x-amzn-errortype': 'ValidationException:http://internal.amazon.com/' };
    const error = await errorFrom({ status: 400, headers, body: { message: 'no' } });
    expect(error).toMatchObject({ name: 'ValidationException', message: 'no' });
  });

  it('is not taken from a nested object of the body', async () => {
    const error = await errorFrom({ status: 400, body: { details: { __type: 'ns#DeepException' } } });
    expect(error).toMatchObject({ name: 'UnknownError' });
  });

  it('is kept if the exception is unknown', async () => {
    const error = await errorFrom({ status: 418, body: { __type: 'ns#TeapotException', message: 'short' } });
    expect(error).toBeInstanceOf(ServiceError);
    expect(error).toMatchObject({ name: 'TeapotException', message: 'short', statusCode: 418 });
  });
});

describe('an error response', () => {
  it('becomes an error of its class with the context of the call', async () => {
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

  it('may have its message as `Message`', async () => {
    const body = { __type: 'ns#TransactionCanceledException', Message: 'cancelled' };
    expect(await errorFrom({ status: 400, body })).toMatchObject({ message: 'cancelled' });
  });

  it('of HTML becomes an error with its status, its body, and the beginning of the body in its message', async () => {
    const body = `<html><body>${'x'.repeat(1000)}</body></html>`;
    const error = await errorFrom({ status: 503, headers: { 'content-type': 'text/html' }, body });
    expect(error).toMatchObject({ name: 'UnknownError', statusCode: 503, retryable: true, body });
    expect(String(error)).toMatch(/^UnknownError: 503 Service Unavailable: <html><body>x{100,200}$/);
  });

  it.each(['[]', 'null', '"text"', '{"__type":'])(
    'that is no JSON object is kept as text: %s',
    async (body) => {
      expect(await errorFrom({ status: 400, body })).toMatchObject({
        name: 'UnknownError',
        message: `400 Bad Request: ${body}`,
        body,
      });
    },
  );

  it('without a body becomes an error with the status as its message', async () => {
    const error = await errorFrom({ status: 502, body: '' });
    expect(error).toMatchObject({ name: 'UnknownError', message: '502 Bad Gateway', statusCode: 502 });
    expect(error).not.toHaveProperty('body');
  });

  it.each([300, 302, 404])('may have the status %i', async (status) => {
    expect(await errorFrom({ status, body: {} })).toMatchObject({ statusCode: status });
  });

  it('has the decoded item that failed the condition', async () => {
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

  it('has the cancellation reasons of a transaction in their order, with decoded items', async () => {
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
    'ignores malformed throttling reasons: %j',
    async (reasons) => {
      const body = { __type: 'ns#ThrottlingException', ThrottlingReasons: reasons };
      expect(await errorFrom({ status: 400, body })).not.toHaveProperty('throttlingReasons');
    },
  );

  it('keeps its name and message if its item cannot be decoded', async () => {
    const body = { __type: 'ns#ConditionalCheckFailedException', message: 'no', Item: { id: { N: 'one' } } };
    const error = await errorFrom({ status: 400, body });
    expect(error).toMatchObject({ name: 'ConditionalCheckFailedException', message: 'no' });
    expect(error).not.toHaveProperty('item');
  });

  it('has the retry delay of the service, in milliseconds', async () => {
    const error = await errorFrom({ status: 503, headers: { 'x-amz-retry-after': '1500' }, body: {} });
    expect(error).toMatchObject({ retryAfter: 1500 });
  });

  it.each(['-1', '1.5', 'soon', ''])('ignores a malformed retry delay: %j', async (value) => {
    const error = await errorFrom({ status: 503, headers: { 'x-amz-retry-after': value }, body: {} });
    expect(error).toMatchObject({ statusCode: 503 });
    expect(error).not.toHaveProperty('retryAfter');
  });

  it('does not repeat the session token in the message about a wrong signature', async () => {
    const message = "should have been 'POST\n/\n\nhost:x\nx-amz-security-token:AQoDYXdz//+=\n\nhost'";
    const error = await errorFrom({ status: 400, body: { __type: 'InvalidSignatureException', message } });
    expect(String(error)).toContain('x-amz-security-token:…\n\nhost');
  });
});
