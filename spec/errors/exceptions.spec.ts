import { describe, expect, it } from 'vitest';
import * as classes from '../../lib/errors/exceptions.ts';
import { serviceError } from '../../lib/errors/service-error-by-name.ts';
import { DynamoDBError, ServiceError } from '../../lib/index.ts';

/** The exceptions that the documentation of the Python original lists, under the names that the service uses today. */
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

/** Exceptions that the service sends, though its model does not have them. */
const unmodelled = [
  'UnrecognizedClientException',
  'ExpiredTokenException',
  'AccessDeniedException',
  'MissingAuthenticationTokenException',
  'IncompleteSignatureException',
  'SerializationException',
];

describe('an error of the service', () => {
  it.each(Object.entries(classes))('is of the class %s if it has that name', (name, Class) => {
    const error = serviceError(name, 'no', { statusCode: 400 });
    expect(error).toBeInstanceOf(Class);
    expect(error).toBeInstanceOf(ServiceError);
    expect(error).toBeInstanceOf(DynamoDBError);
    expect(error).toMatchObject({ name, message: 'no', statusCode: 400 });
  });

  it('has a class for every name that is documented', () => {
    expect(Object.keys(classes)).toEqual(expect.arrayContaining([...documented, ...unmodelled]));
  });

  it.each(['TeapotException', 'constructor', '__proto__'])('keeps the unknown name %s', (name) => {
    const error = serviceError(name, 'no', {});
    expect(Object.getPrototypeOf(error)).toBe(ServiceError.prototype);
    expect(error.name).toBe(name);
  });

  it('has no fields for what the service did not send', () => {
    const error = serviceError('ValidationException', 'no', { item: undefined, body: undefined });
    expect(Object.keys(error).sort()).toEqual(['name', 'retryable']);
  });
});
