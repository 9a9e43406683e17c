import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as rxdynamo from '../lib/index.ts';

/** The names that users may import; each stays until a major version takes it away. */
const names = [
  'AccessDeniedException',
  'BackupInUseException',
  'BackupNotFoundException',
  'BatchGetError',
  'BatchWriteError',
  'CheckpointError',
  'ChecksumMismatchError',
  'ClientClosedError',
  'ConditionalCheckFailedException',
  'ConfigNotFoundError',
  'ConfigParserError',
  'ConfigurationError',
  'ContinuousBackupsUnavailableException',
  'DuplicateItemException',
  'DynamoDB',
  'DynamoDBError',
  'ExactNumber',
  'ExpiredTokenException',
  'ExportConflictException',
  'ExportNotFoundException',
  'GlobalTableAlreadyExistsException',
  'GlobalTableNotFoundException',
  'IdempotentParameterMismatchException',
  'ImportConflictException',
  'ImportNotFoundException',
  'IncompleteSignatureException',
  'IndexNotFoundException',
  'InternalFailure',
  'InternalServerError',
  'InvalidAction',
  'InvalidEndpointError',
  'InvalidEndpointException',
  'InvalidExportTimeException',
  'InvalidOptionError',
  'InvalidParameterCombination',
  'InvalidParameterValue',
  'InvalidQueryParameter',
  'InvalidResponseError',
  'InvalidRestoreTimeException',
  'InvalidSignatureException',
  'InvalidValueError',
  'ItemCollectionSizeLimitExceededException',
  'ItemTooLargeError',
  'LimitExceededException',
  'MalformedQueryString',
  'MissingAuthenticationTokenException',
  'MissingParameter',
  'NoAccountIdError',
  'NoCredentialsError',
  'NoProfileError',
  'NoRegionError',
  'OptInRequired',
  'PointInTimeRecoveryUnavailableException',
  'PolicyNotFoundException',
  'ProvisionedThroughputExceededException',
  'ReplicaAlreadyExistsException',
  'ReplicaNotFoundException',
  'ReplicatedWriteConflictException',
  'RequestExpired',
  'RequestLimitExceeded',
  'RequestTimeoutError',
  'ResourceInUseException',
  'ResourceNotFoundException',
  'SerializationException',
  'ServiceError',
  'ServiceUnavailable',
  'TableAlreadyExistsException',
  'TableInUseException',
  'TableNotFoundException',
  'ThrottlingException',
  'TransactionCanceledException',
  'TransactionConflictException',
  'TransactionInProgressException',
  'TransportError',
  'UnprocessedError',
  'UnrecognizedClientException',
  'ValidationException',
  'WaitFailedError',
  'WaitTimeoutError',
  'pacedFrom',
  'pacedMergeMap',
  'retryThrottled',
  'retryTransient',
  'scanCheckpoint',
  'toAsyncIterable',
  'toReadable',
  'toReadableStream',
];

it('offers these names and no others', () => {
  expect(Object.keys(rxdynamo).sort()).toEqual(names.sort());
});

it('offers the types of all requests and responses, and of what is in them', () => {
  const read = (path: string) => readFileSync(new URL(`../lib/${path}.ts`, import.meta.url), 'utf8');
  const offered = new Set((read('index') + read('api/types')).match(/\b[A-Z]\w+(?=,|\s\})/g));
  for (const path of ['api', 'enums', 'inputs', 'outputs', 'shared', 'values']) {
    const declared = read(`api/${path}`).match(/(?<=^export (interface|type) )\w+/gm) ?? [];
    expect(declared.length).toBeGreaterThan(0);
    expect(declared.filter((name) => !offered.has(name))).toEqual([]);
  }
});
