// Written by `npx tsx spec/api/generate.ts`, which reads the models of the AWS SDK.

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
  ShardFilterType,
  ShardIteratorType,
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
  /** The type of the attribute: `'S'` (string), `'N'` (number) or `'B'` (binary). */
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
  /** The PartiQL statements: at most 25, all of them reads or all of them writes. */
  readonly Statements: readonly BatchStatementRequest[];
  /** Whether the response has the consumed capacity: the `'TOTAL'`, also that of each index (`'INDEXES'`), or `'NONE'`, which is the default. */
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
}

export interface BatchGetItemInput {
  /** The keys to read, by table name or ARN: at most 100 keys in all. */
  readonly RequestItems: { readonly [name: string]: KeysAndAttributes };
  /** Whether the response has the consumed capacity: the `'TOTAL'`, also that of each index (`'INDEXES'`), or `'NONE'`, which is the default. */
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
}

export interface BatchStatementRequest {
  /** The PartiQL statement, with `?` for each of its parameters. */
  readonly Statement: string;
  /** The values of the `?` in the statement, in the same order. */
  readonly Parameters?: readonly AttributeInput[] | undefined;
  /** Whether the read is strongly consistent: it returns all writes that succeeded before it, at twice the cost; not supported by global secondary indexes. */
  readonly ConsistentRead?: boolean | undefined;
  /** `'ALL_OLD'` returns the existing item if the condition fails, as the `Item` of the result's `Error`; `'NONE'` is the default. */
  readonly ReturnValuesOnConditionCheckFailure?: ReturnValuesOnConditionCheckFailure | undefined;
}

export interface BatchWriteItemInput {
  /** The writes, by table name or ARN: at most 25 writes in all, and only one for each key. */
  readonly RequestItems: { readonly [name: string]: readonly WriteRequest[] };
  /** Whether the response has the consumed capacity: the `'TOTAL'`, also that of each index (`'INDEXES'`), or `'NONE'`, which is the default. */
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
  /** `'SIZE'` returns the estimated size of the item collection, for tables with a local secondary index; `'NONE'` is the default. */
  readonly ReturnItemCollectionMetrics?: ReturnItemCollectionMetrics | undefined;
}

export interface CancelBulkOperationInput {
  /** The ARN of the bulk operation. */
  readonly BulkOperationArn: string;
}

export interface Condition {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Condition.html#DDB-Type-Condition-AttributeValueList */
  readonly AttributeValueList?: readonly AttributeInput[] | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Condition.html#DDB-Type-Condition-ComparisonOperator */
  readonly ComparisonOperator: ComparisonOperator;
}

export interface ConditionCheck {
  /** The key attributes of the item to check, and no others. */
  readonly Key: ItemInput;
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName: string;
  /** A condition on the item; if it is false, the transaction is cancelled. */
  readonly ConditionExpression: string;
  /** The attribute names for the placeholders, such as `#name`, in the expressions. */
  readonly ExpressionAttributeNames?: { readonly [name: string]: string } | undefined;
  /** The values for the placeholders, such as `:value`, in the expressions. */
  readonly ExpressionAttributeValues?: ItemInput | undefined;
  /** `'ALL_OLD'` returns the existing item if the condition fails, in the cancellation reasons of the error; `'NONE'` is the default. */
  readonly ReturnValuesOnConditionCheckFailure?: ReturnValuesOnConditionCheckFailure | undefined;
}

export interface CreateBackupInput {
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName: string;
  /** The name of the backup. */
  readonly BackupName: string;
}

export interface CreateGlobalSecondaryIndexAction {
  /** The name of the index. */
  readonly IndexName: string;
  /** The key attributes, the partition key first. */
  readonly KeySchema: readonly KeySchemaElement[];
  /** The attributes that the index has besides the key attributes. */
  readonly Projection: Projection;
  /** The reserved read and write units per second, for the billing mode `PROVISIONED`. */
  readonly ProvisionedThroughput?: ProvisionedThroughput | undefined;
  /** The maximum read and write units per second of an on-demand table or index. */
  readonly OnDemandThroughput?: OnDemandThroughput | undefined;
  /** The read and write units per second that the table or index can serve at any moment, without scaling first. */
  readonly WarmThroughput?: WarmThroughput | undefined;
}

export interface CreateGlobalTableInput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateGlobalTable.html#DDB-CreateGlobalTable-request-GlobalTableName */
  readonly GlobalTableName: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateGlobalTable.html#DDB-CreateGlobalTable-request-ReplicationGroup */
  readonly ReplicationGroup: readonly Replica[];
}

export interface CreateGlobalTableWitnessGroupMemberAction {
  /** The name of the AWS region, such as `eu-central-1`. */
  readonly RegionName: string;
}

export interface CreateReplicaAction {
  /** The name of the AWS region, such as `eu-central-1`. */
  readonly RegionName: string;
}

export interface CreateReplicationGroupMemberAction {
  /** The name of the AWS region, such as `eu-central-1`. */
  readonly RegionName: string;
  /** The KMS key: its id, its ARN or an alias. */
  readonly KMSMasterKeyId?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateReplicationGroupMemberAction.html#DDB-Type-CreateReplicationGroupMemberAction-ProvisionedThroughputOverride */
  readonly ProvisionedThroughputOverride?: ProvisionedThroughputOverride | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateReplicationGroupMemberAction.html#DDB-Type-CreateReplicationGroupMemberAction-OnDemandThroughputOverride */
  readonly OnDemandThroughputOverride?: OnDemandThroughputOverride | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateReplicationGroupMemberAction.html#DDB-Type-CreateReplicationGroupMemberAction-GlobalSecondaryIndexes */
  readonly GlobalSecondaryIndexes?: readonly ReplicaGlobalSecondaryIndex[] | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateReplicationGroupMemberAction.html#DDB-Type-CreateReplicationGroupMemberAction-TableClassOverride */
  readonly TableClassOverride?: TableClass | undefined;
}

export interface CreateTableInput {
  /** The names and types of the key attributes of the table and its indexes, and of no others. */
  readonly AttributeDefinitions?: readonly AttributeDefinition[] | undefined;
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName: string;
  /** The key attributes, the partition key first. */
  readonly KeySchema?: readonly KeySchemaElement[] | undefined;
  /** The local secondary indexes, which can only be created with the table. */
  readonly LocalSecondaryIndexes?: readonly LocalSecondaryIndex[] | undefined;
  /** The global secondary indexes to create with the table. */
  readonly GlobalSecondaryIndexes?: readonly GlobalSecondaryIndex[] | undefined;
  /** Whether each request is paid for (`'PAY_PER_REQUEST'`, on-demand) or reserved capacity (`'PROVISIONED'`). */
  readonly BillingMode?: BillingMode | undefined;
  /** The reserved read and write units per second, for the billing mode `PROVISIONED`. */
  readonly ProvisionedThroughput?: ProvisionedThroughput | undefined;
  /** Whether the table has a stream of its changes, and what its records contain. */
  readonly StreamSpecification?: StreamSpecification | undefined;
  /** The key that encrypts the table at rest; a key that AWS owns by default. */
  readonly SSESpecification?: SSESpecification | undefined;
  /** The tags, which are pairs of a key and a value, for example for cost reports: at most 50. */
  readonly Tags?: readonly Tag[] | undefined;
  /** The storage class of the table: `'STANDARD'`, the default, or `'STANDARD_INFREQUENT_ACCESS'`. */
  readonly TableClass?: TableClass | undefined;
  /** Whether DeleteTable is refused. */
  readonly DeletionProtectionEnabled?: boolean | undefined;
  /** The read and write units per second that the table or index can serve at any moment, without scaling first. */
  readonly WarmThroughput?: WarmThroughput | undefined;
  /** A resource-based policy for the table, as JSON text. */
  readonly ResourcePolicy?: string | undefined;
  /** The maximum read and write units per second of an on-demand table or index. */
  readonly OnDemandThroughput?: OnDemandThroughput | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html#DDB-CreateTable-request-GlobalTableSourceArn */
  readonly GlobalTableSourceArn?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html#DDB-CreateTable-request-GlobalTableSettingsReplicationMode */
  readonly GlobalTableSettingsReplicationMode?: GlobalTableSettingsReplicationMode | undefined;
  /** The vector indexes to create with the table. */
  readonly VectorIndexes?: readonly VectorIndex[] | undefined;
}

export interface CreateVectorIndexAction {
  /** The name of the index. */
  readonly IndexName: string;
  /** The attribute with the vectors. */
  readonly VectorAttribute: VectorAttributeDefinition;
  /** The partition key and the inline filters of the vector index. */
  readonly SearchSchema?: readonly SearchSchemaElement[] | undefined;
  /** The attributes that the index has besides the key attributes. */
  readonly Projection: Projection;
  /** The number of dimensions of the vectors. */
  readonly Dimensions: number;
  /** The function that measures the similarity of two vectors. */
  readonly DistanceFunction: VectorDistanceFunction;
}

export interface Delete {
  /** The key attributes of the item to delete, and no others. */
  readonly Key: ItemInput;
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName: string;
  /** A condition on the existing item; if it is false, the transaction is cancelled. */
  readonly ConditionExpression?: string | undefined;
  /** The attribute names for the placeholders, such as `#name`, in the expressions. */
  readonly ExpressionAttributeNames?: { readonly [name: string]: string } | undefined;
  /** The values for the placeholders, such as `:value`, in the expressions. */
  readonly ExpressionAttributeValues?: ItemInput | undefined;
  /** `'ALL_OLD'` returns the existing item if the condition fails, in the cancellation reasons of the error; `'NONE'` is the default. */
  readonly ReturnValuesOnConditionCheckFailure?: ReturnValuesOnConditionCheckFailure | undefined;
}

export interface DeleteBackupInput {
  /** The ARN of the backup. */
  readonly BackupArn: string;
}

export interface DeleteGlobalSecondaryIndexAction {
  /** The name of the index. */
  readonly IndexName: string;
}

export interface DeleteGlobalTableWitnessGroupMemberAction {
  /** The name of the AWS region, such as `eu-central-1`. */
  readonly RegionName: string;
}

export interface DeleteItemInput {
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName: string;
  /** The key attributes of the item to delete, and no others. */
  readonly Key: ItemInput;
  /**
   * The conditions of the write, by attribute.
   * @deprecated Use `ConditionExpression`.
   */
  readonly Expected?: { readonly [name: string]: ExpectedAttributeValue } | undefined;
  /**
   * Whether all (`'AND'`, the default) or any (`'OR'`) of the conditions have to be true.
   * @deprecated Use `ConditionExpression`.
   */
  readonly ConditionalOperator?: ConditionalOperator | undefined;
  /** `'ALL_OLD'` returns the deleted item as `Attributes`; `'NONE'` is the default. */
  readonly ReturnValues?: ReturnValue | undefined;
  /** Whether the response has the consumed capacity: the `'TOTAL'`, also that of each index (`'INDEXES'`), or `'NONE'`, which is the default. */
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
  /** `'SIZE'` returns the estimated size of the item collection, for tables with a local secondary index; `'NONE'` is the default. */
  readonly ReturnItemCollectionMetrics?: ReturnItemCollectionMetrics | undefined;
  /** The condition under which the item is written; if it is false, nothing is written, and the call fails with ConditionalCheckFailedException. */
  readonly ConditionExpression?: string | undefined;
  /** The attribute names for the placeholders, such as `#name`, in the expressions. */
  readonly ExpressionAttributeNames?: { readonly [name: string]: string } | undefined;
  /** The values for the placeholders, such as `:value`, in the expressions. */
  readonly ExpressionAttributeValues?: ItemInput | undefined;
  /** `'ALL_OLD'` returns the existing item if the condition fails, as the `item` of the error; `'NONE'` is the default. */
  readonly ReturnValuesOnConditionCheckFailure?: ReturnValuesOnConditionCheckFailure | undefined;
}

export interface DeleteReplicaAction {
  /** The name of the AWS region, such as `eu-central-1`. */
  readonly RegionName: string;
}

export interface DeleteReplicationGroupMemberAction {
  /** The name of the AWS region, such as `eu-central-1`. */
  readonly RegionName: string;
}

export interface DeleteRequest {
  /** The key attributes of the item to delete, and no others. */
  readonly Key: ItemInput;
}

export interface DeleteResourcePolicyInput {
  /** The ARN of the table, or of another resource that the operation is for. */
  readonly ResourceArn: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteResourcePolicy.html#DDB-DeleteResourcePolicy-request-ExpectedRevisionId */
  readonly ExpectedRevisionId?: string | undefined;
}

export interface DeleteTableInput {
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName: string;
}

export interface DeleteVectorIndexAction {
  /** The name of the index. */
  readonly IndexName: string;
}

export interface DescribeBackupInput {
  /** The ARN of the backup. */
  readonly BackupArn: string;
}

export interface DescribeBulkOperationInput {
  /** The ARN of the bulk operation. */
  readonly BulkOperationArn: string;
}

export interface DescribeContinuousBackupsInput {
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName: string;
}

export interface DescribeContributorInsightsInput {
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName: string;
  /** The name of the index. */
  readonly IndexName?: string | undefined;
}

export type DescribeEndpointsRequest = Empty;

export interface DescribeExportInput {
  /** The ARN of the export. */
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
  /** The ARN of the import. */
  readonly ImportArn: string;
}

export interface DescribeKinesisStreamingDestinationInput {
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName: string;
}

export type DescribeLimitsInput = Empty;

export interface DescribeStreamInput {
  /** The ARN of the stream: the `LatestStreamArn` of the description of its table. */
  readonly StreamArn: string;
  /** The maximum number of shards per page: 100 at most, the default. */
  readonly Limit?: number | undefined;
  /** The shard after which the page starts: the `LastEvaluatedShardId` of the page before. */
  readonly ExclusiveStartShardId?: string | undefined;
  /** Which shards are returned: all if it is absent. */
  readonly ShardFilter?: ShardFilter | undefined;
}

export interface DescribeTableInput {
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName: string;
}

export interface DescribeTableReplicaAutoScalingInput {
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName: string;
}

export interface DescribeTimeToLiveInput {
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName: string;
}

export interface DisassociateReplicationGroupMemberAction {
  /** The name of the AWS region, such as `eu-central-1`. */
  readonly RegionName: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DisassociateReplicationGroupMemberAction.html#DDB-Type-DisassociateReplicationGroupMemberAction-DisassociationMode */
  readonly DisassociationMode: DisassociationMode;
}

export interface EnableKinesisStreamingConfiguration {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_EnableKinesisStreamingConfiguration.html#DDB-Type-EnableKinesisStreamingConfiguration-ApproximateCreationDateTimePrecision */
  readonly ApproximateCreationDateTimePrecision?: ApproximateCreationDateTimePrecision | undefined;
}

export interface ExecuteStatementInput {
  /** The PartiQL statement, with `?` for each of its parameters. */
  readonly Statement: string;
  /** The values of the `?` in the statement, in the same order. */
  readonly Parameters?: readonly AttributeInput[] | undefined;
  /** Whether the read is strongly consistent: it returns all writes that succeeded before it, at twice the cost; not supported by global secondary indexes. */
  readonly ConsistentRead?: boolean | undefined;
  /** In a request the token of the page before; in a response absent from the last page. */
  readonly NextToken?: string | undefined;
  /** Whether the response has the consumed capacity: the `'TOTAL'`, also that of each index (`'INDEXES'`), or `'NONE'`, which is the default. */
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
  /** How many items the service evaluates per page; not how many are returned in all, which is `take(n)`. */
  readonly Limit?: number | undefined;
  /** `'ALL_OLD'` returns the existing item if the condition fails, as the `item` of the error; `'NONE'` is the default. */
  readonly ReturnValuesOnConditionCheckFailure?: ReturnValuesOnConditionCheckFailure | undefined;
}

export interface ExecuteTransactionInput {
  /** The PartiQL statements: at most 100, all of them reads or all of them writes. */
  readonly TransactStatements: readonly ParameterizedStatement[];
  /** Makes the request idempotent for ten minutes; each call without one gets a token of its own, which its retries repeat. */
  readonly ClientRequestToken?: string | undefined;
  /** Whether the response has the consumed capacity: the `'TOTAL'`, also that of each index (`'INDEXES'`), or `'NONE'`, which is the default. */
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
  /** The time whose state is exported. */
  readonly ExportTime?: Date | undefined;
  /** Makes the request idempotent for eight hours; each call without one gets a token of its own, which its retries repeat. */
  readonly ClientToken?: string | undefined;
  /** The name of the S3 bucket. */
  readonly S3Bucket: string;
  /** The account id of the owner of the S3 bucket. */
  readonly S3BucketOwner?: string | undefined;
  /** The prefix of the objects in the S3 bucket. */
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
  /** A condition on the items that were read: others are not returned, but consume capacity all the same; in a query not on key attributes. */
  readonly FilterExpression?: string | undefined;
  /** The attributes to return, separated by commas; all if it is absent. It does not reduce the consumed capacity. */
  readonly ProjectionExpression?: string | undefined;
  /** The partition key, `#pk = :pk`, and optionally a condition on the sort key: `=`, `<`, `<=`, `>`, `>=`, `BETWEEN` or `begins_with`. */
  readonly KeyConditionExpression?: string | undefined;
  /** The attribute names for the placeholders, such as `#name`, in the expressions. */
  readonly ExpressionAttributeNames?: { readonly [name: string]: string } | undefined;
  /** The values for the placeholders, such as `:value`, in the expressions. */
  readonly ExpressionAttributeValues?: ItemInput | undefined;
}

export interface Get {
  /** The key attributes of the item to read, and no others. */
  readonly Key: ItemInput;
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName: string;
  /** The attributes to return, separated by commas; all if it is absent. It does not reduce the consumed capacity. */
  readonly ProjectionExpression?: string | undefined;
  /** The attribute names for the placeholders, such as `#name`, in the expressions. */
  readonly ExpressionAttributeNames?: { readonly [name: string]: string } | undefined;
}

export interface GetItemInput {
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName: string;
  /** The key attributes of the item to read, and no others. */
  readonly Key: ItemInput;
  /**
   * The names of the attributes to return.
   * @deprecated Use `ProjectionExpression`.
   */
  readonly AttributesToGet?: readonly string[] | undefined;
  /** Whether the read is strongly consistent: it returns all writes that succeeded before it, at twice the cost; not supported by global secondary indexes. */
  readonly ConsistentRead?: boolean | undefined;
  /** Whether the response has the consumed capacity: the `'TOTAL'`, also that of each index (`'INDEXES'`), or `'NONE'`, which is the default. */
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
  /** The attributes to return, separated by commas; all if it is absent. It does not reduce the consumed capacity. */
  readonly ProjectionExpression?: string | undefined;
  /** The attribute names for the placeholders, such as `#name`, in the expressions. */
  readonly ExpressionAttributeNames?: { readonly [name: string]: string } | undefined;
}

export interface GetRecordsInput {
  /** The iterator of `getShardIterator`, or the `NextShardIterator` of the records before; valid for 15 minutes. */
  readonly ShardIterator: string;
  /** The maximum number of records: 1,000 at most, the default. */
  readonly Limit?: number | undefined;
}

export interface GetResourcePolicyInput {
  /** The ARN of the table, or of another resource that the operation is for. */
  readonly ResourceArn: string;
}

export interface GetShardIteratorInput {
  /** The ARN of the stream: the `LatestStreamArn` of the description of its table. */
  readonly StreamArn: string;
  /** The id of the shard. */
  readonly ShardId: string;
  /** Where the iterator starts: at the oldest record (`'TRIM_HORIZON'`), after the newest (`'LATEST'`), or at or after the record with the `SequenceNumber` (`'AT_SEQUENCE_NUMBER'`, `'AFTER_SEQUENCE_NUMBER'`). */
  readonly ShardIteratorType: ShardIteratorType;
  /** The sequence number at or after which the iterator starts. */
  readonly SequenceNumber?: string | undefined;
}

export interface GlobalSecondaryIndex {
  /** The name of the index. */
  readonly IndexName: string;
  /** The key attributes, the partition key first. */
  readonly KeySchema: readonly KeySchemaElement[];
  /** The attributes that the index has besides the key attributes. */
  readonly Projection: Projection;
  /** The reserved read and write units per second, for the billing mode `PROVISIONED`. */
  readonly ProvisionedThroughput?: ProvisionedThroughput | undefined;
  /** The maximum read and write units per second of an on-demand table or index. */
  readonly OnDemandThroughput?: OnDemandThroughput | undefined;
  /** The read and write units per second that the table or index can serve at any moment, without scaling first. */
  readonly WarmThroughput?: WarmThroughput | undefined;
}

export interface GlobalSecondaryIndexAutoScalingUpdate {
  /** The name of the index. */
  readonly IndexName?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GlobalSecondaryIndexAutoScalingUpdate.html#DDB-Type-GlobalSecondaryIndexAutoScalingUpdate-ProvisionedWriteCapacityAutoScalingUpdate */
  readonly ProvisionedWriteCapacityAutoScalingUpdate?: AutoScalingSettingsUpdate | undefined;
}

export interface GlobalSecondaryIndexUpdate {
  /** Changes the capacity of a global secondary index. */
  readonly Update?: UpdateGlobalSecondaryIndexAction | undefined;
  /** Creates a global secondary index, which is then filled from the table. */
  readonly Create?: CreateGlobalSecondaryIndexAction | undefined;
  /** Deletes a global secondary index. */
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
  /** Makes the request idempotent for eight hours; each call without one gets a token of its own, which its retries repeat. */
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
  /** The account id of the owner of the S3 bucket. */
  readonly S3BucketOwner?: string | undefined;
  /** The name of the S3 bucket. */
  readonly S3Bucket: string;
  /** The prefix of the objects in the S3 bucket. */
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
  /** The keys of the items to read: at most 100 in all tables of a request. */
  readonly Keys: readonly ItemInput[];
  /**
   * The names of the attributes to return.
   * @deprecated Use `ProjectionExpression`.
   */
  readonly AttributesToGet?: readonly string[] | undefined;
  /** Whether the read is strongly consistent: it returns all writes that succeeded before it, at twice the cost; not supported by global secondary indexes. */
  readonly ConsistentRead?: boolean | undefined;
  /** The attributes to return, separated by commas; all if it is absent. It does not reduce the consumed capacity. */
  readonly ProjectionExpression?: string | undefined;
  /** The attribute names for the placeholders, such as `#name`, in the expressions. */
  readonly ExpressionAttributeNames?: { readonly [name: string]: string } | undefined;
}

export interface KinesisStreamingDestinationInput {
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DisableKinesisStreamingDestination.html#DDB-DisableKinesisStreamingDestination-request-StreamArn */
  readonly StreamArn: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DisableKinesisStreamingDestination.html#DDB-DisableKinesisStreamingDestination-request-EnableKinesisStreamingConfiguration */
  readonly EnableKinesisStreamingConfiguration?: EnableKinesisStreamingConfiguration | undefined;
}

export interface ListBackupsInput {
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName?: string | undefined;
  /** The number of entries per page at most; a stream goes on with the next page. */
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
  /** The number of entries per page at most; a stream goes on with the next page. */
  readonly MaxResults?: number | undefined;
  /** In a request the token of the page before; in a response absent from the last page. */
  readonly NextToken?: string | undefined;
}

export interface ListContributorInsightsInput {
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName?: string | undefined;
  /** In a request the token of the page before; in a response absent from the last page. */
  readonly NextToken?: string | undefined;
  /** The number of entries per page at most; a stream goes on with the next page. */
  readonly MaxResults?: number | undefined;
}

export interface ListExportsInput {
  /** The ARN of the table. */
  readonly TableArn?: string | undefined;
  /** The number of entries per page at most; a stream goes on with the next page. */
  readonly MaxResults?: number | undefined;
  /** In a request the token of the page before; in a response absent from the last page. */
  readonly NextToken?: string | undefined;
}

export interface ListGlobalTablesInput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListGlobalTables.html#DDB-ListGlobalTables-request-ExclusiveStartGlobalTableName */
  readonly ExclusiveStartGlobalTableName?: string | undefined;
  /** The number of entries per page at most; a stream goes on with the next page. */
  readonly Limit?: number | undefined;
  /** The name of the AWS region, such as `eu-central-1`. */
  readonly RegionName?: string | undefined;
}

export interface ListImportsInput {
  /** The ARN of the table. */
  readonly TableArn?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListImports.html#DDB-ListImports-request-PageSize */
  readonly PageSize?: number | undefined;
  /** In a request the token of the page before; in a response absent from the last page. */
  readonly NextToken?: string | undefined;
}

export interface ListStreamsInput {
  /** The name of the table whose streams are listed; those of all tables if it is absent. */
  readonly TableName?: string | undefined;
  /** The maximum number of streams per page: 100 at most, the default. */
  readonly Limit?: number | undefined;
  /** The ARN after which the page starts: the `LastEvaluatedStreamArn` of the page before. */
  readonly ExclusiveStartStreamArn?: string | undefined;
}

export interface ListTablesInput {
  /** The name after which the page starts: the `LastEvaluatedTableName` of the page before. */
  readonly ExclusiveStartTableName?: string | undefined;
  /** The number of entries per page at most; a stream goes on with the next page. */
  readonly Limit?: number | undefined;
}

export interface ListTagsOfResourceInput {
  /** The ARN of the table, or of another resource that the operation is for. */
  readonly ResourceArn: string;
  /** In a request the token of the page before; in a response absent from the last page. */
  readonly NextToken?: string | undefined;
}

export interface LocalSecondaryIndex {
  /** The name of the index. */
  readonly IndexName: string;
  /** The key attributes, the partition key first. */
  readonly KeySchema: readonly KeySchemaElement[];
  /** The attributes that the index has besides the key attributes. */
  readonly Projection: Projection;
}

export interface OutputS3Configuration {
  /** The account id of the owner of the S3 bucket. */
  readonly S3BucketOwner?: string | undefined;
  /** The name of the S3 bucket. */
  readonly S3Bucket?: string | undefined;
  /** The prefix of the objects in the S3 bucket. */
  readonly S3KeyPrefix?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_OutputS3Configuration.html#DDB-Type-OutputS3Configuration-S3SseAlgorithm */
  readonly S3SseAlgorithm?: S3SseAlgorithm | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_OutputS3Configuration.html#DDB-Type-OutputS3Configuration-S3SseKmsKeyId */
  readonly S3SseKmsKeyId?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_OutputS3Configuration.html#DDB-Type-OutputS3Configuration-OutputType */
  readonly OutputType: readonly OutputTypeEnum[];
}

export interface ParameterizedStatement {
  /** The PartiQL statement, with `?` for each of its parameters. */
  readonly Statement: string;
  /** The values of the `?` in the statement, in the same order. */
  readonly Parameters?: readonly AttributeInput[] | undefined;
  /** `'ALL_OLD'` returns the existing item if the condition fails, in the cancellation reasons of the error; `'NONE'` is the default. */
  readonly ReturnValuesOnConditionCheckFailure?: ReturnValuesOnConditionCheckFailure | undefined;
}

export interface PointInTimeRecoverySpecification {
  /** Whether the table can be restored to any recent time. */
  readonly PointInTimeRecoveryEnabled: boolean;
  /** For how many days the table can be restored: 1 to 35, which is the default. */
  readonly RecoveryPeriodInDays?: number | undefined;
}

export interface Projection {
  /** `'ALL'` attributes, only the key attributes (`'KEYS_ONLY'`), or also the `NonKeyAttributes` (`'INCLUDE'`). */
  readonly ProjectionType?: ProjectionType | undefined;
  /** The other attributes of the index, with `ProjectionType: 'INCLUDE'`. */
  readonly NonKeyAttributes?: readonly string[] | undefined;
}

export interface Put {
  /** The item to write, with its key attributes. */
  readonly Item: ItemInput;
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName: string;
  /** A condition on the existing item; if it is false, the transaction is cancelled. */
  readonly ConditionExpression?: string | undefined;
  /** The attribute names for the placeholders, such as `#name`, in the expressions. */
  readonly ExpressionAttributeNames?: { readonly [name: string]: string } | undefined;
  /** The values for the placeholders, such as `:value`, in the expressions. */
  readonly ExpressionAttributeValues?: ItemInput | undefined;
  /** `'ALL_OLD'` returns the existing item if the condition fails, in the cancellation reasons of the error; `'NONE'` is the default. */
  readonly ReturnValuesOnConditionCheckFailure?: ReturnValuesOnConditionCheckFailure | undefined;
}

export interface PutItemInput {
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName: string;
  /** The item to write, with its key attributes. */
  readonly Item: ItemInput;
  /**
   * The conditions of the write, by attribute.
   * @deprecated Use `ConditionExpression`.
   */
  readonly Expected?: { readonly [name: string]: ExpectedAttributeValue } | undefined;
  /** `'ALL_OLD'` returns the replaced item as `Attributes`; `'NONE'` is the default. */
  readonly ReturnValues?: ReturnValue | undefined;
  /** Whether the response has the consumed capacity: the `'TOTAL'`, also that of each index (`'INDEXES'`), or `'NONE'`, which is the default. */
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
  /** `'SIZE'` returns the estimated size of the item collection, for tables with a local secondary index; `'NONE'` is the default. */
  readonly ReturnItemCollectionMetrics?: ReturnItemCollectionMetrics | undefined;
  /**
   * Whether all (`'AND'`, the default) or any (`'OR'`) of the conditions have to be true.
   * @deprecated Use `ConditionExpression`.
   */
  readonly ConditionalOperator?: ConditionalOperator | undefined;
  /** The condition under which the item is written; if it is false, nothing is written, and the call fails with ConditionalCheckFailedException. */
  readonly ConditionExpression?: string | undefined;
  /** The attribute names for the placeholders, such as `#name`, in the expressions. */
  readonly ExpressionAttributeNames?: { readonly [name: string]: string } | undefined;
  /** The values for the placeholders, such as `:value`, in the expressions. */
  readonly ExpressionAttributeValues?: ItemInput | undefined;
  /** `'ALL_OLD'` returns the existing item if the condition fails, as the `item` of the error; `'NONE'` is the default. */
  readonly ReturnValuesOnConditionCheckFailure?: ReturnValuesOnConditionCheckFailure | undefined;
}

export interface PutRequest {
  /** The item to write, with its key attributes. */
  readonly Item: ItemInput;
}

export interface PutResourcePolicyInput {
  /** The ARN of the table, or of another resource that the operation is for. */
  readonly ResourceArn: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutResourcePolicy.html#DDB-PutResourcePolicy-request-Policy */
  readonly Policy: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutResourcePolicy.html#DDB-PutResourcePolicy-request-ExpectedRevisionId */
  readonly ExpectedRevisionId?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutResourcePolicy.html#DDB-PutResourcePolicy-request-ConfirmRemoveSelfResourceAccess */
  readonly ConfirmRemoveSelfResourceAccess?: boolean | undefined;
}

export interface QueryInput {
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName: string;
  /** The index to query; the table itself if it is absent. */
  readonly IndexName?: string | undefined;
  /** What is returned: `'ALL_ATTRIBUTES'`, `'ALL_PROJECTED_ATTRIBUTES'` of an index, `'SPECIFIC_ATTRIBUTES'` of a projection, or the `'COUNT'` without items. */
  readonly Select?: Select | undefined;
  /**
   * The names of the attributes to return.
   * @deprecated Use `ProjectionExpression`.
   */
  readonly AttributesToGet?: readonly string[] | undefined;
  /** How many items the service evaluates per page, before the filter; not how many are returned in all, which is `take(n)`. */
  readonly Limit?: number | undefined;
  /** Whether the read is strongly consistent: it returns all writes that succeeded before it, at twice the cost; not supported by global secondary indexes. */
  readonly ConsistentRead?: boolean | undefined;
  /**
   * The conditions on the key, by attribute.
   * @deprecated Use `KeyConditionExpression`.
   */
  readonly KeyConditions?: { readonly [name: string]: Condition } | undefined;
  /**
   * The conditions on the items that were read, by attribute.
   * @deprecated Use `FilterExpression`.
   */
  readonly QueryFilter?: { readonly [name: string]: Condition } | undefined;
  /**
   * Whether all (`'AND'`, the default) or any (`'OR'`) of the conditions have to be true.
   * @deprecated Use `FilterExpression`.
   */
  readonly ConditionalOperator?: ConditionalOperator | undefined;
  /** Whether items are returned in ascending order of the sort key; `true` by default. */
  readonly ScanIndexForward?: boolean | undefined;
  /** The key after which the page starts: the `LastEvaluatedKey` of the page before. */
  readonly ExclusiveStartKey?: ItemInput | undefined;
  /** Whether the response has the consumed capacity: the `'TOTAL'`, also that of each index (`'INDEXES'`), or `'NONE'`, which is the default. */
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
  /** The attributes to return, separated by commas; all if it is absent. It does not reduce the consumed capacity. */
  readonly ProjectionExpression?: string | undefined;
  /** A condition on the items that were read: others are not returned, but consume capacity all the same; in a query not on key attributes. */
  readonly FilterExpression?: string | undefined;
  /** The partition key, `#pk = :pk`, and optionally a condition on the sort key: `=`, `<`, `<=`, `>`, `>=`, `BETWEEN` or `begins_with`. */
  readonly KeyConditionExpression?: string | undefined;
  /** The attribute names for the placeholders, such as `#name`, in the expressions. */
  readonly ExpressionAttributeNames?: { readonly [name: string]: string } | undefined;
  /** The values for the placeholders, such as `:value`, in the expressions. */
  readonly ExpressionAttributeValues?: ItemInput | undefined;
}

export interface ReplicaAutoScalingUpdate {
  /** The name of the AWS region, such as `eu-central-1`. */
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
  /** The name of the AWS region, such as `eu-central-1`. */
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
  /** Creates a replica in another region. */
  readonly Create?: CreateReplicationGroupMemberAction | undefined;
  /** Changes the settings of a replica. */
  readonly Update?: UpdateReplicationGroupMemberAction | undefined;
  /** Deletes a replica. */
  readonly Delete?: DeleteReplicationGroupMemberAction | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicationGroupUpdate.html#DDB-Type-ReplicationGroupUpdate-Disassociate */
  readonly Disassociate?: DisassociateReplicationGroupMemberAction | undefined;
}

export interface RestoreTableFromBackupInput {
  /** The name of the table to create. */
  readonly TargetTableName: string;
  /** The ARN of the backup. */
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
  /** The ARN of the table to restore, or that was restored. */
  readonly SourceTableArn?: string | undefined;
  /** The name of the table to restore. */
  readonly SourceTableName?: string | undefined;
  /** The name of the table to create. */
  readonly TargetTableName: string;
  /** Whether to restore the latest possible state, instead of that at `RestoreDateTime`. */
  readonly UseLatestRestorableTime?: boolean | undefined;
  /** The time whose state is restored. */
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
  /** Whether a KMS key encrypts the table, and not a key that AWS owns. */
  readonly Enabled?: boolean | undefined;
  /** The type of encryption: `'KMS'`. */
  readonly SSEType?: SSEType | undefined;
  /** The KMS key: its id, its ARN or an alias. */
  readonly KMSMasterKeyId?: string | undefined;
}

export interface ScanInput {
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName: string;
  /** The index to scan; the table itself if it is absent. */
  readonly IndexName?: string | undefined;
  /**
   * The names of the attributes to return.
   * @deprecated Use `ProjectionExpression`.
   */
  readonly AttributesToGet?: readonly string[] | undefined;
  /** How many items the service evaluates per page, before the filter; not how many are returned in all, which is `take(n)`. */
  readonly Limit?: number | undefined;
  /** What is returned: `'ALL_ATTRIBUTES'`, `'ALL_PROJECTED_ATTRIBUTES'` of an index, `'SPECIFIC_ATTRIBUTES'` of a projection, or the `'COUNT'` without items. */
  readonly Select?: Select | undefined;
  /**
   * The conditions on the items that were read, by attribute.
   * @deprecated Use `FilterExpression`.
   */
  readonly ScanFilter?: { readonly [name: string]: Condition } | undefined;
  /**
   * Whether all (`'AND'`, the default) or any (`'OR'`) of the conditions have to be true.
   * @deprecated Use `FilterExpression`.
   */
  readonly ConditionalOperator?: ConditionalOperator | undefined;
  /** The key after which the page starts: the `LastEvaluatedKey` of the page before. */
  readonly ExclusiveStartKey?: ItemInput | undefined;
  /** Whether the response has the consumed capacity: the `'TOTAL'`, also that of each index (`'INDEXES'`), or `'NONE'`, which is the default. */
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
  /** The number of segments of a parallel scan, from 1 to 1,000,000. */
  readonly TotalSegments?: number | undefined;
  /** The segment to scan, from 0 to `TotalSegments` - 1; `parallelScan` scans them all. */
  readonly Segment?: number | undefined;
  /** The attributes to return, separated by commas; all if it is absent. It does not reduce the consumed capacity. */
  readonly ProjectionExpression?: string | undefined;
  /** A condition on the items that were read: others are not returned, but consume capacity all the same; in a query not on key attributes. */
  readonly FilterExpression?: string | undefined;
  /** The attribute names for the placeholders, such as `#name`, in the expressions. */
  readonly ExpressionAttributeNames?: { readonly [name: string]: string } | undefined;
  /** The values for the placeholders, such as `:value`, in the expressions. */
  readonly ExpressionAttributeValues?: ItemInput | undefined;
  /** Whether the read is strongly consistent: it returns all writes that succeeded before it, at twice the cost; not supported by global secondary indexes. */
  readonly ConsistentRead?: boolean | undefined;
}

export interface SearchSchemaElement {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_SearchSchemaElement.html#DDB-Type-SearchSchemaElement-AttributeName */
  readonly AttributeName: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_SearchSchemaElement.html#DDB-Type-SearchSchemaElement-SearchSchemaElementType */
  readonly SearchSchemaElementType: SearchSchemaElementType;
}

export interface SearchVectorsInput {
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName: string;
  /** The vector index to search. */
  readonly IndexName: string;
  /** Whether the response has the consumed capacity: the `'TOTAL'`, also that of each index (`'INDEXES'`), or `'NONE'`, which is the default. */
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
  /** The attribute names for the placeholders, such as `#name`, in the expressions. */
  readonly ExpressionAttributeNames?: { readonly [name: string]: string } | undefined;
  /** The values for the placeholders, such as `:value`, in the expressions. */
  readonly ExpressionAttributeValues?: ItemInput | undefined;
  /** The attributes to return, separated by commas; all if it is absent. It does not reduce the consumed capacity. */
  readonly ProjectionExpression?: string | undefined;
  /** The vector with which items are compared; it has as many dimensions as the index. */
  readonly SearchVector: readonly AttributeInput[];
  /** A condition of equality on the partition key and the inline filters of the vector index. */
  readonly SearchConditionExpression?: string | undefined;
  /** The number of most similar items to return. */
  readonly TopK: number;
}

export interface ShardFilter {
  /** `'CHILD_SHARDS'` for the shards whose parent is the shard `ShardId`. */
  readonly Type?: ShardFilterType | undefined;
  /** The id of the parent. */
  readonly ShardId?: string | undefined;
}

export interface StartBulkPutItemsInput {
  /** Makes the request idempotent for eight hours; each call without one gets a token of its own, which its retries repeat. */
  readonly ClientToken?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_StartBulkPutItems.html#DDB-StartBulkPutItems-request-InputS3Configuration */
  readonly InputS3Configuration: InputS3Configuration;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_StartBulkPutItems.html#DDB-StartBulkPutItems-request-OutputS3Configuration */
  readonly OutputS3Configuration: OutputS3Configuration;
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_StartBulkPutItems.html#DDB-StartBulkPutItems-request-MaxWriteRequestUnits */
  readonly MaxWriteRequestUnits?: number | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_StartBulkPutItems.html#DDB-StartBulkPutItems-request-PerformanceTier */
  readonly PerformanceTier?: BulkOperationPerformanceTier | undefined;
}

export interface StreamSpecification {
  /** Whether the table has a stream of its changes. */
  readonly StreamEnabled: boolean;
  /** What the records of the stream contain: `'KEYS_ONLY'`, the `'NEW_IMAGE'` of the item, the `'OLD_IMAGE'`, or `'NEW_AND_OLD_IMAGES'`. */
  readonly StreamViewType?: StreamViewType | undefined;
}

export interface TableCreationParameters {
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName: string;
  /** The names and types of the key attributes of the table and its indexes, and of no others. */
  readonly AttributeDefinitions: readonly AttributeDefinition[];
  /** The key attributes, the partition key first. */
  readonly KeySchema: readonly KeySchemaElement[];
  /** Whether each request is paid for (`'PAY_PER_REQUEST'`, on-demand) or reserved capacity (`'PROVISIONED'`). */
  readonly BillingMode?: BillingMode | undefined;
  /** The reserved read and write units per second, for the billing mode `PROVISIONED`. */
  readonly ProvisionedThroughput?: ProvisionedThroughput | undefined;
  /** The maximum read and write units per second of an on-demand table or index. */
  readonly OnDemandThroughput?: OnDemandThroughput | undefined;
  /** The key that encrypts the table at rest; a key that AWS owns by default. */
  readonly SSESpecification?: SSESpecification | undefined;
  /** The global secondary indexes to create with the table. */
  readonly GlobalSecondaryIndexes?: readonly GlobalSecondaryIndex[] | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableCreationParameters.html#DDB-Type-TableCreationParameters-VectorIndexes */
  readonly VectorIndexes?: readonly VectorIndex[] | undefined;
}

export interface TagResourceInput {
  /** The ARN of the table, or of another resource that the operation is for. */
  readonly ResourceArn: string;
  /** The tags, which are pairs of a key and a value, for example for cost reports: at most 50. */
  readonly Tags: readonly Tag[];
}

export interface TransactGetItem {
  /** The item to read. */
  readonly Get: Get;
}

export interface TransactGetItemsInput {
  /** The items to read: at most 100. */
  readonly TransactItems: readonly TransactGetItem[];
  /** Whether the response has the consumed capacity: the `'TOTAL'`, also that of each index (`'INDEXES'`), or `'NONE'`, which is the default. */
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
}

export interface TransactWriteItem {
  /** Checks a condition on an item that the transaction does not write. */
  readonly ConditionCheck?: ConditionCheck | undefined;
  /** Writes an item, which replaces an item with the same key. */
  readonly Put?: Put | undefined;
  /** Deletes an item. */
  readonly Delete?: Delete | undefined;
  /** Changes attributes of an item, or creates it. */
  readonly Update?: Update | undefined;
}

export interface TransactWriteItemsInput {
  /** The writes and condition checks: at most 100, and only one for each item. */
  readonly TransactItems: readonly TransactWriteItem[];
  /** Whether the response has the consumed capacity: the `'TOTAL'`, also that of each index (`'INDEXES'`), or `'NONE'`, which is the default. */
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
  /** `'SIZE'` returns the estimated size of the item collection, for tables with a local secondary index; `'NONE'` is the default. */
  readonly ReturnItemCollectionMetrics?: ReturnItemCollectionMetrics | undefined;
  /** Makes the request idempotent for ten minutes; each call without one gets a token of its own, which its retries repeat. */
  readonly ClientRequestToken?: string | undefined;
}

export interface UntagResourceInput {
  /** The ARN of the table, or of another resource that the operation is for. */
  readonly ResourceArn: string;
  /** The keys of the tags to remove. */
  readonly TagKeys: readonly string[];
}

export interface Update {
  /** The key attributes of the item to update, and no others; an item that does not exist is created. */
  readonly Key: ItemInput;
  /** The changes to the item: `SET`, `REMOVE`, `ADD` and `DELETE` clauses. */
  readonly UpdateExpression: string;
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName: string;
  /** A condition on the existing item; if it is false, the transaction is cancelled. */
  readonly ConditionExpression?: string | undefined;
  /** The attribute names for the placeholders, such as `#name`, in the expressions. */
  readonly ExpressionAttributeNames?: { readonly [name: string]: string } | undefined;
  /** The values for the placeholders, such as `:value`, in the expressions. */
  readonly ExpressionAttributeValues?: ItemInput | undefined;
  /** `'ALL_OLD'` returns the existing item if the condition fails, in the cancellation reasons of the error; `'NONE'` is the default. */
  readonly ReturnValuesOnConditionCheckFailure?: ReturnValuesOnConditionCheckFailure | undefined;
}

export interface UpdateContinuousBackupsInput {
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName: string;
  /** Whether the table can be restored to any recent time. */
  readonly PointInTimeRecoverySpecification: PointInTimeRecoverySpecification;
}

export interface UpdateContributorInsightsInput {
  /** The name of the table; a request may have its ARN instead. */
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
  /** The reserved read and write units per second, for the billing mode `PROVISIONED`. */
  readonly ProvisionedThroughput?: ProvisionedThroughput | undefined;
  /** The maximum read and write units per second of an on-demand table or index. */
  readonly OnDemandThroughput?: OnDemandThroughput | undefined;
  /** The read and write units per second that the table or index can serve at any moment, without scaling first. */
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
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName: string;
  /** The key attributes of the item to update, and no others; an item that does not exist is created. */
  readonly Key: ItemInput;
  /**
   * The changes by attribute.
   * @deprecated Use `UpdateExpression`.
   */
  readonly AttributeUpdates?: { readonly [name: string]: AttributeValueUpdate } | undefined;
  /**
   * The conditions of the write, by attribute.
   * @deprecated Use `ConditionExpression`.
   */
  readonly Expected?: { readonly [name: string]: ExpectedAttributeValue } | undefined;
  /**
   * Whether all (`'AND'`, the default) or any (`'OR'`) of the conditions have to be true.
   * @deprecated Use `ConditionExpression`.
   */
  readonly ConditionalOperator?: ConditionalOperator | undefined;
  /** The attributes to return as `Attributes`: of the whole item (`'ALL_OLD'`, `'ALL_NEW'`) or the updated ones (`'UPDATED_OLD'`, `'UPDATED_NEW'`), before or after the update; `'NONE'` by default. */
  readonly ReturnValues?: ReturnValue | undefined;
  /** Whether the response has the consumed capacity: the `'TOTAL'`, also that of each index (`'INDEXES'`), or `'NONE'`, which is the default. */
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
  /** `'SIZE'` returns the estimated size of the item collection, for tables with a local secondary index; `'NONE'` is the default. */
  readonly ReturnItemCollectionMetrics?: ReturnItemCollectionMetrics | undefined;
  /** The changes to the item: `SET`, `REMOVE`, `ADD` and `DELETE` clauses. */
  readonly UpdateExpression?: string | undefined;
  /** The condition under which the item is written; if it is false, nothing is written, and the call fails with ConditionalCheckFailedException. */
  readonly ConditionExpression?: string | undefined;
  /** The attribute names for the placeholders, such as `#name`, in the expressions. */
  readonly ExpressionAttributeNames?: { readonly [name: string]: string } | undefined;
  /** The values for the placeholders, such as `:value`, in the expressions. */
  readonly ExpressionAttributeValues?: ItemInput | undefined;
  /** `'ALL_OLD'` returns the existing item if the condition fails, as the `item` of the error; `'NONE'` is the default. */
  readonly ReturnValuesOnConditionCheckFailure?: ReturnValuesOnConditionCheckFailure | undefined;
}

export interface UpdateKinesisStreamingConfiguration {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateKinesisStreamingConfiguration.html#DDB-Type-UpdateKinesisStreamingConfiguration-ApproximateCreationDateTimePrecision */
  readonly ApproximateCreationDateTimePrecision?: ApproximateCreationDateTimePrecision | undefined;
}

export interface UpdateKinesisStreamingDestinationInput {
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateKinesisStreamingDestination.html#DDB-UpdateKinesisStreamingDestination-request-StreamArn */
  readonly StreamArn: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateKinesisStreamingDestination.html#DDB-UpdateKinesisStreamingDestination-request-UpdateKinesisStreamingConfiguration */
  readonly UpdateKinesisStreamingConfiguration?: UpdateKinesisStreamingConfiguration | undefined;
}

export interface UpdateReplicationGroupMemberAction {
  /** The name of the AWS region, such as `eu-central-1`. */
  readonly RegionName: string;
  /** The KMS key: its id, its ARN or an alias. */
  readonly KMSMasterKeyId?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateReplicationGroupMemberAction.html#DDB-Type-UpdateReplicationGroupMemberAction-ProvisionedThroughputOverride */
  readonly ProvisionedThroughputOverride?: ProvisionedThroughputOverride | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateReplicationGroupMemberAction.html#DDB-Type-UpdateReplicationGroupMemberAction-OnDemandThroughputOverride */
  readonly OnDemandThroughputOverride?: OnDemandThroughputOverride | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateReplicationGroupMemberAction.html#DDB-Type-UpdateReplicationGroupMemberAction-GlobalSecondaryIndexes */
  readonly GlobalSecondaryIndexes?: readonly ReplicaGlobalSecondaryIndex[] | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateReplicationGroupMemberAction.html#DDB-Type-UpdateReplicationGroupMemberAction-TableClassOverride */
  readonly TableClassOverride?: TableClass | undefined;
}

export interface UpdateTableInput {
  /** The names and types of the key attributes of the table and its indexes, and of no others. */
  readonly AttributeDefinitions?: readonly AttributeDefinition[] | undefined;
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName: string;
  /** Whether each request is paid for (`'PAY_PER_REQUEST'`, on-demand) or reserved capacity (`'PROVISIONED'`). */
  readonly BillingMode?: BillingMode | undefined;
  /** The reserved read and write units per second, for the billing mode `PROVISIONED`. */
  readonly ProvisionedThroughput?: ProvisionedThroughput | undefined;
  /** The global secondary indexes to create, update or delete; only one can be created or deleted per request. */
  readonly GlobalSecondaryIndexUpdates?: readonly GlobalSecondaryIndexUpdate[] | undefined;
  /** Whether the table has a stream of its changes, and what its records contain. */
  readonly StreamSpecification?: StreamSpecification | undefined;
  /** The key that encrypts the table at rest; a key that AWS owns by default. */
  readonly SSESpecification?: SSESpecification | undefined;
  /** The replica to create, update or delete. */
  readonly ReplicaUpdates?: readonly ReplicationGroupUpdate[] | undefined;
  /** The storage class of the table: `'STANDARD'`, the default, or `'STANDARD_INFREQUENT_ACCESS'`. */
  readonly TableClass?: TableClass | undefined;
  /** Whether DeleteTable is refused. */
  readonly DeletionProtectionEnabled?: boolean | undefined;
  /** The consistency of the global table between regions: `'EVENTUAL'`, the default, or `'STRONG'`. */
  readonly MultiRegionConsistency?: MultiRegionConsistency | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html#DDB-UpdateTable-request-GlobalTableWitnessUpdates */
  readonly GlobalTableWitnessUpdates?: readonly GlobalTableWitnessGroupUpdate[] | undefined;
  /** The maximum read and write units per second of an on-demand table or index. */
  readonly OnDemandThroughput?: OnDemandThroughput | undefined;
  /** The read and write units per second that the table or index can serve at any moment, without scaling first. */
  readonly WarmThroughput?: WarmThroughput | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html#DDB-UpdateTable-request-GlobalTableSettingsReplicationMode */
  readonly GlobalTableSettingsReplicationMode?: GlobalTableSettingsReplicationMode | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html#DDB-UpdateTable-request-DisassociationProtectionEnabled */
  readonly DisassociationProtectionEnabled?: boolean | undefined;
  /** The vector indexes to create or delete. */
  readonly VectorIndexUpdates?: readonly VectorIndexUpdate[] | undefined;
}

export interface UpdateTableReplicaAutoScalingInput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTableReplicaAutoScaling.html#DDB-UpdateTableReplicaAutoScaling-request-GlobalSecondaryIndexUpdates */
  readonly GlobalSecondaryIndexUpdates?: readonly GlobalSecondaryIndexAutoScalingUpdate[] | undefined;
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTableReplicaAutoScaling.html#DDB-UpdateTableReplicaAutoScaling-request-ProvisionedWriteCapacityAutoScalingUpdate */
  readonly ProvisionedWriteCapacityAutoScalingUpdate?: AutoScalingSettingsUpdate | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTableReplicaAutoScaling.html#DDB-UpdateTableReplicaAutoScaling-request-ReplicaUpdates */
  readonly ReplicaUpdates?: readonly ReplicaAutoScalingUpdate[] | undefined;
}

export interface UpdateTimeToLiveInput {
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName: string;
  /** Whether items expire, and the attribute with the time. */
  readonly TimeToLiveSpecification: TimeToLiveSpecification;
}

export interface VectorIndex {
  /** The name of the index. */
  readonly IndexName: string;
  /** The attribute with the vectors. */
  readonly VectorAttribute: VectorAttributeDefinition;
  /** The partition key and the inline filters of the vector index. */
  readonly SearchSchema?: readonly SearchSchemaElement[] | undefined;
  /** The attributes that the index has besides the key attributes. */
  readonly Projection: Projection;
  /** The number of dimensions of the vectors. */
  readonly Dimensions: number;
  /** The function that measures the similarity of two vectors. */
  readonly DistanceFunction: VectorDistanceFunction;
}

export interface VectorIndexUpdate {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_VectorIndexUpdate.html#DDB-Type-VectorIndexUpdate-Create */
  readonly Create?: CreateVectorIndexAction | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_VectorIndexUpdate.html#DDB-Type-VectorIndexUpdate-Delete */
  readonly Delete?: DeleteVectorIndexAction | undefined;
}

export interface WriteRequest {
  /** Writes an item, which replaces an item with the same key. */
  readonly PutRequest?: PutRequest | undefined;
  /** Deletes an item; a missing item is not an error. */
  readonly DeleteRequest?: DeleteRequest | undefined;
}
