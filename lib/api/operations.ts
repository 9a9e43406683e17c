// Written by `npx tsx spec/api/generate.ts`, which reads the models of the AWS SDK.

import type { Shape } from '../codec/shape.ts';
import type {
  BatchExecuteStatementInput,
  BatchGetItemInput,
  BatchWriteItemInput,
  CancelBulkOperationInput,
  CreateBackupInput,
  CreateGlobalTableInput,
  CreateTableInput,
  DeleteBackupInput,
  DeleteItemInput,
  DeleteResourcePolicyInput,
  DeleteTableInput,
  DescribeBackupInput,
  DescribeBulkOperationInput,
  DescribeContinuousBackupsInput,
  DescribeContributorInsightsInput,
  DescribeEndpointsRequest,
  DescribeExportInput,
  DescribeGlobalTableInput,
  DescribeGlobalTableSettingsInput,
  DescribeImportInput,
  DescribeKinesisStreamingDestinationInput,
  DescribeLimitsInput,
  DescribeStreamInput,
  DescribeTableInput,
  DescribeTableReplicaAutoScalingInput,
  DescribeTimeToLiveInput,
  ExecuteStatementInput,
  ExecuteTransactionInput,
  ExportTableToPointInTimeInput,
  GetItemInput,
  GetRecordsInput,
  GetResourcePolicyInput,
  GetShardIteratorInput,
  ImportTableInput,
  KinesisStreamingDestinationInput,
  ListBackupsInput,
  ListBulkOperationsInput,
  ListContributorInsightsInput,
  ListExportsInput,
  ListGlobalTablesInput,
  ListImportsInput,
  ListStreamsInput,
  ListTablesInput,
  ListTagsOfResourceInput,
  PutItemInput,
  PutResourcePolicyInput,
  QueryInput,
  RestoreTableFromBackupInput,
  RestoreTableToPointInTimeInput,
  ScanInput,
  SearchVectorsInput,
  StartBulkPutItemsInput,
  TagResourceInput,
  TransactGetItemsInput,
  TransactWriteItemsInput,
  UntagResourceInput,
  UpdateContinuousBackupsInput,
  UpdateContributorInsightsInput,
  UpdateGlobalTableInput,
  UpdateGlobalTableSettingsInput,
  UpdateItemInput,
  UpdateKinesisStreamingDestinationInput,
  UpdateTableInput,
  UpdateTableReplicaAutoScalingInput,
  UpdateTimeToLiveInput,
} from './inputs.ts';
import type { Operation } from './operation.ts';
import type {
  BatchExecuteStatementOutput,
  BatchGetItemOutput,
  BatchWriteItemOutput,
  CancelBulkOperationOutput,
  CreateBackupOutput,
  CreateGlobalTableOutput,
  CreateTableOutput,
  DeleteBackupOutput,
  DeleteItemOutput,
  DeleteResourcePolicyOutput,
  DeleteTableOutput,
  DescribeBackupOutput,
  DescribeBulkOperationOutput,
  DescribeContinuousBackupsOutput,
  DescribeContributorInsightsOutput,
  DescribeEndpointsResponse,
  DescribeExportOutput,
  DescribeGlobalTableOutput,
  DescribeGlobalTableSettingsOutput,
  DescribeImportOutput,
  DescribeKinesisStreamingDestinationOutput,
  DescribeLimitsOutput,
  DescribeStreamOutput,
  DescribeTableOutput,
  DescribeTableReplicaAutoScalingOutput,
  DescribeTimeToLiveOutput,
  ExecuteStatementOutput,
  ExecuteTransactionOutput,
  ExportTableToPointInTimeOutput,
  GetItemOutput,
  GetRecordsOutput,
  GetResourcePolicyOutput,
  GetShardIteratorOutput,
  ImportTableOutput,
  KinesisStreamingDestinationOutput,
  ListBackupsOutput,
  ListBulkOperationsOutput,
  ListContributorInsightsOutput,
  ListExportsOutput,
  ListGlobalTablesOutput,
  ListImportsOutput,
  ListStreamsOutput,
  ListTablesOutput,
  ListTagsOfResourceOutput,
  PutItemOutput,
  PutResourcePolicyOutput,
  QueryOutput,
  RestoreTableFromBackupOutput,
  RestoreTableToPointInTimeOutput,
  ScanOutput,
  SearchVectorsOutput,
  StartBulkPutItemsOutput,
  TransactGetItemsOutput,
  TransactWriteItemsOutput,
  UpdateContinuousBackupsOutput,
  UpdateContributorInsightsOutput,
  UpdateGlobalTableOutput,
  UpdateGlobalTableSettingsOutput,
  UpdateItemOutput,
  UpdateKinesisStreamingDestinationOutput,
  UpdateTableOutput,
  UpdateTableReplicaAutoScalingOutput,
  UpdateTimeToLiveOutput,
} from './outputs.ts';
import type { Empty } from './values.ts';

const itemShape: Shape = { map: 'attribute' };

const sentBackShape: Shape = { map: 'attribute', lossless: true };

const batchStatementRequestShape: Shape = { members: { Parameters: { list: 'attribute' } } };

const batchStatementErrorShape: Shape = { members: { Item: itemShape } };

const batchStatementResponseShape: Shape = { members: { Error: batchStatementErrorShape, Item: itemShape } };

const keysAndAttributesShape: Shape = { members: { Keys: { list: sentBackShape } } };

const putRequestShape: Shape = { members: { Item: sentBackShape } };

const deleteRequestShape: Shape = { members: { Key: sentBackShape } };

const writeRequestShape: Shape = {
  members: { PutRequest: putRequestShape, DeleteRequest: deleteRequestShape },
};

const itemCollectionMetricsShape: Shape = { members: { ItemCollectionKey: itemShape } };

const backupDetailsShape: Shape = {
  members: { BackupCreationDateTime: 'timestamp', BackupExpiryDateTime: 'timestamp' },
};

const tableClassSummaryShape: Shape = { members: { LastUpdateDateTime: 'timestamp' } };

const replicaDescriptionShape: Shape = {
  members: { ReplicaInaccessibleDateTime: 'timestamp', ReplicaTableClassSummary: tableClassSummaryShape },
};

const globalTableDescriptionShape: Shape = {
  members: { ReplicationGroup: { list: replicaDescriptionShape }, CreationDateTime: 'timestamp' },
};

const provisionedThroughputDescriptionShape: Shape = {
  members: { LastIncreaseDateTime: 'timestamp', LastDecreaseDateTime: 'timestamp' },
};

const billingModeSummaryShape: Shape = { members: { LastUpdateToPayPerRequestDateTime: 'timestamp' } };

const globalSecondaryIndexDescriptionShape: Shape = {
  members: { ProvisionedThroughput: provisionedThroughputDescriptionShape },
};

const restoreSummaryShape: Shape = { members: { RestoreDateTime: 'timestamp' } };

const sseDescriptionShape: Shape = { members: { InaccessibleEncryptionDateTime: 'timestamp' } };

const archivalSummaryShape: Shape = { members: { ArchivalDateTime: 'timestamp' } };

const tableDescriptionShape: Shape = {
  members: {
    CreationDateTime: 'timestamp',
    ProvisionedThroughput: provisionedThroughputDescriptionShape,
    BillingModeSummary: billingModeSummaryShape,
    GlobalSecondaryIndexes: { list: globalSecondaryIndexDescriptionShape },
    Replicas: { list: replicaDescriptionShape },
    RestoreSummary: restoreSummaryShape,
    SSEDescription: sseDescriptionShape,
    ArchivalSummary: archivalSummaryShape,
    TableClassSummary: tableClassSummaryShape,
  },
};

const sourceTableDetailsShape: Shape = { members: { TableCreationDateTime: 'timestamp' } };

const sourceTableFeatureDetailsShape: Shape = { members: { SSEDescription: sseDescriptionShape } };

const backupDescriptionShape: Shape = {
  members: {
    BackupDetails: backupDetailsShape,
    SourceTableDetails: sourceTableDetailsShape,
    SourceTableFeatureDetails: sourceTableFeatureDetailsShape,
  },
};

const expectedAttributeValueShape: Shape = {
  members: { Value: 'attribute', AttributeValueList: { list: 'attribute' } },
};

const bulkOperationDescriptionShape: Shape = { members: { StartTime: 'timestamp', EndTime: 'timestamp' } };

const pointInTimeRecoveryDescriptionShape: Shape = {
  members: { EarliestRestorableDateTime: 'timestamp', LatestRestorableDateTime: 'timestamp' },
};

const continuousBackupsDescriptionShape: Shape = {
  members: { PointInTimeRecoveryDescription: pointInTimeRecoveryDescriptionShape },
};

const incrementalExportSpecificationShape: Shape = {
  members: { ExportFromTime: 'timestamp', ExportToTime: 'timestamp' },
};

const filterSpecificationShape: Shape = { members: { ExpressionAttributeValues: sentBackShape } };

const exportDescriptionShape: Shape = {
  members: {
    StartTime: 'timestamp',
    EndTime: 'timestamp',
    ExportTime: 'timestamp',
    IncrementalExportSpecification: incrementalExportSpecificationShape,
    FilterSpecification: filterSpecificationShape,
  },
};

const replicaSettingsDescriptionShape: Shape = {
  members: {
    ReplicaBillingModeSummary: billingModeSummaryShape,
    ReplicaTableClassSummary: tableClassSummaryShape,
  },
};

const importTableDescriptionShape: Shape = { members: { StartTime: 'timestamp', EndTime: 'timestamp' } };

const streamDescriptionShape: Shape = { members: { CreationRequestDateTime: 'timestamp' } };

const parameterizedStatementShape: Shape = { members: { Parameters: { list: 'attribute' } } };

const itemResponseShape: Shape = { members: { Item: itemShape } };

const streamRecordShape: Shape = {
  members: {
    ApproximateCreationDateTime: 'timestamp',
    Keys: sentBackShape,
    NewImage: itemShape,
    OldImage: itemShape,
  },
};

const dynamoDBRecordShape: Shape = { members: { dynamodb: streamRecordShape } };

const backupSummaryShape: Shape = {
  members: { BackupCreationDateTime: 'timestamp', BackupExpiryDateTime: 'timestamp' },
};

const bulkOperationSummaryShape: Shape = { members: { StartTime: 'timestamp', EndTime: 'timestamp' } };

const importSummaryShape: Shape = { members: { StartTime: 'timestamp', EndTime: 'timestamp' } };

const conditionShape: Shape = { members: { AttributeValueList: { list: 'attribute' } } };

const searchResultItemShape: Shape = { members: { Item: itemShape } };

const getShape: Shape = { members: { Key: itemShape } };

const transactGetItemShape: Shape = { members: { Get: getShape } };

const conditionCheckShape: Shape = { members: { Key: itemShape, ExpressionAttributeValues: itemShape } };

const putShape: Shape = { members: { Item: itemShape, ExpressionAttributeValues: itemShape } };

const deleteShape: Shape = { members: { Key: itemShape, ExpressionAttributeValues: itemShape } };

const updateShape: Shape = { members: { Key: itemShape, ExpressionAttributeValues: itemShape } };

const transactWriteItemShape: Shape = {
  members: { ConditionCheck: conditionCheckShape, Put: putShape, Delete: deleteShape, Update: updateShape },
};

const attributeValueUpdateShape: Shape = { members: { Value: 'attribute' } };

const cancellationReasonShape: Shape = { members: { Item: itemShape } };

/** In the body of an error, whatever its name. */
export const errorShape: Shape = {
  members: { Item: itemShape, CancellationReasons: { list: cancellationReasonShape } },
};

export const BatchExecuteStatement: Operation<BatchExecuteStatementInput, BatchExecuteStatementOutput> = {
  name: 'BatchExecuteStatement',
  input: { members: { Statements: { list: batchStatementRequestShape } } },
  output: { members: { Responses: { list: batchStatementResponseShape } } },
  response: { required: ['Responses'] },
};

export const BatchGetItem: Operation<BatchGetItemInput, BatchGetItemOutput> = {
  name: 'BatchGetItem',
  input: { members: { RequestItems: { map: keysAndAttributesShape } } },
  output: {
    members: { Responses: { map: { list: itemShape } }, UnprocessedKeys: { map: keysAndAttributesShape } },
  },
  response: { required: ['Responses', 'UnprocessedKeys'] },
  resource: 'RequestItems',
};

export const BatchWriteItem: Operation<BatchWriteItemInput, BatchWriteItemOutput> = {
  name: 'BatchWriteItem',
  input: { members: { RequestItems: { map: { list: writeRequestShape } } } },
  output: {
    members: {
      UnprocessedItems: { map: { list: writeRequestShape } },
      ItemCollectionMetrics: { map: { list: itemCollectionMetricsShape } },
    },
  },
  response: { required: ['UnprocessedItems'] },
  resource: 'RequestItems',
};

export const CancelBulkOperation: Operation<CancelBulkOperationInput, CancelBulkOperationOutput> = {
  name: 'CancelBulkOperation',
  response: { required: ['BulkOperationArn', 'BulkOperationStatus'] },
  resource: 'BulkOperationArn',
};

export const CreateBackup: Operation<CreateBackupInput, CreateBackupOutput> = {
  name: 'CreateBackup',
  output: { members: { BackupDetails: backupDetailsShape } },
  response: { required: ['BackupDetails'] },
  resource: 'TableName',
};

export const CreateGlobalTable: Operation<CreateGlobalTableInput, CreateGlobalTableOutput> = {
  name: 'CreateGlobalTable',
  output: { members: { GlobalTableDescription: globalTableDescriptionShape } },
  response: { required: ['GlobalTableDescription'] },
  resource: 'GlobalTableName',
};

export const CreateTable: Operation<CreateTableInput, CreateTableOutput> = {
  name: 'CreateTable',
  output: { members: { TableDescription: tableDescriptionShape } },
  response: { required: ['TableDescription'] },
  resource: 'TableName',
};

export const DeleteBackup: Operation<DeleteBackupInput, DeleteBackupOutput> = {
  name: 'DeleteBackup',
  output: { members: { BackupDescription: backupDescriptionShape } },
  response: { required: ['BackupDescription'] },
  resource: 'BackupArn',
};

export const DeleteItem: Operation<DeleteItemInput, DeleteItemOutput> = {
  name: 'DeleteItem',
  input: {
    members: {
      Key: itemShape,
      Expected: { map: expectedAttributeValueShape },
      ExpressionAttributeValues: itemShape,
    },
  },
  output: { members: { Attributes: itemShape, ItemCollectionMetrics: itemCollectionMetricsShape } },
  response: { optional: ['Attributes', 'ConsumedCapacity', 'ItemCollectionMetrics'] },
  resource: 'TableName',
};

export const DeleteResourcePolicy: Operation<DeleteResourcePolicyInput, DeleteResourcePolicyOutput> = {
  name: 'DeleteResourcePolicy',
  response: { optional: ['RevisionId'] },
  resource: 'ResourceArn',
};

export const DeleteTable: Operation<DeleteTableInput, DeleteTableOutput> = {
  name: 'DeleteTable',
  output: { members: { TableDescription: tableDescriptionShape } },
  response: { required: ['TableDescription'] },
  resource: 'TableName',
};

export const DescribeBackup: Operation<DescribeBackupInput, DescribeBackupOutput> = {
  name: 'DescribeBackup',
  output: { members: { BackupDescription: backupDescriptionShape } },
  response: { required: ['BackupDescription'] },
  resource: 'BackupArn',
};

export const DescribeBulkOperation: Operation<DescribeBulkOperationInput, DescribeBulkOperationOutput> = {
  name: 'DescribeBulkOperation',
  output: { members: { BulkOperationDescription: bulkOperationDescriptionShape } },
  response: { required: ['BulkOperationDescription'] },
  resource: 'BulkOperationArn',
};

export const DescribeContinuousBackups: Operation<
  DescribeContinuousBackupsInput,
  DescribeContinuousBackupsOutput
> = {
  name: 'DescribeContinuousBackups',
  output: { members: { ContinuousBackupsDescription: continuousBackupsDescriptionShape } },
  response: { required: ['ContinuousBackupsDescription'] },
  resource: 'TableName',
};

export const DescribeContributorInsights: Operation<
  DescribeContributorInsightsInput,
  DescribeContributorInsightsOutput
> = {
  name: 'DescribeContributorInsights',
  output: { members: { LastUpdateDateTime: 'timestamp' } },
  response: {
    anyOf: [
      'TableName',
      'IndexName',
      'ContributorInsightsRuleList',
      'ContributorInsightsStatus',
      'LastUpdateDateTime',
      'FailureException',
      'ContributorInsightsMode',
    ],
  },
  resource: 'TableName',
};

export const DescribeEndpoints: Operation<DescribeEndpointsRequest, DescribeEndpointsResponse> = {
  name: 'DescribeEndpoints',
  response: { required: ['Endpoints'] },
};

export const DescribeExport: Operation<DescribeExportInput, DescribeExportOutput> = {
  name: 'DescribeExport',
  output: { members: { ExportDescription: exportDescriptionShape } },
  response: { required: ['ExportDescription'] },
  resource: 'ExportArn',
};

export const DescribeGlobalTable: Operation<DescribeGlobalTableInput, DescribeGlobalTableOutput> = {
  name: 'DescribeGlobalTable',
  output: { members: { GlobalTableDescription: globalTableDescriptionShape } },
  response: { required: ['GlobalTableDescription'] },
  resource: 'GlobalTableName',
};

export const DescribeGlobalTableSettings: Operation<
  DescribeGlobalTableSettingsInput,
  DescribeGlobalTableSettingsOutput
> = {
  name: 'DescribeGlobalTableSettings',
  output: { members: { ReplicaSettings: { list: replicaSettingsDescriptionShape } } },
  response: { anyOf: ['GlobalTableName', 'ReplicaSettings'] },
  resource: 'GlobalTableName',
};

export const DescribeImport: Operation<DescribeImportInput, DescribeImportOutput> = {
  name: 'DescribeImport',
  output: { members: { ImportTableDescription: importTableDescriptionShape } },
  response: { required: ['ImportTableDescription'] },
  resource: 'ImportArn',
};

export const DescribeKinesisStreamingDestination: Operation<
  DescribeKinesisStreamingDestinationInput,
  DescribeKinesisStreamingDestinationOutput
> = {
  name: 'DescribeKinesisStreamingDestination',
  response: { anyOf: ['TableName', 'KinesisDataStreamDestinations'] },
  resource: 'TableName',
};

export const DescribeLimits: Operation<DescribeLimitsInput, DescribeLimitsOutput> = {
  name: 'DescribeLimits',
  response: {
    anyOf: [
      'AccountMaxReadCapacityUnits',
      'AccountMaxWriteCapacityUnits',
      'TableMaxReadCapacityUnits',
      'TableMaxWriteCapacityUnits',
    ],
  },
};

export const DescribeStream: Operation<DescribeStreamInput, DescribeStreamOutput> = {
  name: 'DescribeStream',
  output: { members: { StreamDescription: streamDescriptionShape } },
  response: { required: ['StreamDescription'] },
  hosts: 'streams',
};

export const DescribeTable: Operation<DescribeTableInput, DescribeTableOutput> = {
  name: 'DescribeTable',
  output: { members: { Table: tableDescriptionShape } },
  response: { required: ['Table'] },
  resource: 'TableName',
};

export const DescribeTableReplicaAutoScaling: Operation<
  DescribeTableReplicaAutoScalingInput,
  DescribeTableReplicaAutoScalingOutput
> = {
  name: 'DescribeTableReplicaAutoScaling',
  response: { required: ['TableAutoScalingDescription'] },
  resource: 'TableName',
};

export const DescribeTimeToLive: Operation<DescribeTimeToLiveInput, DescribeTimeToLiveOutput> = {
  name: 'DescribeTimeToLive',
  response: { required: ['TimeToLiveDescription'] },
  resource: 'TableName',
};

export const DisableKinesisStreamingDestination: Operation<
  KinesisStreamingDestinationInput,
  KinesisStreamingDestinationOutput
> = {
  name: 'DisableKinesisStreamingDestination',
  response: { anyOf: ['TableName', 'StreamArn', 'DestinationStatus', 'EnableKinesisStreamingConfiguration'] },
  resource: 'TableName',
};

export const EnableKinesisStreamingDestination: Operation<
  KinesisStreamingDestinationInput,
  KinesisStreamingDestinationOutput
> = {
  name: 'EnableKinesisStreamingDestination',
  response: { anyOf: ['TableName', 'StreamArn', 'DestinationStatus', 'EnableKinesisStreamingConfiguration'] },
  resource: 'TableName',
};

export const ExecuteStatement: Operation<ExecuteStatementInput, ExecuteStatementOutput> = {
  name: 'ExecuteStatement',
  input: { members: { Parameters: { list: 'attribute' } } },
  output: { members: { Items: { list: itemShape }, LastEvaluatedKey: sentBackShape } },
  response: { optional: ['Items', 'NextToken', 'ConsumedCapacity', 'LastEvaluatedKey'] },
};

export const ExecuteTransaction: Operation<ExecuteTransactionInput, ExecuteTransactionOutput> = {
  name: 'ExecuteTransaction',
  input: { members: { TransactStatements: { list: parameterizedStatementShape } } },
  output: { members: { Responses: { list: itemResponseShape } } },
  response: { optional: ['Responses', 'ConsumedCapacity'] },
  token: 'ClientRequestToken',
};

export const ExportTableToPointInTime: Operation<
  ExportTableToPointInTimeInput,
  ExportTableToPointInTimeOutput
> = {
  name: 'ExportTableToPointInTime',
  input: {
    members: {
      ExportTime: 'timestamp',
      IncrementalExportSpecification: incrementalExportSpecificationShape,
      FilterSpecification: filterSpecificationShape,
    },
  },
  output: { members: { ExportDescription: exportDescriptionShape } },
  response: { required: ['ExportDescription'] },
  token: 'ClientToken',
  resource: 'TableArn',
};

export const GetItem: Operation<GetItemInput, GetItemOutput> = {
  name: 'GetItem',
  input: { members: { Key: itemShape } },
  output: { members: { Item: itemShape } },
  response: { optional: ['Item', 'ConsumedCapacity'] },
  resource: 'TableName',
};

export const GetRecords: Operation<GetRecordsInput, GetRecordsOutput> = {
  name: 'GetRecords',
  output: { members: { Records: { list: dynamoDBRecordShape } } },
  response: { required: ['Records'] },
  hosts: 'streams',
};

export const GetResourcePolicy: Operation<GetResourcePolicyInput, GetResourcePolicyOutput> = {
  name: 'GetResourcePolicy',
  response: { anyOf: ['Policy', 'RevisionId'] },
  resource: 'ResourceArn',
};

export const GetShardIterator: Operation<GetShardIteratorInput, GetShardIteratorOutput> = {
  name: 'GetShardIterator',
  response: { required: ['ShardIterator'] },
  hosts: 'streams',
};

export const ImportTable: Operation<ImportTableInput, ImportTableOutput> = {
  name: 'ImportTable',
  output: { members: { ImportTableDescription: importTableDescriptionShape } },
  response: { required: ['ImportTableDescription'] },
  token: 'ClientToken',
  resource: 'TableCreationParameters',
};

export const ListBackups: Operation<ListBackupsInput, ListBackupsOutput> = {
  name: 'ListBackups',
  input: { members: { TimeRangeLowerBound: 'timestamp', TimeRangeUpperBound: 'timestamp' } },
  output: { members: { BackupSummaries: { list: backupSummaryShape } } },
  response: { optional: ['BackupSummaries', 'LastEvaluatedBackupArn'] },
  resource: 'TableName',
};

export const ListBulkOperations: Operation<ListBulkOperationsInput, ListBulkOperationsOutput> = {
  name: 'ListBulkOperations',
  output: { members: { BulkOperationsSummaryList: { list: bulkOperationSummaryShape } } },
  response: { optional: ['BulkOperationsSummaryList', 'NextToken'] },
};

export const ListContributorInsights: Operation<ListContributorInsightsInput, ListContributorInsightsOutput> =
  {
    name: 'ListContributorInsights',
    response: { optional: ['ContributorInsightsSummaries', 'NextToken'] },
    resource: 'TableName',
  };

export const ListExports: Operation<ListExportsInput, ListExportsOutput> = {
  name: 'ListExports',
  response: { optional: ['ExportSummaries', 'NextToken'] },
  resource: 'TableArn',
};

export const ListGlobalTables: Operation<ListGlobalTablesInput, ListGlobalTablesOutput> = {
  name: 'ListGlobalTables',
  response: { optional: ['GlobalTables', 'LastEvaluatedGlobalTableName'] },
};

export const ListImports: Operation<ListImportsInput, ListImportsOutput> = {
  name: 'ListImports',
  output: { members: { ImportSummaryList: { list: importSummaryShape } } },
  response: { optional: ['ImportSummaryList', 'NextToken'] },
  resource: 'TableArn',
};

export const ListStreams: Operation<ListStreamsInput, ListStreamsOutput> = {
  name: 'ListStreams',
  response: { optional: ['Streams', 'LastEvaluatedStreamArn'] },
  hosts: 'streams',
};

export const ListTables: Operation<ListTablesInput, ListTablesOutput> = {
  name: 'ListTables',
  response: { required: ['TableNames'] },
};

export const ListTagsOfResource: Operation<ListTagsOfResourceInput, ListTagsOfResourceOutput> = {
  name: 'ListTagsOfResource',
  response: { optional: ['Tags', 'NextToken'] },
  resource: 'ResourceArn',
};

export const PutItem: Operation<PutItemInput, PutItemOutput> = {
  name: 'PutItem',
  input: {
    members: {
      Item: itemShape,
      Expected: { map: expectedAttributeValueShape },
      ExpressionAttributeValues: itemShape,
    },
  },
  output: { members: { Attributes: itemShape, ItemCollectionMetrics: itemCollectionMetricsShape } },
  response: { optional: ['Attributes', 'ConsumedCapacity', 'ItemCollectionMetrics'] },
  resource: 'TableName',
};

export const PutResourcePolicy: Operation<PutResourcePolicyInput, PutResourcePolicyOutput> = {
  name: 'PutResourcePolicy',
  response: { required: ['RevisionId'] },
  resource: 'ResourceArn',
};

export const Query: Operation<QueryInput, QueryOutput> = {
  name: 'Query',
  input: {
    members: {
      KeyConditions: { map: conditionShape },
      QueryFilter: { map: conditionShape },
      ExclusiveStartKey: itemShape,
      ExpressionAttributeValues: itemShape,
    },
  },
  output: { members: { Items: { list: itemShape }, LastEvaluatedKey: sentBackShape } },
  response: { required: ['Count'] },
  resource: 'TableName',
};

export const RestoreTableFromBackup: Operation<RestoreTableFromBackupInput, RestoreTableFromBackupOutput> = {
  name: 'RestoreTableFromBackup',
  output: { members: { TableDescription: tableDescriptionShape } },
  response: { required: ['TableDescription'] },
  resource: 'TargetTableName',
};

export const RestoreTableToPointInTime: Operation<
  RestoreTableToPointInTimeInput,
  RestoreTableToPointInTimeOutput
> = {
  name: 'RestoreTableToPointInTime',
  input: { members: { RestoreDateTime: 'timestamp' } },
  output: { members: { TableDescription: tableDescriptionShape } },
  response: { required: ['TableDescription'] },
  resource: 'TargetTableName',
};

export const Scan: Operation<ScanInput, ScanOutput> = {
  name: 'Scan',
  input: {
    members: {
      ScanFilter: { map: conditionShape },
      ExclusiveStartKey: itemShape,
      ExpressionAttributeValues: itemShape,
    },
  },
  output: { members: { Items: { list: itemShape }, LastEvaluatedKey: sentBackShape } },
  response: { required: ['Count'] },
  resource: 'TableName',
};

export const SearchVectors: Operation<SearchVectorsInput, SearchVectorsOutput> = {
  name: 'SearchVectors',
  input: { members: { ExpressionAttributeValues: itemShape, SearchVector: { list: 'attribute' } } },
  output: { members: { SearchResults: { list: searchResultItemShape } } },
  response: { required: ['SearchResults'] },
  resource: 'TableName',
  hosts: 'search',
};

export const StartBulkPutItems: Operation<StartBulkPutItemsInput, StartBulkPutItemsOutput> = {
  name: 'StartBulkPutItems',
  output: { members: { BulkOperationDescription: bulkOperationDescriptionShape } },
  response: { required: ['BulkOperationDescription'] },
  token: 'ClientToken',
  resource: 'TableName',
};

export const TagResource: Operation<TagResourceInput, Empty> = {
  name: 'TagResource',
  response: { optional: [] },
  resource: 'ResourceArn',
};

export const TransactGetItems: Operation<TransactGetItemsInput, TransactGetItemsOutput> = {
  name: 'TransactGetItems',
  input: { members: { TransactItems: { list: transactGetItemShape } } },
  output: { members: { Responses: { list: itemResponseShape } } },
  response: { required: ['Responses'] },
  resource: 'TransactItems',
};

export const TransactWriteItems: Operation<TransactWriteItemsInput, TransactWriteItemsOutput> = {
  name: 'TransactWriteItems',
  input: { members: { TransactItems: { list: transactWriteItemShape } } },
  output: { members: { ItemCollectionMetrics: { map: { list: itemCollectionMetricsShape } } } },
  response: { optional: ['ConsumedCapacity', 'ItemCollectionMetrics'] },
  token: 'ClientRequestToken',
  resource: 'TransactItems',
};

export const UntagResource: Operation<UntagResourceInput, Empty> = {
  name: 'UntagResource',
  response: { optional: [] },
  resource: 'ResourceArn',
};

export const UpdateContinuousBackups: Operation<UpdateContinuousBackupsInput, UpdateContinuousBackupsOutput> =
  {
    name: 'UpdateContinuousBackups',
    output: { members: { ContinuousBackupsDescription: continuousBackupsDescriptionShape } },
    response: { required: ['ContinuousBackupsDescription'] },
    resource: 'TableName',
  };

export const UpdateContributorInsights: Operation<
  UpdateContributorInsightsInput,
  UpdateContributorInsightsOutput
> = {
  name: 'UpdateContributorInsights',
  response: { anyOf: ['TableName', 'IndexName', 'ContributorInsightsStatus', 'ContributorInsightsMode'] },
  resource: 'TableName',
};

export const UpdateGlobalTable: Operation<UpdateGlobalTableInput, UpdateGlobalTableOutput> = {
  name: 'UpdateGlobalTable',
  output: { members: { GlobalTableDescription: globalTableDescriptionShape } },
  response: { required: ['GlobalTableDescription'] },
  resource: 'GlobalTableName',
};

export const UpdateGlobalTableSettings: Operation<
  UpdateGlobalTableSettingsInput,
  UpdateGlobalTableSettingsOutput
> = {
  name: 'UpdateGlobalTableSettings',
  output: { members: { ReplicaSettings: { list: replicaSettingsDescriptionShape } } },
  response: { anyOf: ['GlobalTableName', 'ReplicaSettings'] },
  resource: 'GlobalTableName',
};

export const UpdateItem: Operation<UpdateItemInput, UpdateItemOutput> = {
  name: 'UpdateItem',
  input: {
    members: {
      Key: itemShape,
      AttributeUpdates: { map: attributeValueUpdateShape },
      Expected: { map: expectedAttributeValueShape },
      ExpressionAttributeValues: itemShape,
    },
  },
  output: { members: { Attributes: itemShape, ItemCollectionMetrics: itemCollectionMetricsShape } },
  response: { optional: ['Attributes', 'ConsumedCapacity', 'ItemCollectionMetrics'] },
  resource: 'TableName',
};

export const UpdateKinesisStreamingDestination: Operation<
  UpdateKinesisStreamingDestinationInput,
  UpdateKinesisStreamingDestinationOutput
> = {
  name: 'UpdateKinesisStreamingDestination',
  response: { anyOf: ['TableName', 'StreamArn', 'DestinationStatus', 'UpdateKinesisStreamingConfiguration'] },
  resource: 'TableName',
};

export const UpdateTable: Operation<UpdateTableInput, UpdateTableOutput> = {
  name: 'UpdateTable',
  output: { members: { TableDescription: tableDescriptionShape } },
  response: { required: ['TableDescription'] },
  resource: 'TableName',
};

export const UpdateTableReplicaAutoScaling: Operation<
  UpdateTableReplicaAutoScalingInput,
  UpdateTableReplicaAutoScalingOutput
> = {
  name: 'UpdateTableReplicaAutoScaling',
  response: { required: ['TableAutoScalingDescription'] },
  resource: 'TableName',
};

export const UpdateTimeToLive: Operation<UpdateTimeToLiveInput, UpdateTimeToLiveOutput> = {
  name: 'UpdateTimeToLive',
  response: { required: ['TimeToLiveSpecification'] },
  resource: 'TableName',
};
