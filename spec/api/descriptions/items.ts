/** The members of requests and responses for items: reads, writes, batches, transactions, PartiQL. */
export const itemMembers: Readonly<Record<string, string>> = {
  // Requests
  TableName: 'The name of the table; a request may have its ARN instead.',
  'GetItemInput.Key': 'The key attributes of the item to read, and no others.',
  'Get.Key': 'The key attributes of the item to read, and no others.',
  'DeleteItemInput.Key': 'The key attributes of the item to delete, and no others.',
  'Delete.Key': 'The key attributes of the item to delete, and no others.',
  'DeleteRequest.Key': 'The key attributes of the item to delete, and no others.',
  'UpdateItemInput.Key':
    'The key attributes of the item to update, and no others; an item that does not exist is created.',
  'Update.Key':
    'The key attributes of the item to update, and no others; an item that does not exist is created.',
  'ConditionCheck.Key': 'The key attributes of the item to check, and no others.',
  'PutItemInput.Item': 'The item to write, with its key attributes.',
  'Put.Item': 'The item to write, with its key attributes.',
  'PutRequest.Item': 'The item to write, with its key attributes.',
  ConsistentRead:
    'Whether the read is strongly consistent: it returns all writes that succeeded before it, at twice the cost; not supported by global secondary indexes.',
  KeyConditionExpression:
    'The partition key, `#pk = :pk`, and optionally a condition on the sort key: `=`, `<`, `<=`, `>`, `>=`, `BETWEEN` or `begins_with`.',
  FilterExpression:
    'A condition on the items that were read: others are not returned, but consume capacity all the same; in a query not on key attributes.',
  ProjectionExpression:
    'The attributes to return, separated by commas; all if it is absent. It does not reduce the consumed capacity.',
  ConditionExpression:
    'The condition under which the item is written; if it is false, nothing is written, and the call fails with ConditionalCheckFailedException.',
  'Put.ConditionExpression':
    'A condition on the existing item; if it is false, the transaction is cancelled.',
  'Update.ConditionExpression':
    'A condition on the existing item; if it is false, the transaction is cancelled.',
  'Delete.ConditionExpression':
    'A condition on the existing item; if it is false, the transaction is cancelled.',
  'ConditionCheck.ConditionExpression':
    'A condition on the item; if it is false, the transaction is cancelled.',
  UpdateExpression: 'The changes to the item: `SET`, `REMOVE`, `ADD` and `DELETE` clauses.',
  ExpressionAttributeNames: 'The attribute names for the placeholders, such as `#name`, in the expressions.',
  ExpressionAttributeValues: 'The values for the placeholders, such as `:value`, in the expressions.',
  ExclusiveStartKey: 'The key after which the page starts: the `LastEvaluatedKey` of the page before.',
  'QueryInput.IndexName': 'The index to query; the table itself if it is absent.',
  'ScanInput.IndexName': 'The index to scan; the table itself if it is absent.',
  'QueryInput.Limit':
    'How many items the service evaluates per page, before the filter; not how many are returned in all, which is `take(n)`.',
  'ScanInput.Limit':
    'How many items the service evaluates per page, before the filter; not how many are returned in all, which is `take(n)`.',
  'ExecuteStatementInput.Limit':
    'How many items the service evaluates per page; not how many are returned in all, which is `take(n)`.',
  ScanIndexForward: 'Whether items are returned in ascending order of the sort key; `true` by default.',
  Segment: 'The segment to scan, from 0 to `TotalSegments` - 1; `parallelScan` scans them all.',
  TotalSegments: 'The number of segments of a parallel scan, from 1 to 1,000,000.',
  Select:
    "What is returned: `'ALL_ATTRIBUTES'`, `'ALL_PROJECTED_ATTRIBUTES'` of an index, `'SPECIFIC_ATTRIBUTES'` of a projection, or the `'COUNT'` without items.",
  ReturnValues:
    "The attributes to return as `Attributes`: of the whole item (`'ALL_OLD'`, `'ALL_NEW'`) or the updated ones (`'UPDATED_OLD'`, `'UPDATED_NEW'`), before or after the update; `'NONE'` by default.",
  'PutItemInput.ReturnValues':
    "`'ALL_OLD'` returns the replaced item as `Attributes`; `'NONE'` is the default.",
  'DeleteItemInput.ReturnValues':
    "`'ALL_OLD'` returns the deleted item as `Attributes`; `'NONE'` is the default.",
  ReturnValuesOnConditionCheckFailure:
    "`'ALL_OLD'` returns the existing item if the condition fails, as the `item` of the error; `'NONE'` is the default.",
  'BatchStatementRequest.ReturnValuesOnConditionCheckFailure':
    "`'ALL_OLD'` returns the existing item if the condition fails, as the `Item` of the result's `Error`; `'NONE'` is the default.",
  'ConditionCheck.ReturnValuesOnConditionCheckFailure':
    "`'ALL_OLD'` returns the existing item if the condition fails, in the cancellation reasons of the error; `'NONE'` is the default.",
  'Put.ReturnValuesOnConditionCheckFailure':
    "`'ALL_OLD'` returns the existing item if the condition fails, in the cancellation reasons of the error; `'NONE'` is the default.",
  'Update.ReturnValuesOnConditionCheckFailure':
    "`'ALL_OLD'` returns the existing item if the condition fails, in the cancellation reasons of the error; `'NONE'` is the default.",
  'Delete.ReturnValuesOnConditionCheckFailure':
    "`'ALL_OLD'` returns the existing item if the condition fails, in the cancellation reasons of the error; `'NONE'` is the default.",
  'ParameterizedStatement.ReturnValuesOnConditionCheckFailure':
    "`'ALL_OLD'` returns the existing item if the condition fails, in the cancellation reasons of the error; `'NONE'` is the default.",
  ReturnConsumedCapacity:
    "Whether the response has the consumed capacity: the `'TOTAL'`, also that of each index (`'INDEXES'`), or `'NONE'`, which is the default.",
  ReturnItemCollectionMetrics:
    "`'SIZE'` returns the estimated size of the item collection, for tables with a local secondary index; `'NONE'` is the default.",
  ClientRequestToken:
    'Makes the request idempotent for ten minutes; each call without one gets a token of its own, which its retries repeat.',
  // Responses
  'GetItemOutput.Item': 'The item; absent if there is none with this key.',
  'ItemResponse.Item': 'The item; absent if there is none with this key.',
  Items: "The items of the page; absent with `Select: 'COUNT'`.",
  'ExecuteStatementOutput.Items': 'The items of the page.',
  Count: 'The number of items in the page, after the filter.',
  ScannedCount: 'The number of items that the service evaluated for the page, before the filter.',
  LastEvaluatedKey:
    'The key of the last evaluated item, after which the next page starts; absent from the last page.',
  'PutItemOutput.Attributes': "The replaced item, with `ReturnValues: 'ALL_OLD'`; absent if there was none.",
  'DeleteItemOutput.Attributes':
    "The deleted item, with `ReturnValues: 'ALL_OLD'`; absent if there was none.",
  'UpdateItemOutput.Attributes': 'The attributes that `ReturnValues` selects, before or after the update.',
  ConsumedCapacity:
    'The capacity units that the request consumed, if `ReturnConsumedCapacity` asks for them.',
  'ConsumedCapacity.TableName': 'The table that was read or written.',
  'ConsumedCapacity.CapacityUnits': 'The consumed capacity units in total, of the table and its indexes.',
  'ConsumedCapacity.ReadCapacityUnits': 'The consumed read units in total; only transactions return them.',
  'ConsumedCapacity.WriteCapacityUnits': 'The consumed write units in total; only transactions return them.',
  'ConsumedCapacity.Table':
    "The units of the table without its indexes, with `ReturnConsumedCapacity: 'INDEXES'`.",
  'ConsumedCapacity.LocalSecondaryIndexes':
    "The units of each local secondary index by name, with `ReturnConsumedCapacity: 'INDEXES'`.",
  'ConsumedCapacity.GlobalSecondaryIndexes':
    "The units of each global secondary index by name, with `ReturnConsumedCapacity: 'INDEXES'`.",
  'Capacity.CapacityUnits': 'The consumed capacity units in total.',
  'Capacity.ReadCapacityUnits': 'The consumed read units; only transactions return them.',
  'Capacity.WriteCapacityUnits': 'The consumed write units; only transactions return them.',
  ItemCollectionMetrics:
    'The estimated size of the written item collection, if `ReturnItemCollectionMetrics` asks for it.',
  ItemCollectionKey: 'The partition key of the item collection.',
  SizeEstimateRangeGB: 'The estimated size of the item collection in gigabytes: a lower and an upper bound.',
  // Batches
  'BatchGetItemInput.RequestItems': 'The keys to read, by table name or ARN: at most 100 keys in all.',
  'BatchWriteItemInput.RequestItems':
    'The writes, by table name or ARN: at most 25 writes in all, and only one for each key.',
  Keys: 'The keys of the items to read: at most 100 in all tables of a request.',
  'WriteRequest.PutRequest': 'Writes an item, which replaces an item with the same key.',
  'WriteRequest.DeleteRequest': 'Deletes an item; a missing item is not an error.',
  'BatchGetItemOutput.Responses':
    'The items, by table, in no particular order; keys without an item have none.',
  UnprocessedKeys:
    'The keys that were not read, by table, to be sent again; `batchGet` sends them again itself.',
  UnprocessedItems:
    'The writes that were not done, by table, to be sent again; `batchWrite` and `batchDelete` send them again themselves.',
  // Transactions
  'TransactGetItemsInput.TransactItems': 'The items to read: at most 100.',
  'TransactWriteItemsInput.TransactItems':
    'The writes and condition checks: at most 100, and only one for each item.',
  'TransactGetItem.Get': 'The item to read.',
  'TransactWriteItem.ConditionCheck': 'Checks a condition on an item that the transaction does not write.',
  'TransactWriteItem.Put': 'Writes an item, which replaces an item with the same key.',
  'TransactWriteItem.Update': 'Changes attributes of an item, or creates it.',
  'TransactWriteItem.Delete': 'Deletes an item.',
  'TransactGetItemsOutput.Responses':
    'The result of each request, in the order of the request; without `Item` if there is none with that key.',
  // PartiQL
  Statement: 'The PartiQL statement, with `?` for each of its parameters.',
  Parameters: 'The values of the `?` in the statement, in the same order.',
  Statements: 'The PartiQL statements: at most 25, all of them reads or all of them writes.',
  TransactStatements: 'The PartiQL statements: at most 100, all of them reads or all of them writes.',
  'BatchExecuteStatementOutput.Responses': 'The result of each statement, in the order of the request.',
  'ExecuteTransactionOutput.Responses': 'The result of each statement, in the order of the request.',
  'BatchStatementResponse.Item': 'The item that the statement read; absent if there is none.',
  'BatchStatementResponse.TableName': 'The name of the table of the statement.',
  'BatchStatementResponse.Error': 'Why the statement failed; absent if it succeeded.',
  'BatchStatementError.Code': 'The code of the error, such as `ConditionalCheckFailed`.',
  'BatchStatementError.Message': 'The message of the error.',
  'BatchStatementError.Item':
    'The existing item that failed the condition, if `ReturnValuesOnConditionCheckFailure` asks for it.',
  // Vectors
  'SearchVectorsInput.IndexName': 'The vector index to search.',
  SearchVector: 'The vector with which items are compared; it has as many dimensions as the index.',
  TopK: 'The number of most similar items to return.',
  SearchConditionExpression:
    'A condition of equality on the partition key and the inline filters of the vector index.',
  SearchResults: 'The items with their scores, the most similar first.',
  Score: 'The similarity of the item, as the distance function of the index measures it.',
  'SearchResultItem.Item': 'The attributes of the item that the index projects.',
  // Legacy conditions
  AttributesToGet: 'The names of the attributes to return.',
  AttributeUpdates: 'The changes by attribute.',
  ConditionalOperator:
    "Whether all (`'AND'`, the default) or any (`'OR'`) of the conditions have to be true.",
  Expected: 'The conditions of the write, by attribute.',
  KeyConditions: 'The conditions on the key, by attribute.',
  QueryFilter: 'The conditions on the items that were read, by attribute.',
  ScanFilter: 'The conditions on the items that were read, by attribute.',
};

/** What replaces a legacy member, in Markdown. */
export const deprecatedMembers: Readonly<Record<string, string>> = {
  AttributesToGet: '`ProjectionExpression`',
  AttributeUpdates: '`UpdateExpression`',
  ConditionalOperator: '`ConditionExpression`',
  'QueryInput.ConditionalOperator': '`FilterExpression`',
  'ScanInput.ConditionalOperator': '`FilterExpression`',
  Expected: '`ConditionExpression`',
  KeyConditions: '`KeyConditionExpression`',
  QueryFilter: '`FilterExpression`',
  ScanFilter: '`FilterExpression`',
};
