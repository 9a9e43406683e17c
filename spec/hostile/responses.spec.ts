import fc from 'fast-check';
import { defer, firstValueFrom, of } from 'rxjs';
import { afterAll, describe, expect, it } from 'vitest';
import type { Operation } from '../../lib/api/operation.ts';
import * as operations from '../../lib/api/operations.ts';
import { createCall } from '../../lib/call/call.ts';
import { parseJson } from '../../lib/codec/parse-json.ts';
import { InvalidResponseError } from '../../lib/errors/invalid.ts';
import { ServiceError } from '../../lib/errors/service-error.ts';
import { errorReader } from '../../lib/transport/error-response.ts';
import { written } from '../codec/decode/oracle.ts';
import { answered } from '../support/answered.ts';
import { sized } from '../support/size.ts';
import { hostileBodies } from './hostile-bodies.ts';
import { expectedOutcome, hasRepeatedNames, withSortedMembers } from './outcomes.ts';
import { prototypes } from './prototypes.ts';

const { GetItem, Query, UpdateItem, BatchGetItem, BatchWriteItem, DescribeTable, ListTables } = operations;
const withoutInput = ({ name, output }: Operation<never, unknown>) => ({ name, ...(output && { output }) });
const operation = fc.constantFrom(
  ...[GetItem, Query, UpdateItem, BatchGetItem, BatchWriteItem, DescribeTable, ListTables].map(withoutInput),
);
const rule = fc.constantFrom('lossless', 'number', 'exact');
const numRuns = sized({ small: 4000, full: 20_000 });
const before = prototypes();

afterAll(() => expect(prototypes()).toEqual(before));

describe('a hostile body', () => {
  it('of a successful response is read or rejected as by JSON.parse and the reference decoder', async () => {
    let read = 0;
    const property = fc.asyncProperty(hostileBodies, operation, rule, async (body, called, numbers) => {
      const call = createCall((request) => defer(() => of(answered(request, body, { requestId: 'R' }))), {
        numbers,
        maxAttempts: 1,
        retryAmbiguous: true,
      });
      const output = firstValueFrom(call(called, { TableName: 'Music' }));
      const actual = await output.then((value) => written(withSortedMembers(value)), assertInvalidResponse);
      const expected = expectedOutcome(body, called.output, numbers);
      if (actual !== 'refused') read++;
      if (actual === 'refused' && expected !== 'refused' && hasRepeatedNames(body)) return;
      expect(actual).toBe(expected);
    });
    await fc.assert(property, { numRuns });
    expect(read).toBeGreaterThan(numRuns / 10);
  }, 120_000);

  it('of an error response makes an error with the status and with the members that JSON.parse can read', () => {
    let named = 0;
    const read = errorReader('lossless');
    const property = fc.property(hostileBodies, fc.constantFrom(300, 400, 500, 503), (body, statusCode) => {
      const error = read({ statusCode, headers: {}, body }, 0);
      expect(error).toBeInstanceOf(ServiceError);
      expect(error.statusCode).toBe(statusCode);
      expect(error.message).not.toBe('');
      const { __type, code, message, Message } = membersOf(body);
      const name = [__type, code].find((text) => typeof text === 'string' && text !== '');
      if (name !== undefined) named++;
      if (typeof name === 'string' && /^\w+$/.test(name)) expect(error.name).toBe(name);
      const expectedMessage = [message, Message].find((text) => typeof text === 'string' && text !== '');
      if (expectedMessage !== undefined) expect(error.message).toBe(expectedMessage);
      for (const reasons of [error.cancellationReasons, error.throttlingReasons])
        expect(Array.isArray(reasons ?? [])).toBe(true);
      expect(typeof (error.item ?? {})).toBe('object');
    });
    fc.assert(property, { numRuns });
    expect(named).toBeGreaterThan(numRuns / 40);
  }, 120_000);
});

describe('a body of megabytes', () => {
  const text = 'x'.repeat(20 * 2 ** 20);

  it('of a successful response is read', async () => {
    const body = Buffer.from(`{"Item":{"text":{"S":"${text}"}}}`);
    const call = createCall((request) => defer(() => of(answered(request, body, { requestId: 'R' }))), {
      numbers: 'lossless',
      maxAttempts: 1,
      retryAmbiguous: true,
    });
    const output = await firstValueFrom(call(withoutInput(GetItem), {}));
    expect(Object(output).Item.text === text).toBe(true);
  });

  it('of an error response without JSON does not become the message', () => {
    const error = errorReader('lossless')({ statusCode: 502, headers: {}, body: Buffer.from(text) }, 0);
    expect(error.message.length).toBeLessThan(300);
  });
});

/** Rejects every error but an InvalidResponseError. */
function assertInvalidResponse(error: unknown): string {
  if (!(error instanceof InvalidResponseError)) throw error;
  expect(error.requestId).toBe('R');
  return 'refused';
}

/** The members of a body, if it is a JSON object. */
function membersOf(body: Buffer): Readonly<Record<string, unknown>> {
  try {
    const members = parseJson(body.toString());
    return Array.isArray(members) ? {} : Object(members);
  } catch {
    return {};
  }
}
