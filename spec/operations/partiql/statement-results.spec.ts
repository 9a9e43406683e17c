import { lastValueFrom } from 'rxjs';
import { expect, it } from 'vitest';
import {
  AccessDeniedException,
  ConditionalCheckFailedException,
  DuplicateItemException,
  InternalServerError,
  ItemCollectionSizeLimitExceededException,
  ProvisionedThroughputExceededException,
  RequestLimitExceeded,
  ResourceNotFoundException,
  ServiceError,
  ThrottlingException,
  TransactionConflictException,
  ValidationException,
} from '../../../lib/index.ts';
import { errorOf } from '../../support/error-of.ts';
import { fakeService } from '../../support/fake-service.ts';

const Statement = 'SELECT * FROM Music WHERE Artist = ?';
const request = { Statement, Parameters: ['Nina Simone'] };

/** Runs a batch of one statement with this response of the service. */
async function resultOf(response: object) {
  const { db, server } = await fakeService(() => ({ body: { Responses: [response] } }));
  const { Responses } = await lastValueFrom(db.batchExecuteStatement({ Statements: [request] }));
  expect(server.requests).toHaveLength(1);
  return Responses[0];
}

it.each([
  ['AccessDenied', AccessDeniedException, false],
  ['ConditionalCheckFailed', ConditionalCheckFailedException, false],
  ['DuplicateItem', DuplicateItemException, false],
  ['InternalServerError', InternalServerError, true],
  ['ItemCollectionSizeLimitExceeded', ItemCollectionSizeLimitExceededException, false],
  ['ProvisionedThroughputExceeded', ProvisionedThroughputExceededException, true],
  ['RequestLimitExceeded', RequestLimitExceeded, true],
  ['ResourceNotFound', ResourceNotFoundException, false],
  ['ThrottlingError', ThrottlingException, true],
  ['TransactionConflict', TransactionConflictException, true],
  ['ValidationError', ValidationException, false],
  ['TeapotError', ServiceError, false],
])(
  'a statement that fails with the code %s has the error that other operations raise',
  async (Code, Class, retryable) => {
    const result = await resultOf({ TableName: 'Music', Error: { Code, Message: 'because' } });
    expect(result).toMatchObject({ Statement: request, TableName: 'Music' });
    expect(result?.Error?.constructor).toBe(Class);
    expect(result?.Error).toMatchObject({
      name: Class === ServiceError ? Code : Class.name,
      message: 'because',
      operation: 'BatchExecuteStatement',
      tableName: 'Music',
      retryable,
      notRetriedBecause: retryable ? 'leftToCaller' : 'notRetryable',
    });
    expect(String(result?.Error?.stack).split('\n')[1]).toContain('statement-results.spec.ts');
  },
);

it('a statement that fails its condition has the decoded item of the table', async () => {
  const failure = { Code: 'ConditionalCheckFailed', Item: { plays: { N: '18446744073709551616' } } };
  expect((await resultOf({ Error: failure }))?.Error?.item).toEqual({ plays: 2n ** 64n });
});

it('a statement that reads has its decoded item, and no error', async () => {
  expect(await resultOf({ TableName: 'Music', Item: { plays: { N: '7' } } })).toEqual({
    Statement: request,
    TableName: 'Music',
    Item: { plays: 7 },
  });
});

it('the consumed capacity of the batch is passed on', async () => {
  const ConsumedCapacity = [{ TableName: 'Music', CapacityUnits: 1 }];
  const { db } = await fakeService(() => ({ body: { ConsumedCapacity, Responses: [{}] } }));
  expect(await lastValueFrom(db.batchExecuteStatement({ Statements: [request] }))).toEqual({
    ConsumedCapacity,
    Responses: [{ Statement: request }],
  });
});

it('a statement without a response fails the batch, because its result is unknown', async () => {
  const { db } = await fakeService(() => ({ body: { Responses: [{}] } }));
  const error = await errorOf(db.batchExecuteStatement({ Statements: [request, request] }));
  expect(error).toMatchObject({
    name: 'InvalidResponseError',
    message: 'Expected 2 responses, one for each statement, and received 1',
    operation: 'BatchExecuteStatement',
  });
});
