import { describe, expect, it } from 'vitest';
import * as operations from '../../lib/api/operations.ts';

const names = `
  BatchExecuteStatement BatchGetItem BatchWriteItem CancelBulkOperation CreateBackup CreateGlobalTable CreateTable
  DeleteBackup DeleteItem DeleteResourcePolicy DeleteTable DescribeBackup DescribeBulkOperation
  DescribeContinuousBackups DescribeContributorInsights DescribeEndpoints DescribeExport DescribeGlobalTable
  DescribeGlobalTableSettings DescribeImport DescribeKinesisStreamingDestination DescribeLimits DescribeTable
  DescribeTableReplicaAutoScaling DescribeTimeToLive DisableKinesisStreamingDestination
  EnableKinesisStreamingDestination ExecuteStatement ExecuteTransaction ExportTableToPointInTime GetItem
  GetResourcePolicy ImportTable ListBackups ListBulkOperations ListContributorInsights ListExports ListGlobalTables
  ListImports ListTables ListTagsOfResource PutItem PutResourcePolicy Query RestoreTableFromBackup
  RestoreTableToPointInTime Scan SearchVectors StartBulkPutItems TagResource TransactGetItems TransactWriteItems
  UntagResource UpdateContinuousBackups UpdateContributorInsights UpdateGlobalTable UpdateGlobalTableSettings
  UpdateItem UpdateKinesisStreamingDestination UpdateTable UpdateTableReplicaAutoScaling UpdateTimeToLive
`.match(/\w+/g);

const { errorShape, ...constants } = operations;
const item = { map: 'attribute' };
const sentBack = { map: 'attribute', lossless: true };

describe('operations', () => {
  it('are all 62, each under its own name', () => {
    expect(Object.values(constants).map(({ name }) => name)).toEqual(names);
    expect(Object.keys(constants)).toEqual(names);
  });

  it('say which token makes them idempotent', () => {
    const tokens = Object.values(constants).flatMap(({ name, token }) => (token ? [[name, token]] : []));
    expect(tokens).toEqual([
      ['ExecuteTransaction', 'ClientRequestToken'],
      ['ExportTableToPointInTime', 'ClientToken'],
      ['ImportTable', 'ClientToken'],
      ['StartBulkPutItems', 'ClientToken'],
      ['TransactWriteItems', 'ClientRequestToken'],
    ]);
  });

  it('have no shape where all is plain JSON', () => {
    expect(operations.ListTables).toEqual({ name: 'ListTables', response: { required: ['TableNames'] } });
  });
});

describe('shapes of operations', () => {
  it('find the key and the item of GetItem', () => {
    expect(operations.GetItem).toEqual({
      name: 'GetItem',
      input: { members: { Key: item } },
      output: { members: { Item: item } },
      response: { optional: ['Item', 'ConsumedCapacity'] },
    });
  });

  it('find the conditions of Query, old and new', () => {
    const conditions = { map: { members: { AttributeValueList: { list: 'attribute' } } } };
    expect(operations.Query.input).toEqual({
      members: {
        KeyConditions: conditions,
        QueryFilter: conditions,
        ExclusiveStartKey: item,
        ExpressionAttributeValues: item,
      },
    });
    expect(operations.Query.output).toEqual({
      members: { Items: { list: item }, LastEvaluatedKey: sentBack },
    });
  });

  it('find the old members of UpdateItem', () => {
    expect(operations.UpdateItem.input).toEqual({
      members: {
        Key: item,
        AttributeUpdates: { map: { members: { Value: 'attribute' } } },
        Expected: { map: { members: { Value: 'attribute', AttributeValueList: { list: 'attribute' } } } },
        ExpressionAttributeValues: item,
      },
    });
  });

  it('find the four kinds of request in TransactWriteItems', () => {
    const keyed = { members: { Key: item, ExpressionAttributeValues: item } };
    const put = { members: { Item: item, ExpressionAttributeValues: item } };
    expect(operations.TransactWriteItems.input).toEqual({
      members: {
        TransactItems: {
          list: { members: { ConditionCheck: keyed, Put: put, Delete: keyed, Update: keyed } },
        },
      },
    });
  });

  it('find the same in the requests of BatchWriteItem and in those it leaves unprocessed', () => {
    const requests = {
      map: {
        list: {
          members: {
            PutRequest: { members: { Item: sentBack } },
            DeleteRequest: { members: { Key: sentBack } },
          },
        },
      },
    };
    expect(operations.BatchWriteItem.input).toEqual({ members: { RequestItems: requests } });
    expect(operations.BatchWriteItem.output).toEqual({
      members: {
        UnprocessedItems: requests,
        ItemCollectionMetrics: { map: { list: { members: { ItemCollectionKey: item } } } },
      },
    });
  });

  it('keep every digit of the keys that BatchGetItem leaves unprocessed', () => {
    expect(operations.BatchGetItem.output).toEqual({
      members: {
        Responses: { map: { list: item } },
        UnprocessedKeys: { map: { members: { Keys: { list: sentBack } } } },
      },
    });
  });

  it('find bare attribute values in ExecuteStatement and SearchVectors', () => {
    expect(operations.ExecuteStatement.input).toEqual({ members: { Parameters: { list: 'attribute' } } });
    expect(operations.SearchVectors.input).toMatchObject({
      members: { SearchVector: { list: 'attribute' } },
    });
  });

  it('find the timestamps of DescribeTable', () => {
    expect(operations.DescribeTable.input).toBeUndefined();
    expect(operations.DescribeTable.output).toMatchObject({
      members: {
        Table: {
          members: {
            CreationDateTime: 'timestamp',
            ProvisionedThroughput: {
              members: { LastIncreaseDateTime: 'timestamp', LastDecreaseDateTime: 'timestamp' },
            },
            Replicas: { list: { members: { ReplicaInaccessibleDateTime: 'timestamp' } } },
          },
        },
      },
    });
  });

  it('find the items that errors carry', () => {
    expect(errorShape).toEqual({
      members: { Item: item, CancellationReasons: { list: { members: { Item: item } } } },
    });
  });
});
