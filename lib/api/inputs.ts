// Written by `npx tsx spec/api/generate.ts`, which knows the API from @aws-sdk/client-dynamodb.

import type {
  ApproximateCreationDateTimePrecision,
  AttributeAction,
  BackupTypeFilter,
  BillingMode,
  BulkOperationInputFormat,
  BulkOperationPerformanceTier,
  ComparisonOperator,
  ConditionalOperator,
  ContributorInsightsAction,
  ContributorInsightsMode,
  DisassociationMode,
  ExportFormat,
  ExportType,
  ExportViewType,
  GlobalTableSettingsReplicationMode,
  InputCompressionType,
  InputFormat,
  KeyType,
  MultiRegionConsistency,
  OutputTypeEnum,
  ProjectionType,
  ReturnConsumedCapacity,
  ReturnItemCollectionMetrics,
  ReturnValue,
  ReturnValuesOnConditionCheckFailure,
  S3SseAlgorithm,
  ScalarAttributeType,
  SearchSchemaElementType,
  Select,
  SSEType,
  StreamViewType,
  TableClass,
  VectorDistanceFunction,
} from './enums.ts';
import type {
  InputFormatOptions,
  OnDemandThroughput,
  OnDemandThroughputOverride,
  ProvisionedThroughput,
  ProvisionedThroughputOverride,
  Replica,
  S3BucketSource,
  Tag,
  TimeToLiveSpecification,
  VectorAttributeDefinition,
  WarmThroughput,
} from './shared.ts';
import type { AttributeInput, Empty, ItemInput } from './values.ts';

export interface AttributeDefinition {
  /** The name of the attribute. */
  readonly AttributeName: string;
  /** The type of the attribute: `'S'`, `'N'` or `'B'`. */
  readonly AttributeType: ScalarAttributeType;
}

export interface AttributeValueUpdate {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValueUpdate.html#DDB-Type-AttributeValueUpdate-Value */
  readonly Value?: AttributeInput | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValueUpdate.html#DDB-Type-AttributeValueUpdate-Action */
  readonly Action?: AttributeAction | undefined;
}

export interface AutoScalingPolicyUpdate {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AutoScalingPolicyUpdate.html#DDB-Type-AutoScalingPolicyUpdate-PolicyName */
  readonly PolicyName?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AutoScalingPolicyUpdate.html#DDB-Type-AutoScalingPolicyUpdate-TargetTrackingScalingPolicyConfiguration */
  readonly TargetTrackingScalingPolicyConfiguration: AutoScalingTargetTrackingScalingPolicyConfigurationUpdate;
}

export interface AutoScalingSettingsUpdate {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AutoScalingSettingsUpdate.html#DDB-Type-AutoScalingSettingsUpdate-MinimumUnits */
  readonly MinimumUnits?: number | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AutoScalingSettingsUpdate.html#DDB-Type-AutoScalingSettingsUpdate-MaximumUnits */
  readonly MaximumUnits?: number | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AutoScalingSettingsUpdate.html#DDB-Type-AutoScalingSettingsUpdate-AutoScalingDisabled */
  readonly AutoScalingDisabled?: boolean | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AutoScalingSettingsUpdate.html#DDB-Type-AutoScalingSettingsUpdate-AutoScalingRoleArn */
  readonly AutoScalingRoleArn?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AutoScalingSettingsUpdate.html#DDB-Type-AutoScalingSettingsUpdate-ScalingPolicyUpdate */
  readonly ScalingPolicyUpdate?: AutoScalingPolicyUpdate | undefined;
}

export interface AutoScalingTargetTrackingScalingPolicyConfigurationUpdate {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AutoScalingTargetTrackingScalingPolicyConfigurationUpdate.html#DDB-Type-AutoScalingTargetTrackingScalingPolicyConfigurationUpdate-DisableScaleIn */
  readonly DisableScaleIn?: boolean | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AutoScalingTargetTrackingScalingPolicyConfigurationUpdate.html#DDB-Type-AutoScalingTargetTrackingScalingPolicyConfigurationUpdate-ScaleInCooldown */
  readonly ScaleInCooldown?: number | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AutoScalingTargetTrackingScalingPolicyConfigurationUpdate.html#DDB-Type-AutoScalingTargetTrackingScalingPolicyConfigurationUpdate-ScaleOutCooldown */
  readonly ScaleOutCooldown?: number | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AutoScalingTargetTrackingScalingPolicyConfigurationUpdate.html#DDB-Type-AutoScalingTargetTrackingScalingPolicyConfigurationUpdate-TargetValue */
  readonly TargetValue: number;
}

export interface BatchExecuteStatementInput {
  /** The PartiQL statements: at most 25, all reads or all writes. */
  readonly Statements: readonly BatchStatementRequest[];
  /** Whether to return the consumed capacity: in `'TOTAL'`, of each of the `'INDEXES'` too, or `'NONE'`. */
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
}

export interface BatchGetItemInput {
  /** The keys to read by table name or ARN: at most 100 keys in all. */
  readonly RequestItems: { readonly [name: string]: KeysAndAttributes };
  /** Whether to return the consumed capacity: in `'TOTAL'`, of each of the `'INDEXES'` too, or `'NONE'`. */
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
}

export interface BatchStatementRequest {
  /** The PartiQL statement. */
  readonly Statement: string;
  /** The values of the `?` in the statement, in their order. */
  readonly Parameters?: readonly AttributeInput[] | undefined;
  /** Whether to see every write that was answered before, at twice the cost; not on global secondary indexes. */
  readonly ConsistentRead?: boolean | undefined;
  /** `'ALL_OLD'` returns the item that fails the condition, as the `item` of the error. */
  readonly ReturnValuesOnConditionCheckFailure?: ReturnValuesOnConditionCheckFailure | undefined;
}

export interface BatchWriteItemInput {
  /** The writes by table name or ARN: at most 25 in all, one for each key. */
  readonly RequestItems: { readonly [name: string]: readonly WriteRequest[] };
  /** Whether to return the consumed capacity: in `'TOTAL'`, of each of the `'INDEXES'` too, or `'NONE'`. */
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
  /** Whether to return the size of the item collection (`'SIZE'`); only tables with a local index have it. */
  readonly ReturnItemCollectionMetrics?: ReturnItemCollectionMetrics | undefined;
}

export interface CancelBulkOperationInput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CancelBulkOperation.html#DDB-CancelBulkOperation-request-BulkOperationArn */
  readonly BulkOperationArn: string;
}

export interface Condition {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Condition.html#DDB-Type-Condition-AttributeValueList */
  readonly AttributeValueList?: readonly AttributeInput[] | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Condition.html#DDB-Type-Condition-ComparisonOperator */
  readonly ComparisonOperator: ComparisonOperator;
}

export interface ConditionCheck {
  /** The key attributes of the item to check. */
  readonly Key: ItemInput;
  /** The name or the ARN of the table. */
  readonly TableName: string;
  /** The condition on the item without which the whole transaction is cancelled. */
  readonly ConditionExpression: string;
  /** The attribute names that stand for placeholders (`#name`) in the expressions of the request. */
  readonly ExpressionAttributeNames?: { readonly [name: string]: string } | undefined;
  /** The values that stand for placeholders (`:value`) in the expressions of the request. */
  readonly ExpressionAttributeValues?: ItemInput | undefined;
  /** `'ALL_OLD'` returns the item that fails the condition, as the `item` of the error. */
  readonly ReturnValuesOnConditionCheckFailure?: ReturnValuesOnConditionCheckFailure | undefined;
}

export interface CreateBackupInput {
  /** The name or the ARN of the table. */
  readonly TableName: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateBackup.html#DDB-CreateBackup-request-BackupName */
  readonly BackupName: string;
}

export interface CreateGlobalSecondaryIndexAction {
  /** The name of the index. */
  readonly IndexName: string;
  /** The key attributes, the partition key (`HASH`) first. */
  readonly KeySchema: readonly KeySchemaElement[];
  /** Which attributes the index has besides the keys. */
  readonly Projection: Projection;
  /** The capacity units per second that are reserved, and paid for by the hour. */
  readonly ProvisionedThroughput?: ProvisionedThroughput | undefined;
  /** The most that an on-demand table or index may consume. */
  readonly OnDemandThroughput?: OnDemandThroughput | undefined;
  /** The units per second that the table or index can serve at once. */
  readonly WarmThroughput?: WarmThroughput | undefined;
}

export interface CreateGlobalTableInput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateGlobalTable.html#DDB-CreateGlobalTable-request-GlobalTableName */
  readonly GlobalTableName: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateGlobalTable.html#DDB-CreateGlobalTable-request-ReplicationGroup */
  readonly ReplicationGroup: readonly Replica[];
}

export interface CreateGlobalTableWitnessGroupMemberAction {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateGlobalTableWitnessGroupMemberAction.html#DDB-Type-CreateGlobalTableWitnessGroupMemberAction-RegionName */
  readonly RegionName: string;
}

export interface CreateReplicaAction {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateReplicaAction.html#DDB-Type-CreateReplicaAction-RegionName */
  readonly RegionName: string;
}

export interface CreateReplicationGroupMemberAction {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateReplicationGroupMemberAction.html#DDB-Type-CreateReplicationGroupMemberAction-RegionName */
  readonly RegionName: string;
  /** The KMS key: its id, its ARN or an alias. */
  readonly KMSMasterKeyId?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateReplicationGroupMemberAction.html#DDB-Type-CreateReplicationGroupMemberAction-ProvisionedThroughputOverride */
  readonly ProvisionedThroughputOverride?: ProvisionedThroughputOverride | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateReplicationGroupMemberAction.html#DDB-Type-CreateReplicationGroupMemberAction-OnDemandThroughputOverride */
  readonly OnDemandThroughputOverride?: OnDemandThroughputOverride | undefined;
  /** The global secondary indexes of the table. */
  readonly GlobalSecondaryIndexes?: readonly ReplicaGlobalSecondaryIndex[] | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateReplicationGroupMemberAction.html#DDB-Type-CreateReplicationGroupMemberAction-TableClassOverride */
  readonly TableClassOverride?: TableClass | undefined;
}

export interface CreateTableInput {
  /** The attributes that are keys of the table or of an index, with their types; no others are declared. */
  readonly AttributeDefinitions?: readonly AttributeDefinition[] | undefined;
  /** The name or the ARN of the table. */
  readonly TableName: string;
  /** The key attributes, the partition key (`HASH`) first. */
  readonly KeySchema?: readonly KeySchemaElement[] | undefined;
  /** The local secondary indexes of the table, which can only be created with it. */
  readonly LocalSecondaryIndexes?: readonly LocalSecondaryIndex[] | undefined;
  /** The global secondary indexes of the table. */
  readonly GlobalSecondaryIndexes?: readonly GlobalSecondaryIndex[] | undefined;
  /** Whether requests are paid for one by one (`'PAY_PER_REQUEST'`) or by capacity per second (`'PROVISIONED'`). */
  readonly BillingMode?: BillingMode | undefined;
  /** The capacity units per second that are reserved, and paid for by the hour. */
  readonly ProvisionedThroughput?: ProvisionedThroughput | undefined;
  /** Whether the table has a stream of its changes, and what its records have. */
  readonly StreamSpecification?: StreamSpecification | undefined;
  /** The key with which the table is encrypted at rest; a key of the service is the default. */
  readonly SSESpecification?: SSESpecification | undefined;
  /** Pairs of a name and a value, for cost reports and access rules; at most 50. */
  readonly Tags?: readonly Tag[] | undefined;
  /** The storage class of the table: `'STANDARD'` or `'STANDARD_INFREQUENT_ACCESS'`. */
  readonly TableClass?: TableClass | undefined;
  /** Whether DeleteTable is refused. */
  readonly DeletionProtectionEnabled?: boolean | undefined;
  /** The units per second that the table or index can serve at once. */
  readonly WarmThroughput?: WarmThroughput | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html#DDB-CreateTable-request-ResourcePolicy */
  readonly ResourcePolicy?: string | undefined;
  /** The most that an on-demand table or index may consume. */
  readonly OnDemandThroughput?: OnDemandThroughput | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html#DDB-CreateTable-request-GlobalTableSourceArn */
  readonly GlobalTableSourceArn?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html#DDB-CreateTable-request-GlobalTableSettingsReplicationMode */
  readonly GlobalTableSettingsReplicationMode?: GlobalTableSettingsReplicationMode | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html#DDB-CreateTable-request-VectorIndexes */
  readonly VectorIndexes?: readonly VectorIndex[] | undefined;
}

export interface CreateVectorIndexAction {
  /** The name of the index. */
  readonly IndexName: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateVectorIndexAction.html#DDB-Type-CreateVectorIndexAction-VectorAttribute */
  readonly VectorAttribute: VectorAttributeDefinition;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateVectorIndexAction.html#DDB-Type-CreateVectorIndexAction-SearchSchema */
  readonly SearchSchema?: readonly SearchSchemaElement[] | undefined;
  /** Which attributes the index has besides the keys. */
  readonly Projection: Projection;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateVectorIndexAction.html#DDB-Type-CreateVectorIndexAction-Dimensions */
  readonly Dimensions: number;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateVectorIndexAction.html#DDB-Type-CreateVectorIndexAction-DistanceFunction */
  readonly DistanceFunction: VectorDistanceFunction;
}

export interface Delete {
  /** The key attributes of the item to delete. */
  readonly Key: ItemInput;
  /** The name or the ARN of the table. */
  readonly TableName: string;
  /** The condition under which the write takes place; otherwise it fails with ConditionalCheckFailedException. */
  readonly ConditionExpression?: string | undefined;
  /** The attribute names that stand for placeholders (`#name`) in the expressions of the request. */
  readonly ExpressionAttributeNames?: { readonly [name: string]: string } | undefined;
  /** The values that stand for placeholders (`:value`) in the expressions of the request. */
  readonly ExpressionAttributeValues?: ItemInput | undefined;
  /** `'ALL_OLD'` returns the item that fails the condition, as the `item` of the error. */
  readonly ReturnValuesOnConditionCheckFailure?: ReturnValuesOnConditionCheckFailure | undefined;
}

export interface DeleteBackupInput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteBackup.html#DDB-DeleteBackup-request-BackupArn */
  readonly BackupArn: string;
}

export interface DeleteGlobalSecondaryIndexAction {
  /** The name of the index. */
  readonly IndexName: string;
}

export interface DeleteGlobalTableWitnessGroupMemberAction {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteGlobalTableWitnessGroupMemberAction.html#DDB-Type-DeleteGlobalTableWitnessGroupMemberAction-RegionName */
  readonly RegionName: string;
}

export interface DeleteItemInput {
  /** The name or the ARN of the table. */
  readonly TableName: string;
  /** The key attributes of the item to delete. */
  readonly Key: ItemInput;
  /**
   * Legacy: the conditions of the write; use `ConditionExpression`.
   * @deprecated Use `ConditionExpression`.
   */
  readonly Expected?: { readonly [name: string]: ExpectedAttributeValue } | undefined;
  /**
   * Legacy: whether all (`'AND'`) or any (`'OR'`) of the legacy conditions must hold.
   * @deprecated Use `ConditionExpression`.
   */
  readonly ConditionalOperator?: ConditionalOperator | undefined;
  /** `'ALL_OLD'` returns the item that is deleted; `'NONE'` is the default. */
  readonly ReturnValues?: ReturnValue | undefined;
  /** Whether to return the consumed capacity: in `'TOTAL'`, of each of the `'INDEXES'` too, or `'NONE'`. */
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
  /** Whether to return the size of the item collection (`'SIZE'`); only tables with a local index have it. */
  readonly ReturnItemCollectionMetrics?: ReturnItemCollectionMetrics | undefined;
  /** The condition under which the write takes place; otherwise it fails with ConditionalCheckFailedException. */
  readonly ConditionExpression?: string | undefined;
  /** The attribute names that stand for placeholders (`#name`) in the expressions of the request. */
  readonly ExpressionAttributeNames?: { readonly [name: string]: string } | undefined;
  /** The values that stand for placeholders (`:value`) in the expressions of the request. */
  readonly ExpressionAttributeValues?: ItemInput | undefined;
  /** `'ALL_OLD'` returns the item that fails the condition, as the `item` of the error. */
  readonly ReturnValuesOnConditionCheckFailure?: ReturnValuesOnConditionCheckFailure | undefined;
}

export interface DeleteReplicaAction {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteReplicaAction.html#DDB-Type-DeleteReplicaAction-RegionName */
  readonly RegionName: string;
}

export interface DeleteReplicationGroupMemberAction {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteReplicationGroupMemberAction.html#DDB-Type-DeleteReplicationGroupMemberAction-RegionName */
  readonly RegionName: string;
}

export interface DeleteRequest {
  /** The key attributes of the item to delete. */
  readonly Key: ItemInput;
}

export interface DeleteResourcePolicyInput {
  /** The ARN of the table, index or stream. */
  readonly ResourceArn: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteResourcePolicy.html#DDB-DeleteResourcePolicy-request-ExpectedRevisionId */
  readonly ExpectedRevisionId?: string | undefined;
}

export interface DeleteTableInput {
  /** The name or the ARN of the table. */
  readonly TableName: string;
}

export interface DeleteVectorIndexAction {
  /** The name of the index. */
  readonly IndexName: string;
}

export interface DescribeBackupInput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeBackup.html#DDB-DescribeBackup-request-BackupArn */
  readonly BackupArn: string;
}

export interface DescribeBulkOperationInput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeBulkOperation.html#DDB-DescribeBulkOperation-request-BulkOperationArn */
  readonly BulkOperationArn: string;
}

export interface DescribeContinuousBackupsInput {
  /** The name or the ARN of the table. */
  readonly TableName: string;
}

export interface DescribeContributorInsightsInput {
  /** The name or the ARN of the table. */
  readonly TableName: string;
  /** The name of the index. */
  readonly IndexName?: string | undefined;
}

export type DescribeEndpointsRequest = Empty;

export interface DescribeExportInput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeExport.html#DDB-DescribeExport-request-ExportArn */
  readonly ExportArn: string;
}

export interface DescribeGlobalTableInput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeGlobalTable.html#DDB-DescribeGlobalTable-request-GlobalTableName */
  readonly GlobalTableName: string;
}

export interface DescribeGlobalTableSettingsInput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeGlobalTableSettings.html#DDB-DescribeGlobalTableSettings-request-GlobalTableName */
  readonly GlobalTableName: string;
}

export interface DescribeImportInput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeImport.html#DDB-DescribeImport-request-ImportArn */
  readonly ImportArn: string;
}

export interface DescribeKinesisStreamingDestinationInput {
  /** The name or the ARN of the table. */
  readonly TableName: string;
}

export type DescribeLimitsInput = Empty;

export interface DescribeTableInput {
  /** The name or the ARN of the table. */
  readonly TableName: string;
}

export interface DescribeTableReplicaAutoScalingInput {
  /** The name or the ARN of the table. */
  readonly TableName: string;
}

export interface DescribeTimeToLiveInput {
  /** The name or the ARN of the table. */
  readonly TableName: string;
}

export interface DisassociateReplicationGroupMemberAction {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DisassociateReplicationGroupMemberAction.html#DDB-Type-DisassociateReplicationGroupMemberAction-RegionName */
  readonly RegionName: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DisassociateReplicationGroupMemberAction.html#DDB-Type-DisassociateReplicationGroupMemberAction-DisassociationMode */
  readonly DisassociationMode: DisassociationMode;
}

export interface EnableKinesisStreamingConfiguration {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_EnableKinesisStreamingConfiguration.html#DDB-Type-EnableKinesisStreamingConfiguration-ApproximateCreationDateTimePrecision */
  readonly ApproximateCreationDateTimePrecision?: ApproximateCreationDateTimePrecision | undefined;
}

export interface ExecuteStatementInput {
  /** The PartiQL statement. */
  readonly Statement: string;
  /** The values of the `?` in the statement, in their order. */
  readonly Parameters?: readonly AttributeInput[] | undefined;
  /** Whether to see every write that was answered before, at twice the cost; not on global secondary indexes. */
  readonly ConsistentRead?: boolean | undefined;
  /** Where the next page starts; absent from the last page. */
  readonly NextToken?: string | undefined;
  /** Whether to return the consumed capacity: in `'TOTAL'`, of each of the `'INDEXES'` too, or `'NONE'`. */
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
  /** How many items the service evaluates for a page; `take(n)` is how to ask for n items. */
  readonly Limit?: number | undefined;
  /** `'ALL_OLD'` returns the item that fails the condition, as the `item` of the error. */
  readonly ReturnValuesOnConditionCheckFailure?: ReturnValuesOnConditionCheckFailure | undefined;
}

export interface ExecuteTransactionInput {
  /** The PartiQL statements: at most 100, all reads or all writes. */
  readonly TransactStatements: readonly ParameterizedStatement[];
  /** Makes the request idempotent for ten minutes; rxdynamo makes one for each call that has none. */
  readonly ClientRequestToken?: string | undefined;
  /** Whether to return the consumed capacity: in `'TOTAL'`, of each of the `'INDEXES'` too, or `'NONE'`. */
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
}

export interface ExpectedAttributeValue {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExpectedAttributeValue.html#DDB-Type-ExpectedAttributeValue-Value */
  readonly Value?: AttributeInput | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExpectedAttributeValue.html#DDB-Type-ExpectedAttributeValue-Exists */
  readonly Exists?: boolean | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExpectedAttributeValue.html#DDB-Type-ExpectedAttributeValue-ComparisonOperator */
  readonly ComparisonOperator?: ComparisonOperator | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExpectedAttributeValue.html#DDB-Type-ExpectedAttributeValue-AttributeValueList */
  readonly AttributeValueList?: readonly AttributeInput[] | undefined;
}

export interface ExportTableToPointInTimeInput {
  /** The ARN of the table. */
  readonly TableArn: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExportTableToPointInTime.html#DDB-ExportTableToPointInTime-request-ExportTime */
  readonly ExportTime?: Date | undefined;
  /** Makes the request idempotent for eight hours; rxdynamo makes one for each call that has none. */
  readonly ClientToken?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExportTableToPointInTime.html#DDB-ExportTableToPointInTime-request-S3Bucket */
  readonly S3Bucket: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExportTableToPointInTime.html#DDB-ExportTableToPointInTime-request-S3BucketOwner */
  readonly S3BucketOwner?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExportTableToPointInTime.html#DDB-ExportTableToPointInTime-request-S3Prefix */
  readonly S3Prefix?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExportTableToPointInTime.html#DDB-ExportTableToPointInTime-request-S3SseAlgorithm */
  readonly S3SseAlgorithm?: S3SseAlgorithm | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExportTableToPointInTime.html#DDB-ExportTableToPointInTime-request-S3SseKmsKeyId */
  readonly S3SseKmsKeyId?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExportTableToPointInTime.html#DDB-ExportTableToPointInTime-request-ExportFormat */
  readonly ExportFormat?: ExportFormat | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExportTableToPointInTime.html#DDB-ExportTableToPointInTime-request-ExportType */
  readonly ExportType?: ExportType | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExportTableToPointInTime.html#DDB-ExportTableToPointInTime-request-IncrementalExportSpecification */
  readonly IncrementalExportSpecification?: IncrementalExportSpecification | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExportTableToPointInTime.html#DDB-ExportTableToPointInTime-request-FilterSpecification */
  readonly FilterSpecification?: FilterSpecification | undefined;
}

export interface FilterSpecification {
  /** Leaves out items after they were read and paid for; on attributes that are not of the key. */
  readonly FilterExpression?: string | undefined;
  /** The attributes to return, separated by commas; the cost is that of the whole items. */
  readonly ProjectionExpression?: string | undefined;
  /** Which items to read: one value of the partition key, and optionally a range of the sort key. */
  readonly KeyConditionExpression?: string | undefined;
  /** The attribute names that stand for placeholders (`#name`) in the expressions of the request. */
  readonly ExpressionAttributeNames?: { readonly [name: string]: string } | undefined;
  /** The values that stand for placeholders (`:value`) in the expressions of the request. */
  readonly ExpressionAttributeValues?: ItemInput | undefined;
}

export interface Get {
  /** The key attributes of the item to read. */
  readonly Key: ItemInput;
  /** The name or the ARN of the table. */
  readonly TableName: string;
  /** The attributes to return, separated by commas; the cost is that of the whole items. */
  readonly ProjectionExpression?: string | undefined;
  /** The attribute names that stand for placeholders (`#name`) in the expressions of the request. */
  readonly ExpressionAttributeNames?: { readonly [name: string]: string } | undefined;
}

export interface GetItemInput {
  /** The name or the ARN of the table. */
  readonly TableName: string;
  /** The key attributes of the item to read. */
  readonly Key: ItemInput;
  /**
   * Legacy: the names of the attributes to return; use `ProjectionExpression`.
   * @deprecated Use `ProjectionExpression`.
   */
  readonly AttributesToGet?: readonly string[] | undefined;
  /** Whether to see every write that was answered before, at twice the cost; not on global secondary indexes. */
  readonly ConsistentRead?: boolean | undefined;
  /** Whether to return the consumed capacity: in `'TOTAL'`, of each of the `'INDEXES'` too, or `'NONE'`. */
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
  /** The attributes to return, separated by commas; the cost is that of the whole items. */
  readonly ProjectionExpression?: string | undefined;
  /** The attribute names that stand for placeholders (`#name`) in the expressions of the request. */
  readonly ExpressionAttributeNames?: { readonly [name: string]: string } | undefined;
}

export interface GetResourcePolicyInput {
  /** The ARN of the table, index or stream. */
  readonly ResourceArn: string;
}

export interface GlobalSecondaryIndex {
  /** The name of the index. */
  readonly IndexName: string;
  /** The key attributes, the partition key (`HASH`) first. */
  readonly KeySchema: readonly KeySchemaElement[];
  /** Which attributes the index has besides the keys. */
  readonly Projection: Projection;
  /** The capacity units per second that are reserved, and paid for by the hour. */
  readonly ProvisionedThroughput?: ProvisionedThroughput | undefined;
  /** The most that an on-demand table or index may consume. */
  readonly OnDemandThroughput?: OnDemandThroughput | undefined;
  /** The units per second that the table or index can serve at once. */
  readonly WarmThroughput?: WarmThroughput | undefined;
}

export interface GlobalSecondaryIndexAutoScalingUpdate {
  /** The name of the index. */
  readonly IndexName?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GlobalSecondaryIndexAutoScalingUpdate.html#DDB-Type-GlobalSecondaryIndexAutoScalingUpdate-ProvisionedWriteCapacityAutoScalingUpdate */
  readonly ProvisionedWriteCapacityAutoScalingUpdate?: AutoScalingSettingsUpdate | undefined;
}

export interface GlobalSecondaryIndexUpdate {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GlobalSecondaryIndexUpdate.html#DDB-Type-GlobalSecondaryIndexUpdate-Update */
  readonly Update?: UpdateGlobalSecondaryIndexAction | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GlobalSecondaryIndexUpdate.html#DDB-Type-GlobalSecondaryIndexUpdate-Create */
  readonly Create?: CreateGlobalSecondaryIndexAction | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GlobalSecondaryIndexUpdate.html#DDB-Type-GlobalSecondaryIndexUpdate-Delete */
  readonly Delete?: DeleteGlobalSecondaryIndexAction | undefined;
}

export interface GlobalTableGlobalSecondaryIndexSettingsUpdate {
  /** The name of the index. */
  readonly IndexName: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GlobalTableGlobalSecondaryIndexSettingsUpdate.html#DDB-Type-GlobalTableGlobalSecondaryIndexSettingsUpdate-ProvisionedWriteCapacityUnits */
  readonly ProvisionedWriteCapacityUnits?: number | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GlobalTableGlobalSecondaryIndexSettingsUpdate.html#DDB-Type-GlobalTableGlobalSecondaryIndexSettingsUpdate-ProvisionedWriteCapacityAutoScalingSettingsUpdate */
  readonly ProvisionedWriteCapacityAutoScalingSettingsUpdate?: AutoScalingSettingsUpdate | undefined;
}

export interface GlobalTableWitnessGroupUpdate {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GlobalTableWitnessGroupUpdate.html#DDB-Type-GlobalTableWitnessGroupUpdate-Create */
  readonly Create?: CreateGlobalTableWitnessGroupMemberAction | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GlobalTableWitnessGroupUpdate.html#DDB-Type-GlobalTableWitnessGroupUpdate-Delete */
  readonly Delete?: DeleteGlobalTableWitnessGroupMemberAction | undefined;
}

export interface ImportTableInput {
  /** Makes the request idempotent for eight hours; rxdynamo makes one for each call that has none. */
  readonly ClientToken?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ImportTable.html#DDB-ImportTable-request-S3BucketSource */
  readonly S3BucketSource: S3BucketSource;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ImportTable.html#DDB-ImportTable-request-InputFormat */
  readonly InputFormat: InputFormat;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ImportTable.html#DDB-ImportTable-request-InputFormatOptions */
  readonly InputFormatOptions?: InputFormatOptions | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ImportTable.html#DDB-ImportTable-request-InputCompressionType */
  readonly InputCompressionType?: InputCompressionType | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ImportTable.html#DDB-ImportTable-request-TableCreationParameters */
  readonly TableCreationParameters: TableCreationParameters;
}

export interface IncrementalExportSpecification {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_IncrementalExportSpecification.html#DDB-Type-IncrementalExportSpecification-ExportFromTime */
  readonly ExportFromTime?: Date | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_IncrementalExportSpecification.html#DDB-Type-IncrementalExportSpecification-ExportToTime */
  readonly ExportToTime?: Date | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_IncrementalExportSpecification.html#DDB-Type-IncrementalExportSpecification-ExportViewType */
  readonly ExportViewType?: ExportViewType | undefined;
}

export interface InputS3Configuration {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_InputS3Configuration.html#DDB-Type-InputS3Configuration-S3BucketOwner */
  readonly S3BucketOwner?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_InputS3Configuration.html#DDB-Type-InputS3Configuration-S3Bucket */
  readonly S3Bucket: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_InputS3Configuration.html#DDB-Type-InputS3Configuration-S3KeyPrefix */
  readonly S3KeyPrefix?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_InputS3Configuration.html#DDB-Type-InputS3Configuration-InputFormat */
  readonly InputFormat: BulkOperationInputFormat;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_InputS3Configuration.html#DDB-Type-InputS3Configuration-InputCompressionType */
  readonly InputCompressionType?: InputCompressionType | undefined;
}

export interface KeySchemaElement {
  /** The name of the key attribute. */
  readonly AttributeName: string;
  /** `'HASH'` for the partition key, `'RANGE'` for the sort key. */
  readonly KeyType: KeyType;
}

export interface KeysAndAttributes {
  /** The keys of the items to read: at most 100 in a request. */
  readonly Keys: readonly ItemInput[];
  /**
   * Legacy: the names of the attributes to return; use `ProjectionExpression`.
   * @deprecated Use `ProjectionExpression`.
   */
  readonly AttributesToGet?: readonly string[] | undefined;
  /** Whether to see every write that was answered before, at twice the cost; not on global secondary indexes. */
  readonly ConsistentRead?: boolean | undefined;
  /** The attributes to return, separated by commas; the cost is that of the whole items. */
  readonly ProjectionExpression?: string | undefined;
  /** The attribute names that stand for placeholders (`#name`) in the expressions of the request. */
  readonly ExpressionAttributeNames?: { readonly [name: string]: string } | undefined;
}

export interface KinesisStreamingDestinationInput {
  /** The name or the ARN of the table. */
  readonly TableName: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DisableKinesisStreamingDestination.html#DDB-DisableKinesisStreamingDestination-request-StreamArn */
  readonly StreamArn: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DisableKinesisStreamingDestination.html#DDB-DisableKinesisStreamingDestination-request-EnableKinesisStreamingConfiguration */
  readonly EnableKinesisStreamingConfiguration?: EnableKinesisStreamingConfiguration | undefined;
}

export interface ListBackupsInput {
  /** The name or the ARN of the table. */
  readonly TableName?: string | undefined;
  /** How many entries a page has at most; a stream goes on with the next page. */
  readonly Limit?: number | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListBackups.html#DDB-ListBackups-request-TimeRangeLowerBound */
  readonly TimeRangeLowerBound?: Date | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListBackups.html#DDB-ListBackups-request-TimeRangeUpperBound */
  readonly TimeRangeUpperBound?: Date | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListBackups.html#DDB-ListBackups-request-ExclusiveStartBackupArn */
  readonly ExclusiveStartBackupArn?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListBackups.html#DDB-ListBackups-request-BackupType */
  readonly BackupType?: BackupTypeFilter | undefined;
}

export interface ListBulkOperationsInput {
  /** How many entries a page has at most; a stream goes on with the next page. */
  readonly MaxResults?: number | undefined;
  /** Where the next page starts; absent from the last page. */
  readonly NextToken?: string | undefined;
}

export interface ListContributorInsightsInput {
  /** The name or the ARN of the table. */
  readonly TableName?: string | undefined;
  /** Where the next page starts; absent from the last page. */
  readonly NextToken?: string | undefined;
  /** How many entries a page has at most; a stream goes on with the next page. */
  readonly MaxResults?: number | undefined;
}

export interface ListExportsInput {
  /** The ARN of the table. */
  readonly TableArn?: string | undefined;
  /** How many entries a page has at most; a stream goes on with the next page. */
  readonly MaxResults?: number | undefined;
  /** Where the next page starts; absent from the last page. */
  readonly NextToken?: string | undefined;
}

export interface ListGlobalTablesInput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListGlobalTables.html#DDB-ListGlobalTables-request-ExclusiveStartGlobalTableName */
  readonly ExclusiveStartGlobalTableName?: string | undefined;
  /** How many entries a page has at most; a stream goes on with the next page. */
  readonly Limit?: number | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListGlobalTables.html#DDB-ListGlobalTables-request-RegionName */
  readonly RegionName?: string | undefined;
}

export interface ListImportsInput {
  /** The ARN of the table. */
  readonly TableArn?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListImports.html#DDB-ListImports-request-PageSize */
  readonly PageSize?: number | undefined;
  /** Where the next page starts; absent from the last page. */
  readonly NextToken?: string | undefined;
}

export interface ListTablesInput {
  /** The name after which to start: the `LastEvaluatedTableName` of an earlier page. */
  readonly ExclusiveStartTableName?: string | undefined;
  /** How many entries a page has at most; a stream goes on with the next page. */
  readonly Limit?: number | undefined;
}

export interface ListTagsOfResourceInput {
  /** The ARN of the table, index or stream. */
  readonly ResourceArn: string;
  /** Where the next page starts; absent from the last page. */
  readonly NextToken?: string | undefined;
}

export interface LocalSecondaryIndex {
  /** The name of the index. */
  readonly IndexName: string;
  /** The key attributes, the partition key (`HASH`) first. */
  readonly KeySchema: readonly KeySchemaElement[];
  /** Which attributes the index has besides the keys. */
  readonly Projection: Projection;
}

export interface OutputS3Configuration {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_OutputS3Configuration.html#DDB-Type-OutputS3Configuration-S3BucketOwner */
  readonly S3BucketOwner?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_OutputS3Configuration.html#DDB-Type-OutputS3Configuration-S3Bucket */
  readonly S3Bucket?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_OutputS3Configuration.html#DDB-Type-OutputS3Configuration-S3KeyPrefix */
  readonly S3KeyPrefix?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_OutputS3Configuration.html#DDB-Type-OutputS3Configuration-S3SseAlgorithm */
  readonly S3SseAlgorithm?: S3SseAlgorithm | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_OutputS3Configuration.html#DDB-Type-OutputS3Configuration-S3SseKmsKeyId */
  readonly S3SseKmsKeyId?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_OutputS3Configuration.html#DDB-Type-OutputS3Configuration-OutputType */
  readonly OutputType: readonly OutputTypeEnum[];
}

export interface ParameterizedStatement {
  /** The PartiQL statement. */
  readonly Statement: string;
  /** The values of the `?` in the statement, in their order. */
  readonly Parameters?: readonly AttributeInput[] | undefined;
  /** `'ALL_OLD'` returns the item that fails the condition, as the `item` of the error. */
  readonly ReturnValuesOnConditionCheckFailure?: ReturnValuesOnConditionCheckFailure | undefined;
}

export interface PointInTimeRecoverySpecification {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PointInTimeRecoverySpecification.html#DDB-Type-PointInTimeRecoverySpecification-PointInTimeRecoveryEnabled */
  readonly PointInTimeRecoveryEnabled: boolean;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PointInTimeRecoverySpecification.html#DDB-Type-PointInTimeRecoverySpecification-RecoveryPeriodInDays */
  readonly RecoveryPeriodInDays?: number | undefined;
}

export interface Projection {
  /** `'ALL'` attributes, the keys only (`'KEYS_ONLY'`), or `NonKeyAttributes` besides (`'INCLUDE'`). */
  readonly ProjectionType?: ProjectionType | undefined;
  /** The attributes that the index has besides its keys, with `ProjectionType: 'INCLUDE'`. */
  readonly NonKeyAttributes?: readonly string[] | undefined;
}

export interface Put {
  /** The item to write, its key attributes included. */
  readonly Item: ItemInput;
  /** The name or the ARN of the table. */
  readonly TableName: string;
  /** The condition under which the write takes place; otherwise it fails with ConditionalCheckFailedException. */
  readonly ConditionExpression?: string | undefined;
  /** The attribute names that stand for placeholders (`#name`) in the expressions of the request. */
  readonly ExpressionAttributeNames?: { readonly [name: string]: string } | undefined;
  /** The values that stand for placeholders (`:value`) in the expressions of the request. */
  readonly ExpressionAttributeValues?: ItemInput | undefined;
  /** `'ALL_OLD'` returns the item that fails the condition, as the `item` of the error. */
  readonly ReturnValuesOnConditionCheckFailure?: ReturnValuesOnConditionCheckFailure | undefined;
}

export interface PutItemInput {
  /** The name or the ARN of the table. */
  readonly TableName: string;
  /** The item to write, its key attributes included. */
  readonly Item: ItemInput;
  /**
   * Legacy: the conditions of the write; use `ConditionExpression`.
   * @deprecated Use `ConditionExpression`.
   */
  readonly Expected?: { readonly [name: string]: ExpectedAttributeValue } | undefined;
  /** `'ALL_OLD'` returns the item that is replaced; `'NONE'` is the default. */
  readonly ReturnValues?: ReturnValue | undefined;
  /** Whether to return the consumed capacity: in `'TOTAL'`, of each of the `'INDEXES'` too, or `'NONE'`. */
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
  /** Whether to return the size of the item collection (`'SIZE'`); only tables with a local index have it. */
  readonly ReturnItemCollectionMetrics?: ReturnItemCollectionMetrics | undefined;
  /**
   * Legacy: whether all (`'AND'`) or any (`'OR'`) of the legacy conditions must hold.
   * @deprecated Use `ConditionExpression`.
   */
  readonly ConditionalOperator?: ConditionalOperator | undefined;
  /** The condition under which the write takes place; otherwise it fails with ConditionalCheckFailedException. */
  readonly ConditionExpression?: string | undefined;
  /** The attribute names that stand for placeholders (`#name`) in the expressions of the request. */
  readonly ExpressionAttributeNames?: { readonly [name: string]: string } | undefined;
  /** The values that stand for placeholders (`:value`) in the expressions of the request. */
  readonly ExpressionAttributeValues?: ItemInput | undefined;
  /** `'ALL_OLD'` returns the item that fails the condition, as the `item` of the error. */
  readonly ReturnValuesOnConditionCheckFailure?: ReturnValuesOnConditionCheckFailure | undefined;
}

export interface PutRequest {
  /** The item to write, its key attributes included. */
  readonly Item: ItemInput;
}

export interface PutResourcePolicyInput {
  /** The ARN of the table, index or stream. */
  readonly ResourceArn: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutResourcePolicy.html#DDB-PutResourcePolicy-request-Policy */
  readonly Policy: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutResourcePolicy.html#DDB-PutResourcePolicy-request-ExpectedRevisionId */
  readonly ExpectedRevisionId?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutResourcePolicy.html#DDB-PutResourcePolicy-request-ConfirmRemoveSelfResourceAccess */
  readonly ConfirmRemoveSelfResourceAccess?: boolean | undefined;
}

export interface QueryInput {
  /** The name or the ARN of the table. */
  readonly TableName: string;
  /** The index to query instead of the table. */
  readonly IndexName?: string | undefined;
  /** What to return: all attributes, the index's own, those of `ProjectionExpression`, or the `'COUNT'` only. */
  readonly Select?: Select | undefined;
  /**
   * Legacy: the names of the attributes to return; use `ProjectionExpression`.
   * @deprecated Use `ProjectionExpression`.
   */
  readonly AttributesToGet?: readonly string[] | undefined;
  /** How many items the service evaluates for a page, before the filter; `take(n)` is how to ask for n items. */
  readonly Limit?: number | undefined;
  /** Whether to see every write that was answered before, at twice the cost; not on global secondary indexes. */
  readonly ConsistentRead?: boolean | undefined;
  /**
   * Legacy: the condition on the key; use `KeyConditionExpression`.
   * @deprecated Use `KeyConditionExpression`.
   */
  readonly KeyConditions?: { readonly [name: string]: Condition } | undefined;
  /**
   * Legacy: the filter of a query; use `FilterExpression`.
   * @deprecated Use `FilterExpression`.
   */
  readonly QueryFilter?: { readonly [name: string]: Condition } | undefined;
  /**
   * Legacy: whether all (`'AND'`) or any (`'OR'`) of the legacy conditions must hold.
   * @deprecated Use `FilterExpression`.
   */
  readonly ConditionalOperator?: ConditionalOperator | undefined;
  /** Whether items come in ascending order of the sort key; `true` is the default. */
  readonly ScanIndexForward?: boolean | undefined;
  /** The key after which to start: the `LastEvaluatedKey` of an earlier page. */
  readonly ExclusiveStartKey?: ItemInput | undefined;
  /** Whether to return the consumed capacity: in `'TOTAL'`, of each of the `'INDEXES'` too, or `'NONE'`. */
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
  /** The attributes to return, separated by commas; the cost is that of the whole items. */
  readonly ProjectionExpression?: string | undefined;
  /** Leaves out items after they were read and paid for; on attributes that are not of the key. */
  readonly FilterExpression?: string | undefined;
  /** Which items to read: one value of the partition key, and optionally a range of the sort key. */
  readonly KeyConditionExpression?: string | undefined;
  /** The attribute names that stand for placeholders (`#name`) in the expressions of the request. */
  readonly ExpressionAttributeNames?: { readonly [name: string]: string } | undefined;
  /** The values that stand for placeholders (`:value`) in the expressions of the request. */
  readonly ExpressionAttributeValues?: ItemInput | undefined;
}

export interface ReplicaAutoScalingUpdate {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaAutoScalingUpdate.html#DDB-Type-ReplicaAutoScalingUpdate-RegionName */
  readonly RegionName: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaAutoScalingUpdate.html#DDB-Type-ReplicaAutoScalingUpdate-ReplicaGlobalSecondaryIndexUpdates */
  readonly ReplicaGlobalSecondaryIndexUpdates?:
    | readonly ReplicaGlobalSecondaryIndexAutoScalingUpdate[]
    | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaAutoScalingUpdate.html#DDB-Type-ReplicaAutoScalingUpdate-ReplicaProvisionedReadCapacityAutoScalingUpdate */
  readonly ReplicaProvisionedReadCapacityAutoScalingUpdate?: AutoScalingSettingsUpdate | undefined;
}

export interface ReplicaGlobalSecondaryIndex {
  /** The name of the index. */
  readonly IndexName: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaGlobalSecondaryIndex.html#DDB-Type-ReplicaGlobalSecondaryIndex-ProvisionedThroughputOverride */
  readonly ProvisionedThroughputOverride?: ProvisionedThroughputOverride | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaGlobalSecondaryIndex.html#DDB-Type-ReplicaGlobalSecondaryIndex-OnDemandThroughputOverride */
  readonly OnDemandThroughputOverride?: OnDemandThroughputOverride | undefined;
}

export interface ReplicaGlobalSecondaryIndexAutoScalingUpdate {
  /** The name of the index. */
  readonly IndexName?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaGlobalSecondaryIndexAutoScalingUpdate.html#DDB-Type-ReplicaGlobalSecondaryIndexAutoScalingUpdate-ProvisionedReadCapacityAutoScalingUpdate */
  readonly ProvisionedReadCapacityAutoScalingUpdate?: AutoScalingSettingsUpdate | undefined;
}

export interface ReplicaGlobalSecondaryIndexSettingsUpdate {
  /** The name of the index. */
  readonly IndexName: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaGlobalSecondaryIndexSettingsUpdate.html#DDB-Type-ReplicaGlobalSecondaryIndexSettingsUpdate-ProvisionedReadCapacityUnits */
  readonly ProvisionedReadCapacityUnits?: number | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaGlobalSecondaryIndexSettingsUpdate.html#DDB-Type-ReplicaGlobalSecondaryIndexSettingsUpdate-ProvisionedReadCapacityAutoScalingSettingsUpdate */
  readonly ProvisionedReadCapacityAutoScalingSettingsUpdate?: AutoScalingSettingsUpdate | undefined;
}

export interface ReplicaSettingsUpdate {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaSettingsUpdate.html#DDB-Type-ReplicaSettingsUpdate-RegionName */
  readonly RegionName: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaSettingsUpdate.html#DDB-Type-ReplicaSettingsUpdate-ReplicaProvisionedReadCapacityUnits */
  readonly ReplicaProvisionedReadCapacityUnits?: number | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaSettingsUpdate.html#DDB-Type-ReplicaSettingsUpdate-ReplicaProvisionedReadCapacityAutoScalingSettingsUpdate */
  readonly ReplicaProvisionedReadCapacityAutoScalingSettingsUpdate?: AutoScalingSettingsUpdate | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaSettingsUpdate.html#DDB-Type-ReplicaSettingsUpdate-ReplicaGlobalSecondaryIndexSettingsUpdate */
  readonly ReplicaGlobalSecondaryIndexSettingsUpdate?:
    | readonly ReplicaGlobalSecondaryIndexSettingsUpdate[]
    | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaSettingsUpdate.html#DDB-Type-ReplicaSettingsUpdate-ReplicaTableClass */
  readonly ReplicaTableClass?: TableClass | undefined;
}

export interface ReplicaUpdate {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaUpdate.html#DDB-Type-ReplicaUpdate-Create */
  readonly Create?: CreateReplicaAction | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaUpdate.html#DDB-Type-ReplicaUpdate-Delete */
  readonly Delete?: DeleteReplicaAction | undefined;
}

export interface ReplicationGroupUpdate {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicationGroupUpdate.html#DDB-Type-ReplicationGroupUpdate-Create */
  readonly Create?: CreateReplicationGroupMemberAction | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicationGroupUpdate.html#DDB-Type-ReplicationGroupUpdate-Update */
  readonly Update?: UpdateReplicationGroupMemberAction | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicationGroupUpdate.html#DDB-Type-ReplicationGroupUpdate-Delete */
  readonly Delete?: DeleteReplicationGroupMemberAction | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicationGroupUpdate.html#DDB-Type-ReplicationGroupUpdate-Disassociate */
  readonly Disassociate?: DisassociateReplicationGroupMemberAction | undefined;
}

export interface RestoreTableFromBackupInput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_RestoreTableFromBackup.html#DDB-RestoreTableFromBackup-request-TargetTableName */
  readonly TargetTableName: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_RestoreTableFromBackup.html#DDB-RestoreTableFromBackup-request-BackupArn */
  readonly BackupArn: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_RestoreTableFromBackup.html#DDB-RestoreTableFromBackup-request-BillingModeOverride */
  readonly BillingModeOverride?: BillingMode | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_RestoreTableFromBackup.html#DDB-RestoreTableFromBackup-request-GlobalSecondaryIndexOverride */
  readonly GlobalSecondaryIndexOverride?: readonly GlobalSecondaryIndex[] | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_RestoreTableFromBackup.html#DDB-RestoreTableFromBackup-request-LocalSecondaryIndexOverride */
  readonly LocalSecondaryIndexOverride?: readonly LocalSecondaryIndex[] | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_RestoreTableFromBackup.html#DDB-RestoreTableFromBackup-request-ProvisionedThroughputOverride */
  readonly ProvisionedThroughputOverride?: ProvisionedThroughput | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_RestoreTableFromBackup.html#DDB-RestoreTableFromBackup-request-OnDemandThroughputOverride */
  readonly OnDemandThroughputOverride?: OnDemandThroughput | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_RestoreTableFromBackup.html#DDB-RestoreTableFromBackup-request-SSESpecificationOverride */
  readonly SSESpecificationOverride?: SSESpecification | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_RestoreTableFromBackup.html#DDB-RestoreTableFromBackup-request-VectorIndexOverride */
  readonly VectorIndexOverride?: readonly VectorIndex[] | undefined;
}

export interface RestoreTableToPointInTimeInput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_RestoreTableToPointInTime.html#DDB-RestoreTableToPointInTime-request-SourceTableArn */
  readonly SourceTableArn?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_RestoreTableToPointInTime.html#DDB-RestoreTableToPointInTime-request-SourceTableName */
  readonly SourceTableName?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_RestoreTableToPointInTime.html#DDB-RestoreTableToPointInTime-request-TargetTableName */
  readonly TargetTableName: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_RestoreTableToPointInTime.html#DDB-RestoreTableToPointInTime-request-UseLatestRestorableTime */
  readonly UseLatestRestorableTime?: boolean | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_RestoreTableToPointInTime.html#DDB-RestoreTableToPointInTime-request-RestoreDateTime */
  readonly RestoreDateTime?: Date | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_RestoreTableToPointInTime.html#DDB-RestoreTableToPointInTime-request-BillingModeOverride */
  readonly BillingModeOverride?: BillingMode | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_RestoreTableToPointInTime.html#DDB-RestoreTableToPointInTime-request-GlobalSecondaryIndexOverride */
  readonly GlobalSecondaryIndexOverride?: readonly GlobalSecondaryIndex[] | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_RestoreTableToPointInTime.html#DDB-RestoreTableToPointInTime-request-LocalSecondaryIndexOverride */
  readonly LocalSecondaryIndexOverride?: readonly LocalSecondaryIndex[] | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_RestoreTableToPointInTime.html#DDB-RestoreTableToPointInTime-request-ProvisionedThroughputOverride */
  readonly ProvisionedThroughputOverride?: ProvisionedThroughput | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_RestoreTableToPointInTime.html#DDB-RestoreTableToPointInTime-request-OnDemandThroughputOverride */
  readonly OnDemandThroughputOverride?: OnDemandThroughput | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_RestoreTableToPointInTime.html#DDB-RestoreTableToPointInTime-request-SSESpecificationOverride */
  readonly SSESpecificationOverride?: SSESpecification | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_RestoreTableToPointInTime.html#DDB-RestoreTableToPointInTime-request-VectorIndexOverride */
  readonly VectorIndexOverride?: readonly VectorIndex[] | undefined;
}

export interface SSESpecification {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_SSESpecification.html#DDB-Type-SSESpecification-Enabled */
  readonly Enabled?: boolean | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_SSESpecification.html#DDB-Type-SSESpecification-SSEType */
  readonly SSEType?: SSEType | undefined;
  /** The KMS key: its id, its ARN or an alias. */
  readonly KMSMasterKeyId?: string | undefined;
}

export interface ScanInput {
  /** The name or the ARN of the table. */
  readonly TableName: string;
  /** The index to scan instead of the table. */
  readonly IndexName?: string | undefined;
  /**
   * Legacy: the names of the attributes to return; use `ProjectionExpression`.
   * @deprecated Use `ProjectionExpression`.
   */
  readonly AttributesToGet?: readonly string[] | undefined;
  /** How many items the service evaluates for a page, before the filter; `take(n)` is how to ask for n items. */
  readonly Limit?: number | undefined;
  /** What to return: all attributes, the index's own, those of `ProjectionExpression`, or the `'COUNT'` only. */
  readonly Select?: Select | undefined;
  /**
   * Legacy: the filter of a scan; use `FilterExpression`.
   * @deprecated Use `FilterExpression`.
   */
  readonly ScanFilter?: { readonly [name: string]: Condition } | undefined;
  /**
   * Legacy: whether all (`'AND'`) or any (`'OR'`) of the legacy conditions must hold.
   * @deprecated Use `FilterExpression`.
   */
  readonly ConditionalOperator?: ConditionalOperator | undefined;
  /** The key after which to start: the `LastEvaluatedKey` of an earlier page. */
  readonly ExclusiveStartKey?: ItemInput | undefined;
  /** Whether to return the consumed capacity: in `'TOTAL'`, of each of the `'INDEXES'` too, or `'NONE'`. */
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
  /** Into how many segments the table is divided, from 1 to 1,000,000. */
  readonly TotalSegments?: number | undefined;
  /** Which segment to scan, from 0 to `TotalSegments` - 1; `parallelScan` scans them all. */
  readonly Segment?: number | undefined;
  /** The attributes to return, separated by commas; the cost is that of the whole items. */
  readonly ProjectionExpression?: string | undefined;
  /** Leaves out items after they were read and paid for; on attributes that are not of the key. */
  readonly FilterExpression?: string | undefined;
  /** The attribute names that stand for placeholders (`#name`) in the expressions of the request. */
  readonly ExpressionAttributeNames?: { readonly [name: string]: string } | undefined;
  /** The values that stand for placeholders (`:value`) in the expressions of the request. */
  readonly ExpressionAttributeValues?: ItemInput | undefined;
  /** Whether to see every write that was answered before, at twice the cost; not on global secondary indexes. */
  readonly ConsistentRead?: boolean | undefined;
}

export interface SearchSchemaElement {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_SearchSchemaElement.html#DDB-Type-SearchSchemaElement-AttributeName */
  readonly AttributeName: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_SearchSchemaElement.html#DDB-Type-SearchSchemaElement-SearchSchemaElementType */
  readonly SearchSchemaElementType: SearchSchemaElementType;
}

export interface SearchVectorsInput {
  /** The name or the ARN of the table. */
  readonly TableName: string;
  /** The name of the index. */
  readonly IndexName: string;
  /** Whether to return the consumed capacity: in `'TOTAL'`, of each of the `'INDEXES'` too, or `'NONE'`. */
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
  /** The attribute names that stand for placeholders (`#name`) in the expressions of the request. */
  readonly ExpressionAttributeNames?: { readonly [name: string]: string } | undefined;
  /** The values that stand for placeholders (`:value`) in the expressions of the request. */
  readonly ExpressionAttributeValues?: ItemInput | undefined;
  /** The attributes to return, separated by commas; the cost is that of the whole items. */
  readonly ProjectionExpression?: string | undefined;
  /** The vector to compare items with. */
  readonly SearchVector: readonly AttributeInput[];
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_SearchVectors.html#DDB-SearchVectors-request-SearchConditionExpression */
  readonly SearchConditionExpression?: string | undefined;
  /** How many items to return at most. */
  readonly TopK: number;
}

export interface StartBulkPutItemsInput {
  /** Makes the request idempotent for eight hours; rxdynamo makes one for each call that has none. */
  readonly ClientToken?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_StartBulkPutItems.html#DDB-StartBulkPutItems-request-InputS3Configuration */
  readonly InputS3Configuration: InputS3Configuration;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_StartBulkPutItems.html#DDB-StartBulkPutItems-request-OutputS3Configuration */
  readonly OutputS3Configuration: OutputS3Configuration;
  /** The name or the ARN of the table. */
  readonly TableName: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_StartBulkPutItems.html#DDB-StartBulkPutItems-request-MaxWriteRequestUnits */
  readonly MaxWriteRequestUnits?: number | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_StartBulkPutItems.html#DDB-StartBulkPutItems-request-PerformanceTier */
  readonly PerformanceTier?: BulkOperationPerformanceTier | undefined;
}

export interface StreamSpecification {
  /** Whether the table has a stream of its changes. */
  readonly StreamEnabled: boolean;
  /** What the records of the stream have: the keys, the new image, the old image, or both. */
  readonly StreamViewType?: StreamViewType | undefined;
}

export interface TableCreationParameters {
  /** The name or the ARN of the table. */
  readonly TableName: string;
  /** The attributes that are keys of the table or of an index, with their types; no others are declared. */
  readonly AttributeDefinitions: readonly AttributeDefinition[];
  /** The key attributes, the partition key (`HASH`) first. */
  readonly KeySchema: readonly KeySchemaElement[];
  /** Whether requests are paid for one by one (`'PAY_PER_REQUEST'`) or by capacity per second (`'PROVISIONED'`). */
  readonly BillingMode?: BillingMode | undefined;
  /** The capacity units per second that are reserved, and paid for by the hour. */
  readonly ProvisionedThroughput?: ProvisionedThroughput | undefined;
  /** The most that an on-demand table or index may consume. */
  readonly OnDemandThroughput?: OnDemandThroughput | undefined;
  /** The key with which the table is encrypted at rest; a key of the service is the default. */
  readonly SSESpecification?: SSESpecification | undefined;
  /** The global secondary indexes of the table. */
  readonly GlobalSecondaryIndexes?: readonly GlobalSecondaryIndex[] | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableCreationParameters.html#DDB-Type-TableCreationParameters-VectorIndexes */
  readonly VectorIndexes?: readonly VectorIndex[] | undefined;
}

export interface TagResourceInput {
  /** The ARN of the table, index or stream. */
  readonly ResourceArn: string;
  /** Pairs of a name and a value, for cost reports and access rules; at most 50. */
  readonly Tags: readonly Tag[];
}

export interface TransactGetItem {
  /** Reads an item. */
  readonly Get: Get;
}

export interface TransactGetItemsInput {
  /** The items to read: at most 100. */
  readonly TransactItems: readonly TransactGetItem[];
  /** Whether to return the consumed capacity: in `'TOTAL'`, of each of the `'INDEXES'` too, or `'NONE'`. */
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
}

export interface TransactWriteItem {
  /** Checks a condition on an item that the transaction does not write. */
  readonly ConditionCheck?: ConditionCheck | undefined;
  /** Writes an item; an item with the same key is replaced. */
  readonly Put?: Put | undefined;
  /** Deletes an item. */
  readonly Delete?: Delete | undefined;
  /** Changes attributes of an item, or creates it. */
  readonly Update?: Update | undefined;
}

export interface TransactWriteItemsInput {
  /** The writes and checks: at most 100, one for each item. */
  readonly TransactItems: readonly TransactWriteItem[];
  /** Whether to return the consumed capacity: in `'TOTAL'`, of each of the `'INDEXES'` too, or `'NONE'`. */
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
  /** Whether to return the size of the item collection (`'SIZE'`); only tables with a local index have it. */
  readonly ReturnItemCollectionMetrics?: ReturnItemCollectionMetrics | undefined;
  /** Makes the request idempotent for ten minutes; rxdynamo makes one for each call that has none. */
  readonly ClientRequestToken?: string | undefined;
}

export interface UntagResourceInput {
  /** The ARN of the table, index or stream. */
  readonly ResourceArn: string;
  /** The names of the tags to remove. */
  readonly TagKeys: readonly string[];
}

export interface Update {
  /** The key attributes of the item to update, which is created if there is none. */
  readonly Key: ItemInput;
  /** The changes: `SET`, `REMOVE`, `ADD` and `DELETE` clauses. */
  readonly UpdateExpression: string;
  /** The name or the ARN of the table. */
  readonly TableName: string;
  /** The condition under which the write takes place; otherwise it fails with ConditionalCheckFailedException. */
  readonly ConditionExpression?: string | undefined;
  /** The attribute names that stand for placeholders (`#name`) in the expressions of the request. */
  readonly ExpressionAttributeNames?: { readonly [name: string]: string } | undefined;
  /** The values that stand for placeholders (`:value`) in the expressions of the request. */
  readonly ExpressionAttributeValues?: ItemInput | undefined;
  /** `'ALL_OLD'` returns the item that fails the condition, as the `item` of the error. */
  readonly ReturnValuesOnConditionCheckFailure?: ReturnValuesOnConditionCheckFailure | undefined;
}

export interface UpdateContinuousBackupsInput {
  /** The name or the ARN of the table. */
  readonly TableName: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateContinuousBackups.html#DDB-UpdateContinuousBackups-request-PointInTimeRecoverySpecification */
  readonly PointInTimeRecoverySpecification: PointInTimeRecoverySpecification;
}

export interface UpdateContributorInsightsInput {
  /** The name or the ARN of the table. */
  readonly TableName: string;
  /** The name of the index. */
  readonly IndexName?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateContributorInsights.html#DDB-UpdateContributorInsights-request-ContributorInsightsAction */
  readonly ContributorInsightsAction: ContributorInsightsAction;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateContributorInsights.html#DDB-UpdateContributorInsights-request-ContributorInsightsMode */
  readonly ContributorInsightsMode?: ContributorInsightsMode | undefined;
}

export interface UpdateGlobalSecondaryIndexAction {
  /** The name of the index. */
  readonly IndexName: string;
  /** The capacity units per second that are reserved, and paid for by the hour. */
  readonly ProvisionedThroughput?: ProvisionedThroughput | undefined;
  /** The most that an on-demand table or index may consume. */
  readonly OnDemandThroughput?: OnDemandThroughput | undefined;
  /** The units per second that the table or index can serve at once. */
  readonly WarmThroughput?: WarmThroughput | undefined;
}

export interface UpdateGlobalTableInput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateGlobalTable.html#DDB-UpdateGlobalTable-request-GlobalTableName */
  readonly GlobalTableName: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateGlobalTable.html#DDB-UpdateGlobalTable-request-ReplicaUpdates */
  readonly ReplicaUpdates: readonly ReplicaUpdate[];
}

export interface UpdateGlobalTableSettingsInput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateGlobalTableSettings.html#DDB-UpdateGlobalTableSettings-request-GlobalTableName */
  readonly GlobalTableName: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateGlobalTableSettings.html#DDB-UpdateGlobalTableSettings-request-GlobalTableBillingMode */
  readonly GlobalTableBillingMode?: BillingMode | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateGlobalTableSettings.html#DDB-UpdateGlobalTableSettings-request-GlobalTableProvisionedWriteCapacityUnits */
  readonly GlobalTableProvisionedWriteCapacityUnits?: number | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateGlobalTableSettings.html#DDB-UpdateGlobalTableSettings-request-GlobalTableProvisionedWriteCapacityAutoScalingSettingsUpdate */
  readonly GlobalTableProvisionedWriteCapacityAutoScalingSettingsUpdate?:
    | AutoScalingSettingsUpdate
    | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateGlobalTableSettings.html#DDB-UpdateGlobalTableSettings-request-GlobalTableGlobalSecondaryIndexSettingsUpdate */
  readonly GlobalTableGlobalSecondaryIndexSettingsUpdate?:
    | readonly GlobalTableGlobalSecondaryIndexSettingsUpdate[]
    | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateGlobalTableSettings.html#DDB-UpdateGlobalTableSettings-request-ReplicaSettingsUpdate */
  readonly ReplicaSettingsUpdate?: readonly ReplicaSettingsUpdate[] | undefined;
}

export interface UpdateItemInput {
  /** The name or the ARN of the table. */
  readonly TableName: string;
  /** The key attributes of the item to update, which is created if there is none. */
  readonly Key: ItemInput;
  /**
   * Legacy: the changes by attribute; use `UpdateExpression`.
   * @deprecated Use `UpdateExpression`.
   */
  readonly AttributeUpdates?: { readonly [name: string]: AttributeValueUpdate } | undefined;
  /**
   * Legacy: the conditions of the write; use `ConditionExpression`.
   * @deprecated Use `ConditionExpression`.
   */
  readonly Expected?: { readonly [name: string]: ExpectedAttributeValue } | undefined;
  /**
   * Legacy: whether all (`'AND'`) or any (`'OR'`) of the legacy conditions must hold.
   * @deprecated Use `ConditionExpression`.
   */
  readonly ConditionalOperator?: ConditionalOperator | undefined;
  /** Which attributes to return, from before (`OLD`) or after (`NEW`) the write. */
  readonly ReturnValues?: ReturnValue | undefined;
  /** Whether to return the consumed capacity: in `'TOTAL'`, of each of the `'INDEXES'` too, or `'NONE'`. */
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
  /** Whether to return the size of the item collection (`'SIZE'`); only tables with a local index have it. */
  readonly ReturnItemCollectionMetrics?: ReturnItemCollectionMetrics | undefined;
  /** The changes: `SET`, `REMOVE`, `ADD` and `DELETE` clauses. */
  readonly UpdateExpression?: string | undefined;
  /** The condition under which the write takes place; otherwise it fails with ConditionalCheckFailedException. */
  readonly ConditionExpression?: string | undefined;
  /** The attribute names that stand for placeholders (`#name`) in the expressions of the request. */
  readonly ExpressionAttributeNames?: { readonly [name: string]: string } | undefined;
  /** The values that stand for placeholders (`:value`) in the expressions of the request. */
  readonly ExpressionAttributeValues?: ItemInput | undefined;
  /** `'ALL_OLD'` returns the item that fails the condition, as the `item` of the error. */
  readonly ReturnValuesOnConditionCheckFailure?: ReturnValuesOnConditionCheckFailure | undefined;
}

export interface UpdateKinesisStreamingConfiguration {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateKinesisStreamingConfiguration.html#DDB-Type-UpdateKinesisStreamingConfiguration-ApproximateCreationDateTimePrecision */
  readonly ApproximateCreationDateTimePrecision?: ApproximateCreationDateTimePrecision | undefined;
}

export interface UpdateKinesisStreamingDestinationInput {
  /** The name or the ARN of the table. */
  readonly TableName: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateKinesisStreamingDestination.html#DDB-UpdateKinesisStreamingDestination-request-StreamArn */
  readonly StreamArn: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateKinesisStreamingDestination.html#DDB-UpdateKinesisStreamingDestination-request-UpdateKinesisStreamingConfiguration */
  readonly UpdateKinesisStreamingConfiguration?: UpdateKinesisStreamingConfiguration | undefined;
}

export interface UpdateReplicationGroupMemberAction {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateReplicationGroupMemberAction.html#DDB-Type-UpdateReplicationGroupMemberAction-RegionName */
  readonly RegionName: string;
  /** The KMS key: its id, its ARN or an alias. */
  readonly KMSMasterKeyId?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateReplicationGroupMemberAction.html#DDB-Type-UpdateReplicationGroupMemberAction-ProvisionedThroughputOverride */
  readonly ProvisionedThroughputOverride?: ProvisionedThroughputOverride | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateReplicationGroupMemberAction.html#DDB-Type-UpdateReplicationGroupMemberAction-OnDemandThroughputOverride */
  readonly OnDemandThroughputOverride?: OnDemandThroughputOverride | undefined;
  /** The global secondary indexes of the table. */
  readonly GlobalSecondaryIndexes?: readonly ReplicaGlobalSecondaryIndex[] | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateReplicationGroupMemberAction.html#DDB-Type-UpdateReplicationGroupMemberAction-TableClassOverride */
  readonly TableClassOverride?: TableClass | undefined;
}

export interface UpdateTableInput {
  /** The attributes that are keys of the table or of an index, with their types; no others are declared. */
  readonly AttributeDefinitions?: readonly AttributeDefinition[] | undefined;
  /** The name or the ARN of the table. */
  readonly TableName: string;
  /** Whether requests are paid for one by one (`'PAY_PER_REQUEST'`) or by capacity per second (`'PROVISIONED'`). */
  readonly BillingMode?: BillingMode | undefined;
  /** The capacity units per second that are reserved, and paid for by the hour. */
  readonly ProvisionedThroughput?: ProvisionedThroughput | undefined;
  /** Global secondary indexes to create, change or delete; one creation or deletion at a time. */
  readonly GlobalSecondaryIndexUpdates?: readonly GlobalSecondaryIndexUpdate[] | undefined;
  /** Whether the table has a stream of its changes, and what its records have. */
  readonly StreamSpecification?: StreamSpecification | undefined;
  /** The key with which the table is encrypted at rest; a key of the service is the default. */
  readonly SSESpecification?: SSESpecification | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html#DDB-UpdateTable-request-ReplicaUpdates */
  readonly ReplicaUpdates?: readonly ReplicationGroupUpdate[] | undefined;
  /** The storage class of the table: `'STANDARD'` or `'STANDARD_INFREQUENT_ACCESS'`. */
  readonly TableClass?: TableClass | undefined;
  /** Whether DeleteTable is refused. */
  readonly DeletionProtectionEnabled?: boolean | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html#DDB-UpdateTable-request-MultiRegionConsistency */
  readonly MultiRegionConsistency?: MultiRegionConsistency | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html#DDB-UpdateTable-request-GlobalTableWitnessUpdates */
  readonly GlobalTableWitnessUpdates?: readonly GlobalTableWitnessGroupUpdate[] | undefined;
  /** The most that an on-demand table or index may consume. */
  readonly OnDemandThroughput?: OnDemandThroughput | undefined;
  /** The units per second that the table or index can serve at once. */
  readonly WarmThroughput?: WarmThroughput | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html#DDB-UpdateTable-request-GlobalTableSettingsReplicationMode */
  readonly GlobalTableSettingsReplicationMode?: GlobalTableSettingsReplicationMode | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html#DDB-UpdateTable-request-DisassociationProtectionEnabled */
  readonly DisassociationProtectionEnabled?: boolean | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html#DDB-UpdateTable-request-VectorIndexUpdates */
  readonly VectorIndexUpdates?: readonly VectorIndexUpdate[] | undefined;
}

export interface UpdateTableReplicaAutoScalingInput {
  /** Global secondary indexes to create, change or delete; one creation or deletion at a time. */
  readonly GlobalSecondaryIndexUpdates?: readonly GlobalSecondaryIndexAutoScalingUpdate[] | undefined;
  /** The name or the ARN of the table. */
  readonly TableName: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTableReplicaAutoScaling.html#DDB-UpdateTableReplicaAutoScaling-request-ProvisionedWriteCapacityAutoScalingUpdate */
  readonly ProvisionedWriteCapacityAutoScalingUpdate?: AutoScalingSettingsUpdate | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTableReplicaAutoScaling.html#DDB-UpdateTableReplicaAutoScaling-request-ReplicaUpdates */
  readonly ReplicaUpdates?: readonly ReplicaAutoScalingUpdate[] | undefined;
}

export interface UpdateTimeToLiveInput {
  /** The name or the ARN of the table. */
  readonly TableName: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTimeToLive.html#DDB-UpdateTimeToLive-request-TimeToLiveSpecification */
  readonly TimeToLiveSpecification: TimeToLiveSpecification;
}

export interface VectorIndex {
  /** The name of the index. */
  readonly IndexName: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_VectorIndex.html#DDB-Type-VectorIndex-VectorAttribute */
  readonly VectorAttribute: VectorAttributeDefinition;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_VectorIndex.html#DDB-Type-VectorIndex-SearchSchema */
  readonly SearchSchema?: readonly SearchSchemaElement[] | undefined;
  /** Which attributes the index has besides the keys. */
  readonly Projection: Projection;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_VectorIndex.html#DDB-Type-VectorIndex-Dimensions */
  readonly Dimensions: number;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_VectorIndex.html#DDB-Type-VectorIndex-DistanceFunction */
  readonly DistanceFunction: VectorDistanceFunction;
}

export interface VectorIndexUpdate {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_VectorIndexUpdate.html#DDB-Type-VectorIndexUpdate-Create */
  readonly Create?: CreateVectorIndexAction | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_VectorIndexUpdate.html#DDB-Type-VectorIndexUpdate-Delete */
  readonly Delete?: DeleteVectorIndexAction | undefined;
}

export interface WriteRequest {
  /** Writes an item; an item with the same key is replaced. */
  readonly PutRequest?: PutRequest | undefined;
  /** Deletes an item. */
  readonly DeleteRequest?: DeleteRequest | undefined;
}
