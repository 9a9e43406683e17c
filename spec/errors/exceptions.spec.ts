import { describe, expect, it } from 'vitest';
import * as exceptions from '../../lib/errors/exceptions.ts';
import { DynamoDBError, ServiceError } from '../../lib/index.ts';

const { serviceError, ...classes } = exceptions;

/** What the documentation of the Python original lists, under today's wire names. */
const documented = [
  'ConditionalCheckFailedException',
  'InternalFailure',
  'InvalidAction',
  'InvalidParameterCombination',
  'InvalidParameterValue',
  'InvalidQueryParameter',
  'ItemCollectionSizeLimitExceededException',
  'LimitExceededException',
  'MalformedQueryString',
  'MissingParameter',
  'OptInRequired',
  'ProvisionedThroughputExceededException',
  'RequestExpired',
  'ResourceInUseException',
  'ResourceNotFoundException',
  'ServiceUnavailable',
  'ThrottlingException',
  'ValidationException',
];

/** What comes over the wire without being in the service's model. */
const unmodelled = [
  'UnrecognizedClientException',
  'ExpiredTokenException',
  'AccessDeniedException',
  'MissingAuthenticationTokenException',
  'IncompleteSignatureException',
  'SerializationException',
];

describe('the errors of the service', () => {
  it.each(Object.entries(classes))('have the class %s for the wire name', (name, Class) => {
    const error = serviceError(name, 'no', { statusCode: 400 });
    expect(error).toBeInstanceOf(Class);
    expect(error).toBeInstanceOf(ServiceError);
    expect(error).toBeInstanceOf(DynamoDBError);
    expect(error).toMatchObject({ name, message: 'no', statusCode: 400 });
  });

  it('have a class for every name that users were ever told of', () => {
    expect(Object.keys(classes)).toEqual(expect.arrayContaining([...documented, ...unmodelled]));
  });

  it.each(['TeapotException', 'constructor', '__proto__'])('keep the unknown name %s', (name) => {
    const error = serviceError(name, 'no', {});
    expect(Object.getPrototypeOf(error)).toBe(ServiceError.prototype);
    expect(error.name).toBe(name);
  });

  it('leave out what the service did not say', () => {
    const error = serviceError('ValidationException', 'no', { item: undefined, body: undefined });
    expect(Object.keys(error).sort()).toEqual(['name', 'retryable']);
  });
});
