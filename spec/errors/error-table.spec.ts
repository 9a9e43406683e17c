import { NOTFOUND } from 'node:dns';
import { readdirSync, readFileSync } from 'node:fs';
import { getSystemErrorMap } from 'node:util';
import * as sdk from '@aws-sdk/client-dynamodb';
import * as streamsSdk from '@aws-sdk/client-dynamodb-streams';
import { errors as undiciErrors } from 'undici';
import { describe, expect, it } from 'vitest';
import { errorTable, nameOfItemCode, traitsOf } from '../../lib/errors/error-table.ts';
import * as exceptions from '../../lib/errors/exceptions.ts';
import { retryableKind } from '../../lib/errors/retryable.ts';
import { serviceError } from '../../lib/errors/service-error-by-name.ts';
import * as rxdynamo from '../../lib/index.ts';
import { sdkSocketCodes, sdkThrottlingNames, sdkTransientNames } from './sdk-retry-codes.ts';

const parts = Object.values(errorTable).map((part) => Object.keys(part));
const namesRetried = (retry: string) => parts.flat().filter((name) => traitsOf(name)?.retry === retry);

describe('the error table', () => {
  it('has a row for each exception class, and no other rows among those', () => {
    expect(Object.keys(errorTable.ofExceptions).sort()).toEqual(Object.keys(exceptions).sort());
  });

  it('has each name and each code once', () => {
    const names = parts.flat();
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('has no row for the members that every object has', () => {
    expect(['constructor', '__proto__', 'TeapotException', undefined, 7].map(traitsOf)).toEqual(
      Array(5).fill(undefined),
    );
  });
});

it('each error class is exported by the package', () => {
  const folder = new URL('../../lib/errors/', import.meta.url);
  const source = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'));
  const classes = source.join('\n').match(/(?<=^export class )\w+/gm) ?? [];
  expect(classes).toEqual(expect.arrayContaining([...Object.keys(exceptions), 'BatchWriteError']));
  expect(classes.filter((name) => !Object.hasOwn(rxdynamo, name))).toEqual([]);
});

describe('the exceptions', () => {
  const sdkClasses = [...Object.values(sdk), ...Object.values(streamsSdk)];
  const { DynamoDBServiceException } = sdk;
  const { DynamoDBStreamsServiceException } = streamsSdk;
  const sdkErrors = sdkClasses.flatMap((Class) =>
    typeof Class === 'function' &&
    (Class.prototype instanceof DynamoDBServiceException ||
      Class.prototype instanceof DynamoDBStreamsServiceException)
      ? [Reflect.construct(Class, [{ message: 'no', $metadata: {} }]) as sdk.DynamoDBServiceException]
      : [],
  );

  it('include all that the AWS SDK has', () => {
    expect(sdkErrors.length).toBeGreaterThan(30);
    expect(sdkErrors.map(({ name }) => name)).toContain('TrimmedDataAccessException');
    expect(sdkErrors.map(({ name }) => name).filter((name) => !Object.hasOwn(exceptions, name))).toEqual([]);
  });

  it('are retried if the model of the service says that they are retryable or its own fault', () => {
    const retryable = sdkErrors.filter(
      (error) => error.$fault === 'server' || error.$retryable !== undefined,
    );
    const kinds = retryable.map(({ name }) => [name, traitsOf(name)?.retry]);
    expect(Object.fromEntries(kinds)).toEqual({
      InternalServerError: 'transient',
      ReplicatedWriteConflictException: 'transient',
    });
  });
});

describe('the names that are retried', () => {
  it('as throttles are those of the AWS SDK', () => {
    expect(namesRetried('throttling').sort()).toEqual([...sdkThrottlingNames].sort());
  });

  it('as transient errors include those of the AWS SDK, but for the one that RxJS and DOMException use too', () => {
    const missing = sdkTransientNames.filter((name) => retryableKind({ name }) !== 'transient');
    expect(missing).toEqual(['TimeoutError']);
  });
});

describe('the codes', () => {
  it('include all of sockets that the AWS SDK retries', () => {
    expect(sdkSocketCodes.filter((code) => traitsOf(code)?.retry !== 'transient')).toEqual([]);
  });

  const codes = Object.keys(errorTable.ofCodes);

  it('of sockets are those of Node', () => {
    const known = new Set([...Array.from(getSystemErrorMap().values(), ([code]) => code), NOTFOUND]);
    expect(codes.filter((code) => code.startsWith('E') && !known.has(code))).toEqual([]);
  });

  it('of undici are those that it exports', () => {
    const exported = new Set(
      Object.values(undiciErrors).map((Class) => /UND_ERR\w*/.exec(String(Class))?.[0]),
    );
    expect(exported.size).toBeGreaterThan(15);
    expect(codes.filter((code) => code.startsWith('UND_') && !exported.has(code))).toEqual([]);
  });
});

describe('the code of a failed item', () => {
  const enums = readFileSync(new URL('../../lib/api/enums.ts', import.meta.url), 'utf8');
  const [union = ''] = /(?<=type BatchStatementErrorCodeEnum =)[^;]+/.exec(enums) ?? [];
  const statementCodes = Array.from(union.matchAll(/'(\w+)'/g), ([, code = '']) => code);

  it('is that of an exception, for each code in the model of the service', () => {
    expect(statementCodes.length).toBeGreaterThan(10);
    const names = statementCodes.map(nameOfItemCode);
    expect(names.filter((name) => !Object.hasOwn(exceptions, name))).toEqual([]);
  });

  it('is in the model of the service', () => {
    const listed = Object.values(errorTable.ofExceptions).flatMap(({ itemCode }) => itemCode ?? []);
    expect(listed.filter((code) => !statementCodes.includes(code))).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
  });

  it('is the name itself where the table has no other', () => {
    expect(nameOfItemCode('Teapot')).toBe('Teapot');
    expect(nameOfItemCode('RequestLimitExceeded')).toBe('RequestLimitExceeded');
  });
});

it('an error without a row is retried as its status says', () => {
  const kindOf = (statusCode: number) => retryableKind(serviceError('TeapotException', 'no', { statusCode }));
  expect([400, 418, 429, 500, 503].map(kindOf)).toEqual([
    undefined,
    undefined,
    'throttling',
    'transient',
    'transient',
  ]);
});
