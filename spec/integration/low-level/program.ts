import { randomUUID } from 'node:crypto';

/** One call of a program: the operation as the API names it, and its input. */
export type Step = readonly [operation: string, input: object];

const key = (id: string) => ({ id: { S: id } });

/** An item with each type of AttributeValue. */
const song = {
  ...key('song'),
  title: { S: 'Sinnerman ☂' },
  plays: { N: '123456789012345678901234567890' },
  price: { N: '1.50' },
  seconds: { N: '6E2' },
  cover: { B: new Uint8Array([0, 127, 255]) },
  live: { BOOL: false },
  label: { NULL: true },
  tags: { SS: ['soul', 'gospel'] },
  years: { NS: ['1965', '2.50'] },
  parts: { BS: [new Uint8Array([1]), new Uint8Array([2, 3])] },
  sections: { L: [{ S: 'intro' }, { N: '1' }, { L: [] }, { M: {} }] },
  album: { M: { name: { S: 'Pastel Blues' }, M: { M: { S: { S: 'nested' } } } } },
};

/** Items whose values have no native form, or which DynamoDB refuses: the service says what is wrong with them. */
const unusual: readonly object[] = [
  { NULL: false },
  { SS: ['a', 'b', 'a'] },
  { NS: ['1', '1.0'] },
  { BS: [new Uint8Array([1]), new Uint8Array([1])] },
  { SS: [] },
  { N: '1.50' },
  { N: '1E2' },
  { N: '+7' },
  { N: '007' },
  { N: '1'.repeat(39) },
  { N: '1e200' },
  { N: 'NaN' },
  { N: '' },
  { B: new Uint8Array() },
  { L: [{ NULL: false }, { M: { deep: { SS: ['x', 'x'] } } }] },
];

/** The calls of a program that was written for the AWS SDK's low-level client, on a table with the key `id`. */
export function program(TableName: string): readonly Step[] {
  return [...singleItems(TableName), ...unusualValues(TableName), ...pages(TableName), ...batches(TableName)];
}

function singleItems(TableName: string): readonly Step[] {
  const present = {
    ConditionExpression: 'attribute_not_exists(id)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  };
  return [
    ['PutItem', { TableName, Item: song, ReturnConsumedCapacity: 'TOTAL' }],
    ['PutItem', { TableName, Item: { ...song, price: { N: '2' } }, ReturnValues: 'ALL_OLD' }],
    ['PutItem', { TableName, Item: song, ...present }],
    ['GetItem', { TableName, Key: key('song'), ConsistentRead: true }],
    [
      'GetItem',
      {
        TableName,
        Key: key('song'),
        ProjectionExpression: '#a.#n, cover',
        ExpressionAttributeNames: { '#a': 'album', '#n': 'name' },
      },
    ],
    ['GetItem', { TableName, Key: key('missing') }],
    ['GetItem', { TableName, Key: { id: { N: '1' } } }],
    [
      'UpdateItem',
      {
        TableName,
        Key: key('song'),
        UpdateExpression: 'SET price = price + :more, cover = :cover ADD tags :tags',
        ExpressionAttributeValues: {
          ':more': { N: '0.250' },
          ':cover': { B: new Uint8Array([9]) },
          ':tags': { SS: ['jazz'] },
        },
        ReturnValues: 'ALL_NEW',
      },
    ],
    [
      'UpdateItem',
      {
        TableName,
        Key: key('song'),
        UpdateExpression: 'SET price = :price',
        ConditionExpression: 'price > :limit',
        ExpressionAttributeValues: { ':price': { N: '0' }, ':limit': { N: '1E3' } },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    ],
    [
      'UpdateItem',
      {
        TableName,
        Key: key('legacy'),
        AttributeUpdates: { plays: { Action: 'ADD', Value: { N: '2' } } },
        ReturnValues: 'UPDATED_NEW',
      },
    ],
    ['DeleteItem', { TableName, Key: key('legacy'), ReturnValues: 'ALL_OLD' }],
    [
      'DeleteItem',
      {
        TableName,
        Key: key('song'),
        Expected: { live: { ComparisonOperator: 'EQ', AttributeValueList: [{ BOOL: true }] } },
      },
    ],
  ];
}

function unusualValues(TableName: string): readonly Step[] {
  return unusual.flatMap((value, index): Step[] => [
    ['PutItem', { TableName, Item: { ...key(`unusual ${index}`), value } }],
    ['GetItem', { TableName, Key: key(`unusual ${index}`) }],
  ]);
}

function pages(TableName: string): readonly Step[] {
  const values = { ExpressionAttributeValues: { ':id': { S: 'song' } } };
  return [
    ['Query', { TableName, KeyConditionExpression: 'id = :id', ...values }],
    ['Query', { TableName, KeyConditionExpression: 'id = :id', Limit: 1, ...values }],
    [
      'Query',
      {
        TableName,
        KeyConditions: { id: { ComparisonOperator: 'EQ', AttributeValueList: [{ S: 'song' }] } },
      },
    ],
    [
      'Scan',
      {
        TableName,
        FilterExpression: 'contains(tags, :tag)',
        ExpressionAttributeValues: { ':tag': { S: 'soul' } },
      },
    ],
    ['Scan', { TableName, Limit: 1, ExclusiveStartKey: key('song') }],
  ];
}

function batches(TableName: string): readonly Step[] {
  const put = (id: string) => ({ PutRequest: { Item: { ...song, ...key(id) } } });
  const cancelled = {
    ConditionCheck: {
      TableName,
      Key: key('song'),
      ConditionExpression: 'attribute_not_exists(id)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  };
  const update = {
    Update: {
      TableName,
      Key: key('a'),
      UpdateExpression: 'ADD plays :one',
      ExpressionAttributeValues: { ':one': { N: '1.0' } },
    },
  };
  return [
    ['BatchWriteItem', { RequestItems: { [TableName]: [put('a'), put('b')] } }],
    ['BatchWriteItem', { RequestItems: { [TableName]: [{ DeleteRequest: { Key: key('b') } }] } }],
    ['BatchGetItem', { RequestItems: { [TableName]: { Keys: [key('a')], ConsistentRead: true } } }],
    ['TransactWriteItems', { TransactItems: [update], ClientRequestToken: randomUUID() }],
    ['TransactWriteItems', { TransactItems: [update, cancelled], ClientRequestToken: randomUUID() }],
    ['TransactGetItems', { TransactItems: ['a', 'b'].map((id) => ({ Get: { TableName, Key: key(id) } })) }],
    [
      'ExecuteStatement',
      { Statement: `SELECT * FROM "${TableName}" WHERE id = ?`, Parameters: [{ S: 'a' }] },
    ],
    [
      'ExecuteStatement',
      {
        Statement: `INSERT INTO "${TableName}" VALUE {'id': ?, 'n': ?}`,
        Parameters: [{ S: 'a' }, { N: '1.50' }],
      },
    ],
    [
      'BatchExecuteStatement',
      {
        Statements: ['a', 'missing'].map((id) => ({
          Statement: `SELECT * FROM "${TableName}" WHERE id = ?`,
          Parameters: [{ S: id }],
        })),
      },
    ],
    [
      'ExecuteTransaction',
      {
        TransactStatements: [
          { Statement: `SELECT * FROM "${TableName}" WHERE id = ?`, Parameters: [{ S: 'a' }] },
        ],
        ClientRequestToken: randomUUID(),
      },
    ],
  ];
}
