/**
 * One sentence for each member of a request or a response that many people use; the others get a link to the service's reference.
 *
 * A key is the name of a member wherever it stands, or `Structure.Member` where one structure means something else by it.
 */
export const memberDescriptions: Readonly<Record<string, string>> = {
  AttributeDefinitions:
    'The attributes that are keys of the table or of an index, with their types; no others are declared.',
  'AttributeDefinition.AttributeName': 'The name of the attribute.',
  'AttributeDefinition.AttributeType': "The type of the attribute: `'S'`, `'N'` or `'B'`.",
  'KeySchemaElement.AttributeName': 'The name of the key attribute.',
  'KeySchemaElement.KeyType': "`'HASH'` for the partition key, `'RANGE'` for the sort key.",
  'TimeToLiveSpecification.AttributeName':
    'The attribute that holds when an item expires, in seconds since 1970.',
  'TimeToLiveDescription.AttributeName':
    'The attribute that holds when an item expires, in seconds since 1970.',
  'TimeToLiveSpecification.Enabled': 'Whether items are deleted after their time.',
  TimeToLiveStatus: 'Whether time to live is on, off, or being switched.',
  AttributesToGet: 'Legacy: the names of the attributes to return; use `ProjectionExpression`.',
  AttributeUpdates: 'Legacy: the changes by attribute; use `UpdateExpression`.',
  ConditionalOperator: "Legacy: whether all (`'AND'`) or any (`'OR'`) of the legacy conditions must hold.",
  Expected: 'Legacy: the conditions of the write; use `ConditionExpression`.',
  KeyConditions: 'Legacy: the condition on the key; use `KeyConditionExpression`.',
  QueryFilter: 'Legacy: the filter of a query; use `FilterExpression`.',
  ScanFilter: 'Legacy: the filter of a scan; use `FilterExpression`.',
  'DeleteItemOutput.Attributes':
    "The item as it was before, where `ReturnValues` is `'ALL_OLD'`; absent if there was none.",
  'PutItemOutput.Attributes':
    "The item that was replaced, where `ReturnValues` is `'ALL_OLD'`; absent if there was none.",
  'UpdateItemOutput.Attributes':
    'The attributes that `ReturnValues` asks for, from before or after the update.',
  BillingMode:
    "Whether requests are paid for one by one (`'PAY_PER_REQUEST'`) or by capacity per second (`'PROVISIONED'`).",
  BillingModeSummary: 'The billing mode of the table; absent from a table that has always been provisioned.',
  ClientRequestToken:
    'Makes the request idempotent for ten minutes; rxdynamo makes one for each call that has none.',
  ClientToken:
    'Makes the request idempotent for eight hours; rxdynamo makes one for each call that has none.',
  'BatchStatementError.Code': 'Why the statement failed, as the service names it.',
  'BatchStatementError.Message': 'Why the statement failed, in words.',
  'BatchStatementError.Item':
    'The item that failed the condition, where `ReturnValuesOnConditionCheckFailure` asks for it.',
  ConditionExpression:
    'The condition under which the write takes place; otherwise it fails with ConditionalCheckFailedException.',
  'ConditionCheck.ConditionExpression':
    'The condition on the item without which the whole transaction is cancelled.',
  ConsistentRead:
    'Whether to see every write that was answered before, at twice the cost; not on global secondary indexes.',
  ConsumedCapacity:
    'The capacity units that the request consumed, where `ReturnConsumedCapacity` asks for it.',
  'ConsumedCapacity.CapacityUnits': 'The capacity units consumed in all.',
  'ConsumedCapacity.GlobalSecondaryIndexes':
    "The units of each global secondary index, with `ReturnConsumedCapacity: 'INDEXES'`.",
  'ConsumedCapacity.LocalSecondaryIndexes':
    "The units of each local secondary index, with `ReturnConsumedCapacity: 'INDEXES'`.",
  'ConsumedCapacity.Table': "The units of the table alone, with `ReturnConsumedCapacity: 'INDEXES'`.",
  'ConsumedCapacity.ReadCapacityUnits': 'The read units consumed; only transactions return it.',
  'ConsumedCapacity.WriteCapacityUnits': 'The write units consumed; only transactions return it.',
  'ConsumedCapacity.TableName': 'The table that was read or written.',
  'Capacity.CapacityUnits': 'The capacity units consumed in all.',
  'Capacity.ReadCapacityUnits': 'The read units consumed.',
  'Capacity.WriteCapacityUnits': 'The write units consumed.',
  Count: 'How many items the page has, after the filter.',
  ScannedCount: 'How many items the service evaluated for the page, before the filter: what the page costs.',
  DeletionProtectionEnabled: 'Whether DeleteTable is refused.',
  ExclusiveStartKey: 'The key after which to start: the `LastEvaluatedKey` of an earlier page.',
  ExclusiveStartTableName: 'The name after which to start: the `LastEvaluatedTableName` of an earlier page.',
  ExpressionAttributeNames:
    'The attribute names that stand for placeholders (`#name`) in the expressions of the request.',
  ExpressionAttributeValues:
    'The values that stand for placeholders (`:value`) in the expressions of the request.',
  FilterExpression:
    'Leaves out items after they were read and paid for; on attributes that are not of the key.',
  GlobalSecondaryIndexes: 'The global secondary indexes of the table.',
  LocalSecondaryIndexes: 'The local secondary indexes of the table, which can only be created with it.',
  GlobalSecondaryIndexUpdates:
    'Global secondary indexes to create, change or delete; one creation or deletion at a time.',
  IndexName: 'The name of the index.',
  'QueryInput.IndexName': 'The index to query instead of the table.',
  'ScanInput.IndexName': 'The index to scan instead of the table.',
  IndexStatus: 'Whether the index is being created, changed or deleted, or active.',
  'GlobalSecondaryIndexDescription.Backfilling':
    'Whether a new index is still being filled from the table; it cannot be read until then.',
  IndexArn: 'The ARN of the index.',
  IndexSizeBytes: 'The size of the index in bytes; updated about every six hours.',
  'PutItemInput.Item': 'The item to write, its key attributes included.',
  'Put.Item': 'The item to write, its key attributes included.',
  'PutRequest.Item': 'The item to write, its key attributes included.',
  'GetItemOutput.Item': 'The item; absent if there is none of that key.',
  'ItemResponse.Item': 'The item; absent if there is none of that key.',
  'BatchStatementResponse.Item': 'The item that the statement read.',
  ItemCollectionMetrics:
    'The size of the item collection that was written, where `ReturnItemCollectionMetrics` asks for it.',
  ItemCollectionKey: 'The partition key of the item collection.',
  SizeEstimateRangeGB: 'The estimated size of the item collection in gigabytes: a lower and an upper bound.',
  ItemCount: 'How many items there are; updated about every six hours.',
  'ExportDescription.ItemCount': 'How many items were exported.',
  Items: 'The items of the page.',
  'GetItemInput.Key': 'The key attributes of the item to read.',
  'Get.Key': 'The key attributes of the item to read.',
  'DeleteItemInput.Key': 'The key attributes of the item to delete.',
  'Delete.Key': 'The key attributes of the item to delete.',
  'DeleteRequest.Key': 'The key attributes of the item to delete.',
  'UpdateItemInput.Key': 'The key attributes of the item to update, which is created if there is none.',
  'Update.Key': 'The key attributes of the item to update, which is created if there is none.',
  'ConditionCheck.Key': 'The key attributes of the item to check.',
  'Tag.Key': 'The name of the tag.',
  'Tag.Value': 'The value of the tag.',
  KeyConditionExpression:
    'Which items to read: one value of the partition key, and optionally a range of the sort key.',
  KeySchema: 'The key attributes, the partition key (`HASH`) first.',
  Keys: 'The keys of the items to read: at most 100 in a request.',
  LastEvaluatedKey:
    'The key of the last item that was evaluated: the next page starts after it; absent from the last page.',
  LastEvaluatedTableName:
    'The last name of the page: the next page starts after it; absent from the last page.',
  LatestStreamArn: "The ARN of the table's latest stream.",
  LatestStreamLabel: "When the table's latest stream was created, as ISO 8601 text.",
  Limit: 'How many entries a page has at most; a stream goes on with the next page.',
  'QueryInput.Limit':
    'How many items the service evaluates for a page, before the filter; `take(n)` is how to ask for n items.',
  'ScanInput.Limit':
    'How many items the service evaluates for a page, before the filter; `take(n)` is how to ask for n items.',
  'ExecuteStatementInput.Limit':
    'How many items the service evaluates for a page; `take(n)` is how to ask for n items.',
  MaxResults: 'How many entries a page has at most; a stream goes on with the next page.',
  NextToken: 'Where the next page starts; absent from the last page.',
  NonKeyAttributes: "The attributes that the index has besides its keys, with `ProjectionType: 'INCLUDE'`.",
  OnDemandThroughput: 'The most that an on-demand table or index may consume.',
  MaxReadRequestUnits: 'The most read units a second; -1 for no limit.',
  'OnDemandThroughput.MaxWriteRequestUnits': 'The most write units a second; -1 for no limit.',
  Parameters: 'The values of the `?` in the statement, in their order.',
  Projection: 'Which attributes the index has besides the keys.',
  ProjectionType:
    "`'ALL'` attributes, the keys only (`'KEYS_ONLY'`), or `NonKeyAttributes` besides (`'INCLUDE'`).",
  ProjectionExpression: 'The attributes to return, separated by commas; the cost is that of the whole items.',
  ProvisionedThroughput: 'The capacity units per second that are reserved, and paid for by the hour.',
  'ProvisionedThroughput.ReadCapacityUnits':
    'The read units per second: each is one strongly consistent read of 4 KB.',
  'ProvisionedThroughput.WriteCapacityUnits': 'The write units per second: each is one write of 1 KB.',
  'ProvisionedThroughputDescription.ReadCapacityUnits':
    'The read units per second: each is one strongly consistent read of 4 KB.',
  'ProvisionedThroughputDescription.WriteCapacityUnits':
    'The write units per second: each is one write of 1 KB.',
  NumberOfDecreasesToday: 'How often the capacity was decreased on this UTC day; the service limits it.',
  'BatchGetItemInput.RequestItems': 'The keys to read by table name or ARN: at most 100 keys in all.',
  'BatchWriteItemInput.RequestItems': 'The writes by table name or ARN: at most 25 in all, one for each key.',
  ResourceArn: 'The ARN of the table, index or stream.',
  'BatchGetItemOutput.Responses': 'The items that were read, by table, in no particular order.',
  'BatchExecuteStatementOutput.Responses': 'A result for each statement, in the order of the request.',
  'ExecuteTransactionOutput.Responses': 'A result for each statement, in the order of the request.',
  'TransactGetItemsOutput.Responses':
    'A result for each request, in its order; without `Item` where there is none.',
  ReturnConsumedCapacity:
    "Whether to return the consumed capacity: in `'TOTAL'`, of each of the `'INDEXES'` too, or `'NONE'`.",
  ReturnItemCollectionMetrics:
    "Whether to return the size of the item collection (`'SIZE'`); only tables with a local index have it.",
  ReturnValues: 'Which attributes to return, from before (`OLD`) or after (`NEW`) the write.',
  'PutItemInput.ReturnValues': "`'ALL_OLD'` returns the item that is replaced; `'NONE'` is the default.",
  'DeleteItemInput.ReturnValues': "`'ALL_OLD'` returns the item that is deleted; `'NONE'` is the default.",
  ReturnValuesOnConditionCheckFailure:
    "`'ALL_OLD'` returns the item that fails the condition, as the `item` of the error.",
  ScanIndexForward: 'Whether items come in ascending order of the sort key; `true` is the default.',
  Segment: 'Which segment to scan, from 0 to `TotalSegments` - 1; `parallelScan` scans them all.',
  TotalSegments: 'Into how many segments the table is divided, from 1 to 1,000,000.',
  Select:
    "What to return: all attributes, the index's own, those of `ProjectionExpression`, or the `'COUNT'` only.",
  SSESpecification: 'The key with which the table is encrypted at rest; a key of the service is the default.',
  SSEDescription: 'The key with which the table is encrypted at rest; absent where it is one of the service.',
  KMSMasterKeyId: 'The KMS key: its id, its ARN or an alias.',
  Statement: 'The PartiQL statement.',
  Statements: 'The PartiQL statements: at most 25, all reads or all writes.',
  TransactStatements: 'The PartiQL statements: at most 100, all reads or all writes.',
  StreamSpecification: 'Whether the table has a stream of its changes, and what its records have.',
  StreamEnabled: 'Whether the table has a stream of its changes.',
  StreamViewType: 'What the records of the stream have: the keys, the new image, the old image, or both.',
  'DescribeTableOutput.Table': 'The table, its indexes and its settings.',
  TableArn: 'The ARN of the table.',
  TableClass: "The storage class of the table: `'STANDARD'` or `'STANDARD_INFREQUENT_ACCESS'`.",
  TableDescription: 'The table as it is now, its status included.',
  TableId: 'The id of the table; a table created anew under the same name has another one.',
  TableName: 'The name or the ARN of the table.',
  TableNames: 'The names of the page, in ascending order.',
  TableSizeBytes: 'The size of the table in bytes, without its indexes; updated about every six hours.',
  TableStatus: 'Whether the table is being created, changed or deleted, or active.',
  'TableDescription.CreationDateTime': 'When the table was created.',
  Tags: 'Pairs of a name and a value, for cost reports and access rules; at most 50.',
  TagKeys: 'The names of the tags to remove.',
  'TransactGetItemsInput.TransactItems': 'The items to read: at most 100.',
  'TransactWriteItemsInput.TransactItems': 'The writes and checks: at most 100, one for each item.',
  'TransactWriteItem.ConditionCheck': 'Checks a condition on an item that the transaction does not write.',
  'TransactWriteItem.Delete': 'Deletes an item.',
  'TransactWriteItem.Put': 'Writes an item; an item with the same key is replaced.',
  'TransactWriteItem.Update': 'Changes attributes of an item, or creates it.',
  'TransactGetItem.Get': 'Reads an item.',
  UnprocessedItems: 'The writes that were not done, to be sent again; `batchWrite` does so by itself.',
  UnprocessedKeys: 'The keys that were not read, to be sent again; `batchGet` does so by itself.',
  UpdateExpression: 'The changes: `SET`, `REMOVE`, `ADD` and `DELETE` clauses.',
  'WriteRequest.DeleteRequest': 'Deletes an item.',
  'WriteRequest.PutRequest': 'Writes an item; an item with the same key is replaced.',
  WarmThroughput: 'The units per second that the table or index can serve at once.',
  SearchVector: 'The vector to compare items with.',
  SearchResults: 'The most similar items, each with its score.',
  Score: 'How similar the item is to the vector of the request.',
  TopK: 'How many items to return at most.',
};

/** What to use instead of a legacy member, in Markdown; keys as above. */
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
