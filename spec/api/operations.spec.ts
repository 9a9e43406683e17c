import * as sdk from '@aws-sdk/client-dynamodb';
import * as streamsSdk from '@aws-sdk/client-dynamodb-streams';
import { describe, expect, it } from 'vitest';
import * as operations from '../../lib/api/operations.ts';
import { membersOf } from './reach.ts';
import { readModels } from './sdk-models.ts';

/** The operations of the service and its streams: each has a command in the AWS SDK. */
const names = [...Object.keys(sdk), ...Object.keys(streamsSdk)]
  .filter((name) => /^[A-Z]\w+Command$/.test(name))
  .map((name) => name.slice(0, -'Command'.length))
  .sort();

const { errorShape, ...constants } = operations;
const item = { map: 'attribute' };
const sentBack = { map: 'attribute', lossless: true };

describe('the operations', () => {
  it('are those of the AWS SDK, each under its own name', () => {
    expect(names).toContain('GetItem');
    expect(Object.values(constants).map(({ name }) => name)).toEqual(names);
    expect(Object.keys(constants)).toEqual(names);
  });

  it('declare the idempotency token of their requests', () => {
    const models = readModels();
    const tokens = names.flatMap((name) => {
      const members = membersOf(models, `${name}Input`).map((member) => member.name);
      const token = members.find((member) => /^Client(Request)?Token$/.test(member));
      return token ? [[name, token]] : [];
    });
    expect(tokens).toContainEqual(['TransactWriteItems', 'ClientRequestToken']);
    expect(Object.values(constants).flatMap(({ name, token }) => (token ? [[name, token]] : []))).toEqual(
      tokens,
    );
  });

  it('declare the member by which they are routed, and the hosts that they are sent to', () => {
    const { GetItem, BatchWriteItem, TransactGetItems, DeleteBackup, ImportTable, ListTables } = operations;
    const named = [GetItem, BatchWriteItem, TransactGetItems, DeleteBackup, ImportTable, ListTables];
    expect(named.map(({ resource }) => resource)).toEqual([
      'TableName',
      'RequestItems',
      'TransactItems',
      'BackupArn',
      'TableCreationParameters',
      undefined,
    ]);
    const sentTo = (hosts: string) =>
      Object.values(constants)
        .filter((constant) => constant.hosts === hosts)
        .map(({ name }) => name);
    expect(sentTo('search')).toEqual(['SearchVectors']);
    expect(sentTo('streams')).toEqual(['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams']);
  });

  it('have no shape if they are plain JSON', () => {
    expect(operations.ListTables).toEqual({ name: 'ListTables', response: { required: ['TableNames'] } });
  });
});

describe('the shapes of operations', () => {
  it('have the key and the item of GetItem', () => {
    expect(operations.GetItem).toEqual({
      name: 'GetItem',
      input: { members: { Key: item } },
      output: { members: { Item: item } },
      response: { optional: ['Item', 'ConsumedCapacity'] },
      resource: 'TableName',
    });
  });

  it('have the legacy and the current conditions of Query', () => {
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

  it('have the legacy members of UpdateItem', () => {
    expect(operations.UpdateItem.input).toEqual({
      members: {
        Key: item,
        AttributeUpdates: { map: { members: { Value: 'attribute' } } },
        Expected: { map: { members: { Value: 'attribute', AttributeValueList: { list: 'attribute' } } } },
        ExpressionAttributeValues: item,
      },
    });
  });

  it('have the four kinds of request of TransactWriteItems', () => {
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

  it('are the same for the requests of BatchWriteItem and for its unprocessed ones', () => {
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

  it('have the attribute values outside of items of ExecuteStatement and SearchVectors', () => {
    expect(operations.ExecuteStatement.input).toEqual({ members: { Parameters: { list: 'attribute' } } });
    expect(operations.SearchVectors.input).toMatchObject({
      members: { SearchVector: { list: 'attribute' } },
    });
  });

  it('have the timestamps of DescribeTable', () => {
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

  it('have the items and the time of GetRecords, whose keys keep every digit', () => {
    const record = {
      dynamodb: {
        members: {
          ApproximateCreationDateTime: 'timestamp',
          Keys: sentBack,
          NewImage: item,
          OldImage: item,
        },
      },
    };
    expect(operations.GetRecords).toEqual({
      name: 'GetRecords',
      output: { members: { Records: { list: { members: record } } } },
      response: { required: ['Records'] },
      hosts: 'streams',
    });
  });

  it('have the items of errors', () => {
    expect(errorShape).toEqual({
      members: { Item: item, CancellationReasons: { list: { members: { Item: item } } } },
    });
  });
});
