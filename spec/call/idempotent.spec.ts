import { describe, expect, it } from 'vitest';
import * as operations from '../../lib/api/operations.ts';
import { isIdempotent, returnsOldValues } from '../../lib/call/idempotent.ts';

const { errorShape: _, ...known } = operations;
const insert = { Statement: `INSERT INTO Music VALUE {'id': 'a'}` };

describe('a request is idempotent', () => {
  it.each([
    ['GetItem', {}],
    ['Query', { ConditionExpression: 'of no meaning here' }],
    ['BatchGetItem', {}],
    ['PutItem', { Item: {} }],
    ['PutItem', { ReturnValues: 'NONE' }],
    ['DeleteItem', { Key: {} }],
    ['UpdateItem', { UpdateExpression: 'SET title = :title', ReturnValues: 'ALL_NEW' }],
    ['UpdateItem', { AttributeUpdates: { plays: { Action: 'PUT', Value: 1 } } }],
    ['UpdateItem', { AttributeUpdates: null }],
    ['BatchWriteItem', {}],
    ['ExecuteStatement', { Statement: 'SELECT * FROM Music' }],
    ['BatchExecuteStatement', { Statements: [null, { Statement: 'SELECT * FROM Music' }] }],
    ['PutResourcePolicy', { Policy: '{}' }],
    ['TagResource', {}],
  ])('%s of %j', (name, input) => {
    expect(isIdempotent({ name }, input)).toBe(true);
  });

  it('if it has a token', () => {
    const token = 'ClientRequestToken';
    expect(isIdempotent({ name: 'TransactWriteItems', token }, {})).toBe(true);
    expect(isIdempotent({ name: 'NewOperation', token }, { ConditionExpression: 'a = :a' })).toBe(true);
  });
});

describe('a request is not idempotent', () => {
  it.each([
    ['PutItem', { ConditionExpression: 'attribute_not_exists(id)' }],
    ['PutItem', { Expected: { id: { Exists: false } } }],
    ['PutItem', { ReturnValues: 'ALL_OLD' }],
    ['DeleteItem', { ConditionExpression: 'attribute_exists(id)' }],
    ['DeleteItem', { ReturnValues: 'ALL_OLD' }],
    ['UpdateItem', { UpdateExpression: 'ADD plays :one' }],
    ['UpdateItem', { AttributeUpdates: { plays: { Action: 'ADD', Value: 1 } } }],
    ['UpdateItem', { UpdateExpression: 'SET title = :title', ReturnValues: 'UPDATED_OLD' }],
    ['ExecuteStatement', insert],
    ['BatchExecuteStatement', { Statements: [{ Statement: 'SELECT * FROM Music' }, insert] }],
    ['PutResourcePolicy', { ExpectedRevisionId: '1' }],
    ['CreateTable', {}],
    ['DeleteTable', {}],
    ['CreateBackup', {}],
    ['NewOperation', {}],
  ])('%s of %j', (name, input) => {
    expect(isIdempotent({ name }, input)).toBe(false);
  });
});

it('no operation that changes a table or a backup is idempotent, and all that read are', () => {
  const names = Object.values(known)
    .filter((operation) => !isIdempotent(operation, {}))
    .map(({ name }) => name);
  const edit =
    'Add a write that can be repeated to `idempotentWrites` in lib/call/idempotent.ts, any other to this list';
  expect(names.sort(), edit).toEqual([
    'CancelBulkOperation',
    'CreateBackup',
    'CreateGlobalTable',
    'CreateTable',
    'DeleteBackup',
    'DeleteTable',
    'DisableKinesisStreamingDestination',
    'EnableKinesisStreamingDestination',
    'RestoreTableFromBackup',
    'RestoreTableToPointInTime',
    'UpdateGlobalTable',
    'UpdateGlobalTableSettings',
    'UpdateKinesisStreamingDestination',
    'UpdateTable',
    'UpdateTableReplicaAutoScaling',
    'UpdateTimeToLive',
  ]);
});

it.each([
  [{ ReturnValues: 'ALL_OLD' }, true],
  [{ ReturnValues: 'UPDATED_OLD' }, true],
  [{ ReturnValues: 'ALL_NEW' }, false],
  [{ Statement: 'DELETE FROM Music WHERE id = ? RETURNING ALL OLD *' }, true],
  [{ Statements: [{ Statement: 'DELETE FROM Music WHERE id = ? RETURNING ALL OLD *' }] }, true],
  [insert, false],
  [{}, false],
])('%j returns old values: %s', (input, expected) => {
  expect(returnsOldValues(input)).toBe(expected);
});
