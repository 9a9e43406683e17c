import { describe, expect, it } from 'vitest';
import type { Operation } from '../../lib/api/operation.ts';
import * as operations from '../../lib/api/operations.ts';
import { readResponse } from '../../lib/call/read-response.ts';
import { createDecoder } from '../../lib/codec/decode.ts';
import type { UnreadResponse } from '../../lib/transport/exchange.ts';
import { unreadResponse } from '../support/answered.ts';
import { leastOutput } from '../support/least-output.ts';

const { errorShape, ...constants } = operations;
const all: readonly (readonly [string, Operation<never, unknown>])[] = Object.entries(constants);
const required = all.filter(([, { response }]) => response !== undefined && !('optional' in response));
const optional = all.filter(([, { response }]) => response !== undefined && 'optional' in response);
const withOutput = all.filter(([name]) => !['TagResource', 'UntagResource'].includes(name));

function read(
  operation: Operation<never, unknown>,
  body: object | string | Buffer,
  facts?: Partial<UnreadResponse>,
): unknown {
  return readResponse(operation, createDecoder(operation.output, 'lossless'), unreadResponse(body, facts));
}

const retryable = expect.objectContaining({ name: 'InvalidResponseError', retryable: true, statusCode: 200 });
const final = expect.objectContaining({ name: 'InvalidResponseError', retryable: false });

describe('a response', () => {
  it.each(all)('with the fewest members that it may have is an output: %s', (name, operation) => {
    expect(read(operation, leastOutput(name))).toEqual(
      read({ ...operation, response: { optional: [] } }, leastOutput(name)),
    );
  });

  it.each(required)('of another kind is not an output, whatever its headers are: %s', (_, operation) => {
    for (const body of ['{}', '{"status":"ok"}', '{"message":"upstream timed out"}', 'null', '[]', '"ok"'])
      expect(() => read(operation, body)).toThrow(retryable);
  });

  it.each(withOutput)('without a body is not an output of an operation that has one: %s', (_, operation) => {
    expect(() => read(operation, '')).toThrow(retryable);
  });

  it.each(all)('of HTML is not an output: %s', (_, operation) => {
    expect(() => read(operation, '<html>upstream timed out</html>')).toThrow(retryable);
  });

  it('without a body is an output of an operation that has none', () => {
    expect(read(constants.TagResource, '')).toEqual({});
    expect(read(constants.TagResource, '', { hasServiceHeaders: undefined })).toEqual({});
    // What dynalite sends.
    expect(read(constants.UntagResource, '""')).toBe('');
  });

  it('in which a required member is null is not an output', () => {
    expect(() => read(constants.Scan, '{"Count":null}')).toThrow(retryable);
    expect(() => read(constants.BatchGetItem, '{"Responses":null,"UnprocessedKeys":{}}')).toThrow(retryable);
    expect(read(constants.Scan, '{"Count":0}')).toEqual({ Count: 0 });
  });

  it('that is truncated is not an output; the error has the byte, the status and the text', () => {
    const { message } = thrownBy(() => read(constants.GetItem, '{"Item":{"a":{"S":"b"'));
    expect(message).toBe('The response is invalid at byte 21: unexpected end (described)');
  });

  it('without required members is rejected with the names of all of them', () => {
    const { message } = thrownBy(() => read(constants.BatchGetItem, '{}'));
    expect(message).toBe('The response to BatchGetItem has no Responses and no UnprocessedKeys (described)');
  });

  it('with an invalid value is not retryable', () => {
    expect(() => read(constants.GetItem, '{"Item":{"plays":{"X":"1"}}}')).toThrow(final);
    expect(() => read(constants.DescribeTable, '{"Table":{"CreationDateTime":"1"}}')).toThrow(final);
  });

  it('to an unknown operation may be any JSON', () => {
    for (const [body, output] of [
      ['{}', {}],
      ['{"status":"ok"}', { status: 'ok' }],
      ['[1]', [1]],
      ['', {}],
    ] as const)
      expect(read({ name: 'MakeCoffee' }, body)).toEqual(output);
    expect(() => read({ name: 'MakeCoffee' }, '{}', { hasServiceHeaders: false })).toThrow(retryable);
    expect(() => read({ name: 'MakeCoffee' }, 'coffee')).toThrow(retryable);
  });
});

describe('a response without any member of the output', () => {
  it.each(optional)('is an output if it has the headers of the service: %s', (_, operation) => {
    expect(read(operation, '{}', { hasServiceHeaders: true })).toEqual({});
    expect(read(operation, '{"Unheard":1}', { hasServiceHeaders: true })).toEqual({ Unheard: 1 });
  });

  it.each(optional)(
    'is not an output if it lacks them, and an earlier response had them: %s',
    (_, operation) => {
      expect(() => read(operation, '{}', { hasServiceHeaders: false })).toThrow(retryable);
    },
  );

  it.each(optional)(
    'is an output if no response ever had them, unless it has other members: %s',
    (_, operation) => {
      expect(read(operation, '{}', { hasServiceHeaders: undefined })).toEqual({});
      expect(() => read(operation, '{"status":"ok"}', { hasServiceHeaders: undefined })).toThrow(retryable);
    },
  );

  it('is the only kind whose headers matter', () => {
    const facts = { hasServiceHeaders: false };
    expect(read(constants.GetItem, '{"Item":{}}', facts)).toEqual({ Item: {} });
    expect(read(constants.Scan, '{"Count":0}', facts)).toEqual({ Count: 0 });
  });
});

function thrownBy(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('nothing was thrown');
}
