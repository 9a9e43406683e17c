// Written by `npx tsx spec/api/generate.ts`, which reads the models of the AWS SDK.

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

/** From the name of an operation to the types of its request and response. */
export interface Api {
  readonly BatchExecuteStatement: {
    readonly input: BatchExecuteStatementInput;
    readonly output: BatchExecuteStatementOutput;
  };
  readonly BatchGetItem: { readonly input: BatchGetItemInput; readonly output: BatchGetItemOutput };
  readonly BatchWriteItem: { readonly input: BatchWriteItemInput; readonly output: BatchWriteItemOutput };
  readonly CancelBulkOperation: {
    readonly input: CancelBulkOperationInput;
    readonly output: CancelBulkOperationOutput;
  };
  readonly CreateBackup: { readonly input: CreateBackupInput; readonly output: CreateBackupOutput };
  readonly CreateGlobalTable: {
    readonly input: CreateGlobalTableInput;
    readonly output: CreateGlobalTableOutput;
  };
  readonly CreateTable: { readonly input: CreateTableInput; readonly output: CreateTableOutput };
  readonly DeleteBackup: { readonly input: DeleteBackupInput; readonly output: DeleteBackupOutput };
  readonly DeleteItem: { readonly input: DeleteItemInput; readonly output: DeleteItemOutput };
  readonly DeleteResourcePolicy: {
    readonly input: DeleteResourcePolicyInput;
    readonly output: DeleteResourcePolicyOutput;
  };
  readonly DeleteTable: { readonly input: DeleteTableInput; readonly output: DeleteTableOutput };
  readonly DescribeBackup: { readonly input: DescribeBackupInput; readonly output: DescribeBackupOutput };
  readonly DescribeBulkOperation: {
    readonly input: DescribeBulkOperationInput;
    readonly output: DescribeBulkOperationOutput;
  };
  readonly DescribeContinuousBackups: {
    readonly input: DescribeContinuousBackupsInput;
    readonly output: DescribeContinuousBackupsOutput;
  };
  readonly DescribeContributorInsights: {
    readonly input: DescribeContributorInsightsInput;
    readonly output: DescribeContributorInsightsOutput;
  };
  readonly DescribeEndpoints: {
    readonly input: DescribeEndpointsRequest;
    readonly output: DescribeEndpointsResponse;
  };
  readonly DescribeExport: { readonly input: DescribeExportInput; readonly output: DescribeExportOutput };
  readonly DescribeGlobalTable: {
    readonly input: DescribeGlobalTableInput;
    readonly output: DescribeGlobalTableOutput;
  };
  readonly DescribeGlobalTableSettings: {
    readonly input: DescribeGlobalTableSettingsInput;
    readonly output: DescribeGlobalTableSettingsOutput;
  };
  readonly DescribeImport: { readonly input: DescribeImportInput; readonly output: DescribeImportOutput };
  readonly DescribeKinesisStreamingDestination: {
    readonly input: DescribeKinesisStreamingDestinationInput;
    readonly output: DescribeKinesisStreamingDestinationOutput;
  };
  readonly DescribeLimits: { readonly input: DescribeLimitsInput; readonly output: DescribeLimitsOutput };
  readonly DescribeStream: { readonly input: DescribeStreamInput; readonly output: DescribeStreamOutput };
  readonly DescribeTable: { readonly input: DescribeTableInput; readonly output: DescribeTableOutput };
  readonly DescribeTableReplicaAutoScaling: {
    readonly input: DescribeTableReplicaAutoScalingInput;
    readonly output: DescribeTableReplicaAutoScalingOutput;
  };
  readonly DescribeTimeToLive: {
    readonly input: DescribeTimeToLiveInput;
    readonly output: DescribeTimeToLiveOutput;
  };
  readonly DisableKinesisStreamingDestination: {
    readonly input: KinesisStreamingDestinationInput;
    readonly output: KinesisStreamingDestinationOutput;
  };
  readonly EnableKinesisStreamingDestination: {
    readonly input: KinesisStreamingDestinationInput;
    readonly output: KinesisStreamingDestinationOutput;
  };
  readonly ExecuteStatement: {
    readonly input: ExecuteStatementInput;
    readonly output: ExecuteStatementOutput;
  };
  readonly ExecuteTransaction: {
    readonly input: ExecuteTransactionInput;
    readonly output: ExecuteTransactionOutput;
  };
  readonly ExportTableToPointInTime: {
    readonly input: ExportTableToPointInTimeInput;
    readonly output: ExportTableToPointInTimeOutput;
  };
  readonly GetItem: { readonly input: GetItemInput; readonly output: GetItemOutput };
  readonly GetRecords: { readonly input: GetRecordsInput; readonly output: GetRecordsOutput };
  readonly GetResourcePolicy: {
    readonly input: GetResourcePolicyInput;
    readonly output: GetResourcePolicyOutput;
  };
  readonly GetShardIterator: {
    readonly input: GetShardIteratorInput;
    readonly output: GetShardIteratorOutput;
  };
  readonly ImportTable: { readonly input: ImportTableInput; readonly output: ImportTableOutput };
  readonly ListBackups: { readonly input: ListBackupsInput; readonly output: ListBackupsOutput };
  readonly ListBulkOperations: {
    readonly input: ListBulkOperationsInput;
    readonly output: ListBulkOperationsOutput;
  };
  readonly ListContributorInsights: {
    readonly input: ListContributorInsightsInput;
    readonly output: ListContributorInsightsOutput;
  };
  readonly ListExports: { readonly input: ListExportsInput; readonly output: ListExportsOutput };
  readonly ListGlobalTables: {
    readonly input: ListGlobalTablesInput;
    readonly output: ListGlobalTablesOutput;
  };
  readonly ListImports: { readonly input: ListImportsInput; readonly output: ListImportsOutput };
  readonly ListStreams: { readonly input: ListStreamsInput; readonly output: ListStreamsOutput };
  readonly ListTables: { readonly input: ListTablesInput; readonly output: ListTablesOutput };
  readonly ListTagsOfResource: {
    readonly input: ListTagsOfResourceInput;
    readonly output: ListTagsOfResourceOutput;
  };
  readonly PutItem: { readonly input: PutItemInput; readonly output: PutItemOutput };
  readonly PutResourcePolicy: {
    readonly input: PutResourcePolicyInput;
    readonly output: PutResourcePolicyOutput;
  };
  readonly Query: { readonly input: QueryInput; readonly output: QueryOutput };
  readonly RestoreTableFromBackup: {
    readonly input: RestoreTableFromBackupInput;
    readonly output: RestoreTableFromBackupOutput;
  };
  readonly RestoreTableToPointInTime: {
    readonly input: RestoreTableToPointInTimeInput;
    readonly output: RestoreTableToPointInTimeOutput;
  };
  readonly Scan: { readonly input: ScanInput; readonly output: ScanOutput };
  readonly SearchVectors: { readonly input: SearchVectorsInput; readonly output: SearchVectorsOutput };
  readonly StartBulkPutItems: {
    readonly input: StartBulkPutItemsInput;
    readonly output: StartBulkPutItemsOutput;
  };
  readonly TagResource: { readonly input: TagResourceInput; readonly output: Empty };
  readonly TransactGetItems: {
    readonly input: TransactGetItemsInput;
    readonly output: TransactGetItemsOutput;
  };
  readonly TransactWriteItems: {
    readonly input: TransactWriteItemsInput;
    readonly output: TransactWriteItemsOutput;
  };
  readonly UntagResource: { readonly input: UntagResourceInput; readonly output: Empty };
  readonly UpdateContinuousBackups: {
    readonly input: UpdateContinuousBackupsInput;
    readonly output: UpdateContinuousBackupsOutput;
  };
  readonly UpdateContributorInsights: {
    readonly input: UpdateContributorInsightsInput;
    readonly output: UpdateContributorInsightsOutput;
  };
  readonly UpdateGlobalTable: {
    readonly input: UpdateGlobalTableInput;
    readonly output: UpdateGlobalTableOutput;
  };
  readonly UpdateGlobalTableSettings: {
    readonly input: UpdateGlobalTableSettingsInput;
    readonly output: UpdateGlobalTableSettingsOutput;
  };
  readonly UpdateItem: { readonly input: UpdateItemInput; readonly output: UpdateItemOutput };
  readonly UpdateKinesisStreamingDestination: {
    readonly input: UpdateKinesisStreamingDestinationInput;
    readonly output: UpdateKinesisStreamingDestinationOutput;
  };
  readonly UpdateTable: { readonly input: UpdateTableInput; readonly output: UpdateTableOutput };
  readonly UpdateTableReplicaAutoScaling: {
    readonly input: UpdateTableReplicaAutoScalingInput;
    readonly output: UpdateTableReplicaAutoScalingOutput;
  };
  readonly UpdateTimeToLive: {
    readonly input: UpdateTimeToLiveInput;
    readonly output: UpdateTimeToLiveOutput;
  };
}

export type OperationName = keyof Api;
