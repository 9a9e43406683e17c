// Written by `npx tsx spec/api/generate.ts`, which reads the models of the AWS SDK.

import type {
  ApproximateCreationDateTimePrecision,
  BackupStatus,
  BackupType,
  BatchStatementErrorCodeEnum,
  BillingMode,
  BulkOperationInputFormat,
  BulkOperationPerformanceTier,
  BulkOperationStatus,
  ContinuousBackupsStatus,
  ContributorInsightsMode,
  ContributorInsightsStatus,
  DestinationStatus,
  ExportFormat,
  ExportStatus,
  ExportType,
  ExportViewType,
  GlobalTableSettingsReplicationMode,
  GlobalTableStatus,
  ImportStatus,
  IndexStatus,
  InputCompressionType,
  InputFormat,
  KeyType,
  MultiRegionConsistency,
  OperationType,
  OutputTypeEnum,
  PointInTimeRecoveryStatus,
  ProjectionType,
  ReplicaStatus,
  S3SseAlgorithm,
  ScalarAttributeType,
  SearchSchemaElementType,
  SSEStatus,
  SSEType,
  StreamStatus,
  StreamViewType,
  TableClass,
  TableStatus,
  TimeToLiveStatus,
  VectorDistanceFunction,
  WitnessStatus,
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
import type { EnumOutput, Item } from './values.ts';

export interface ArchivalSummary {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ArchivalSummary.html#DDB-Type-ArchivalSummary-ArchivalDateTime */
  readonly ArchivalDateTime?: Date | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ArchivalSummary.html#DDB-Type-ArchivalSummary-ArchivalReason */
  readonly ArchivalReason?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ArchivalSummary.html#DDB-Type-ArchivalSummary-ArchivalBackupArn */
  readonly ArchivalBackupArn?: string | undefined;
}

export interface AttributeDefinitionOutput {
  /** The name of the attribute. */
  readonly AttributeName: string;
  /** The type of the attribute: `'S'` (string), `'N'` (number) or `'B'` (binary). */
  readonly AttributeType: EnumOutput<ScalarAttributeType>;
}

export interface AutoScalingPolicyDescription {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AutoScalingPolicyDescription.html#DDB-Type-AutoScalingPolicyDescription-PolicyName */
  readonly PolicyName?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AutoScalingPolicyDescription.html#DDB-Type-AutoScalingPolicyDescription-TargetTrackingScalingPolicyConfiguration */
  readonly TargetTrackingScalingPolicyConfiguration?:
    | AutoScalingTargetTrackingScalingPolicyConfigurationDescription
    | undefined;
}

export interface AutoScalingSettingsDescription {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AutoScalingSettingsDescription.html#DDB-Type-AutoScalingSettingsDescription-MinimumUnits */
  readonly MinimumUnits?: number | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AutoScalingSettingsDescription.html#DDB-Type-AutoScalingSettingsDescription-MaximumUnits */
  readonly MaximumUnits?: number | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AutoScalingSettingsDescription.html#DDB-Type-AutoScalingSettingsDescription-AutoScalingDisabled */
  readonly AutoScalingDisabled?: boolean | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AutoScalingSettingsDescription.html#DDB-Type-AutoScalingSettingsDescription-AutoScalingRoleArn */
  readonly AutoScalingRoleArn?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AutoScalingSettingsDescription.html#DDB-Type-AutoScalingSettingsDescription-ScalingPolicies */
  readonly ScalingPolicies?: readonly AutoScalingPolicyDescription[] | undefined;
}

export interface AutoScalingTargetTrackingScalingPolicyConfigurationDescription {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AutoScalingTargetTrackingScalingPolicyConfigurationDescription.html#DDB-Type-AutoScalingTargetTrackingScalingPolicyConfigurationDescription-DisableScaleIn */
  readonly DisableScaleIn?: boolean | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AutoScalingTargetTrackingScalingPolicyConfigurationDescription.html#DDB-Type-AutoScalingTargetTrackingScalingPolicyConfigurationDescription-ScaleInCooldown */
  readonly ScaleInCooldown?: number | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AutoScalingTargetTrackingScalingPolicyConfigurationDescription.html#DDB-Type-AutoScalingTargetTrackingScalingPolicyConfigurationDescription-ScaleOutCooldown */
  readonly ScaleOutCooldown?: number | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AutoScalingTargetTrackingScalingPolicyConfigurationDescription.html#DDB-Type-AutoScalingTargetTrackingScalingPolicyConfigurationDescription-TargetValue */
  readonly TargetValue: number;
}

export interface BackupDescription {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BackupDescription.html#DDB-Type-BackupDescription-BackupDetails */
  readonly BackupDetails?: BackupDetails | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BackupDescription.html#DDB-Type-BackupDescription-SourceTableDetails */
  readonly SourceTableDetails?: SourceTableDetails | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BackupDescription.html#DDB-Type-BackupDescription-SourceTableFeatureDetails */
  readonly SourceTableFeatureDetails?: SourceTableFeatureDetails | undefined;
}

export interface BackupDetails {
  /** The ARN of the backup. */
  readonly BackupArn: string;
  /** The name of the backup. */
  readonly BackupName: string;
  /** The size of the backup in bytes. */
  readonly BackupSizeBytes?: number | undefined;
  /** Whether the backup is being created, available or deleted. */
  readonly BackupStatus: EnumOutput<BackupStatus>;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BackupDetails.html#DDB-Type-BackupDetails-BackupType */
  readonly BackupType: EnumOutput<BackupType>;
  /** When the backup was made. */
  readonly BackupCreationDateTime: Date;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BackupDetails.html#DDB-Type-BackupDetails-BackupExpiryDateTime */
  readonly BackupExpiryDateTime?: Date | undefined;
}

export interface BackupSummary {
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName?: string | undefined;
  /** The id of the table; a table that is created again under the same name has another one. */
  readonly TableId?: string | undefined;
  /** The ARN of the table. */
  readonly TableArn?: string | undefined;
  /** The ARN of the backup. */
  readonly BackupArn?: string | undefined;
  /** The name of the backup. */
  readonly BackupName?: string | undefined;
  /** When the backup was made. */
  readonly BackupCreationDateTime?: Date | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BackupSummary.html#DDB-Type-BackupSummary-BackupExpiryDateTime */
  readonly BackupExpiryDateTime?: Date | undefined;
  /** Whether the backup is being created, available or deleted. */
  readonly BackupStatus?: EnumOutput<BackupStatus> | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BackupSummary.html#DDB-Type-BackupSummary-BackupType */
  readonly BackupType?: EnumOutput<BackupType> | undefined;
  /** The size of the backup in bytes. */
  readonly BackupSizeBytes?: number | undefined;
}

export interface BatchExecuteStatementOutput<T = Item> {
  /** The result of each statement, in the order of the request. */
  readonly Responses?: readonly BatchStatementResponse<T>[] | undefined;
  /** The capacity units that the request consumed, if `ReturnConsumedCapacity` asks for them. */
  readonly ConsumedCapacity?: readonly ConsumedCapacity[] | undefined;
}

export interface BatchGetItemOutput<T = Item> {
  /** The items, by table, in no particular order; keys without an item have none. */
  readonly Responses?: { readonly [name: string]: readonly T[] } | undefined;
  /** The keys that were not read, by table, to be sent again; `batchGet` sends them again itself. */
  readonly UnprocessedKeys?: { readonly [name: string]: KeysAndAttributesOutput } | undefined;
  /** The capacity units that the request consumed, if `ReturnConsumedCapacity` asks for them. */
  readonly ConsumedCapacity?: readonly ConsumedCapacity[] | undefined;
}

export interface BatchStatementError<T = Item> {
  /** The code of the error, such as `ConditionalCheckFailed`. */
  readonly Code?: EnumOutput<BatchStatementErrorCodeEnum> | undefined;
  /** The message of the error. */
  readonly Message?: string | undefined;
  /** The existing item that failed the condition, if `ReturnValuesOnConditionCheckFailure` asks for it. */
  readonly Item?: T | undefined;
}

export interface BatchStatementResponse<T = Item> {
  /** Why the statement failed; absent if it succeeded. */
  readonly Error?: BatchStatementError<T> | undefined;
  /** The name of the table of the statement. */
  readonly TableName?: string | undefined;
  /** The item that the statement read; absent if there is none. */
  readonly Item?: T | undefined;
}

export interface BatchWriteItemOutput<T = Item> {
  /** The writes that were not done, by table, to be sent again; `batchWrite` and `batchDelete` send them again themselves. */
  readonly UnprocessedItems?: { readonly [name: string]: readonly WriteRequestOutput<T>[] } | undefined;
  /** The estimated size of the written item collection, if `ReturnItemCollectionMetrics` asks for it. */
  readonly ItemCollectionMetrics?: { readonly [name: string]: readonly ItemCollectionMetrics[] } | undefined;
  /** The capacity units that the request consumed, if `ReturnConsumedCapacity` asks for them. */
  readonly ConsumedCapacity?: readonly ConsumedCapacity[] | undefined;
}

export interface BillingModeSummary {
  /** Whether each request is paid for (`'PAY_PER_REQUEST'`, on-demand) or reserved capacity (`'PROVISIONED'`). */
  readonly BillingMode?: EnumOutput<BillingMode> | undefined;
  /** When the billing mode was last changed to on-demand. */
  readonly LastUpdateToPayPerRequestDateTime?: Date | undefined;
}

export interface BulkOperationBytes {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BulkOperationBytes.html#DDB-Type-BulkOperationBytes-BulkPutBytes */
  readonly BulkPutBytes?: number | undefined;
}

export interface BulkOperationDescription {
  /** The ARN of the bulk operation. */
  readonly BulkOperationArn?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BulkOperationDescription.html#DDB-Type-BulkOperationDescription-BulkOperationStatus */
  readonly BulkOperationStatus?: EnumOutput<BulkOperationStatus> | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BulkOperationDescription.html#DDB-Type-BulkOperationDescription-TableDetails */
  readonly TableDetails?: readonly BulkOperationTableDetail[] | undefined;
  /** The token with which the bulk operation was requested. */
  readonly ClientToken?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BulkOperationDescription.html#DDB-Type-BulkOperationDescription-InputS3Configuration */
  readonly InputS3Configuration?: InputS3ConfigurationOutput | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BulkOperationDescription.html#DDB-Type-BulkOperationDescription-OutputS3Configuration */
  readonly OutputS3Configuration?: OutputS3ConfigurationOutput | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BulkOperationDescription.html#DDB-Type-BulkOperationDescription-StartTime */
  readonly StartTime?: Date | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BulkOperationDescription.html#DDB-Type-BulkOperationDescription-EndTime */
  readonly EndTime?: Date | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BulkOperationDescription.html#DDB-Type-BulkOperationDescription-ProcessedItemCount */
  readonly ProcessedItemCount?: number | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BulkOperationDescription.html#DDB-Type-BulkOperationDescription-ProcessedInputBytes */
  readonly ProcessedInputBytes?: number | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BulkOperationDescription.html#DDB-Type-BulkOperationDescription-TotalInputBytes */
  readonly TotalInputBytes?: number | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BulkOperationDescription.html#DDB-Type-BulkOperationDescription-BulkOperationUsage */
  readonly BulkOperationUsage?: readonly BulkOperationUsage[] | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BulkOperationDescription.html#DDB-Type-BulkOperationDescription-FailedItemCount */
  readonly FailedItemCount?: number | undefined;
  /** The code of the error, if it failed. */
  readonly FailureCode?: string | undefined;
  /** The message of the error, if it failed. */
  readonly FailureMessage?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BulkOperationDescription.html#DDB-Type-BulkOperationDescription-MaxWriteRequestUnits */
  readonly MaxWriteRequestUnits?: number | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BulkOperationDescription.html#DDB-Type-BulkOperationDescription-PerformanceTier */
  readonly PerformanceTier?: EnumOutput<BulkOperationPerformanceTier> | undefined;
}

export interface BulkOperationSummary {
  /** The ARN of the bulk operation. */
  readonly BulkOperationArn: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BulkOperationSummary.html#DDB-Type-BulkOperationSummary-BulkOperationStatus */
  readonly BulkOperationStatus: EnumOutput<BulkOperationStatus>;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BulkOperationSummary.html#DDB-Type-BulkOperationSummary-StartTime */
  readonly StartTime: Date;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BulkOperationSummary.html#DDB-Type-BulkOperationSummary-EndTime */
  readonly EndTime?: Date | undefined;
}

export interface BulkOperationTableDetail {
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName?: string | undefined;
  /** The id of the table; a table that is created again under the same name has another one. */
  readonly TableId?: string | undefined;
}

export interface BulkOperationUsage {
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BulkOperationUsage.html#DDB-Type-BulkOperationUsage-BulkPutBytes */
  readonly BulkPutBytes?: number | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BulkOperationUsage.html#DDB-Type-BulkOperationUsage-Table */
  readonly Table?: BulkOperationBytes | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BulkOperationUsage.html#DDB-Type-BulkOperationUsage-LocalSecondaryIndexes */
  readonly LocalSecondaryIndexes?: { readonly [name: string]: BulkOperationBytes } | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BulkOperationUsage.html#DDB-Type-BulkOperationUsage-GlobalSecondaryIndexes */
  readonly GlobalSecondaryIndexes?: { readonly [name: string]: BulkOperationBytes } | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BulkOperationUsage.html#DDB-Type-BulkOperationUsage-VectorIndexes */
  readonly VectorIndexes?: { readonly [name: string]: BulkOperationVectorBytes } | undefined;
}

export interface BulkOperationVectorBytes {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BulkOperationVectorBytes.html#DDB-Type-BulkOperationVectorBytes-BulkPutVectorBytes */
  readonly BulkPutVectorBytes?: number | undefined;
}

export interface CancelBulkOperationOutput {
  /** The ARN of the bulk operation. */
  readonly BulkOperationArn: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CancelBulkOperation.html#DDB-CancelBulkOperation-response-BulkOperationStatus */
  readonly BulkOperationStatus: EnumOutput<BulkOperationStatus>;
}

export interface Capacity {
  /** The consumed read units; only transactions return them. */
  readonly ReadCapacityUnits?: number | undefined;
  /** The consumed write units; only transactions return them. */
  readonly WriteCapacityUnits?: number | undefined;
  /** The consumed capacity units in total. */
  readonly CapacityUnits?: number | undefined;
}

export interface ConsumedCapacity {
  /** The table that was read or written. */
  readonly TableName?: string | undefined;
  /** The consumed capacity units in total, of the table and its indexes. */
  readonly CapacityUnits?: number | undefined;
  /** The consumed read units in total; only transactions return them. */
  readonly ReadCapacityUnits?: number | undefined;
  /** The consumed write units in total; only transactions return them. */
  readonly WriteCapacityUnits?: number | undefined;
  /** The units of the table without its indexes, with `ReturnConsumedCapacity: 'INDEXES'`. */
  readonly Table?: Capacity | undefined;
  /** The units of each local secondary index by name, with `ReturnConsumedCapacity: 'INDEXES'`. */
  readonly LocalSecondaryIndexes?: { readonly [name: string]: Capacity } | undefined;
  /** The units of each global secondary index by name, with `ReturnConsumedCapacity: 'INDEXES'`. */
  readonly GlobalSecondaryIndexes?: { readonly [name: string]: Capacity } | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ConsumedCapacity.html#DDB-Type-ConsumedCapacity-VectorIndexes */
  readonly VectorIndexes?: { readonly [name: string]: VectorCapacity } | undefined;
}

export interface ContinuousBackupsDescription {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ContinuousBackupsDescription.html#DDB-Type-ContinuousBackupsDescription-ContinuousBackupsStatus */
  readonly ContinuousBackupsStatus: EnumOutput<ContinuousBackupsStatus>;
  /** Whether the table can be restored to any recent time, and to which. */
  readonly PointInTimeRecoveryDescription?: PointInTimeRecoveryDescription | undefined;
}

export interface ContributorInsightsSummary {
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName?: string | undefined;
  /** The name of the index. */
  readonly IndexName?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ContributorInsightsSummary.html#DDB-Type-ContributorInsightsSummary-ContributorInsightsStatus */
  readonly ContributorInsightsStatus?: EnumOutput<ContributorInsightsStatus> | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ContributorInsightsSummary.html#DDB-Type-ContributorInsightsSummary-ContributorInsightsMode */
  readonly ContributorInsightsMode?: EnumOutput<ContributorInsightsMode> | undefined;
}

export interface CreateBackupOutput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateBackup.html#DDB-CreateBackup-response-BackupDetails */
  readonly BackupDetails?: BackupDetails | undefined;
}

export interface CreateGlobalTableOutput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateGlobalTable.html#DDB-CreateGlobalTable-response-GlobalTableDescription */
  readonly GlobalTableDescription?: GlobalTableDescription | undefined;
}

export interface CreateTableOutput {
  /** The table, with its indexes and settings, and its present status. */
  readonly TableDescription?: TableDescription | undefined;
}

export interface DeleteBackupOutput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteBackup.html#DDB-DeleteBackup-response-BackupDescription */
  readonly BackupDescription?: BackupDescription | undefined;
}

export interface DeleteItemOutput<T = Item> {
  /** The deleted item, with `ReturnValues: 'ALL_OLD'`; absent if there was none. */
  readonly Attributes?: T | undefined;
  /** The capacity units that the request consumed, if `ReturnConsumedCapacity` asks for them. */
  readonly ConsumedCapacity?: ConsumedCapacity | undefined;
  /** The estimated size of the written item collection, if `ReturnItemCollectionMetrics` asks for it. */
  readonly ItemCollectionMetrics?: ItemCollectionMetrics | undefined;
}

export interface DeleteRequestOutput {
  /** The key attributes of the item to delete, and no others. */
  readonly Key: Item;
}

export interface DeleteResourcePolicyOutput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteResourcePolicy.html#DDB-DeleteResourcePolicy-response-RevisionId */
  readonly RevisionId?: string | undefined;
}

export interface DeleteTableOutput {
  /** The table, with its indexes and settings, and its present status. */
  readonly TableDescription?: TableDescription | undefined;
}

export interface DescribeBackupOutput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeBackup.html#DDB-DescribeBackup-response-BackupDescription */
  readonly BackupDescription?: BackupDescription | undefined;
}

export interface DescribeBulkOperationOutput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeBulkOperation.html#DDB-DescribeBulkOperation-response-BulkOperationDescription */
  readonly BulkOperationDescription: BulkOperationDescription;
}

export interface DescribeContinuousBackupsOutput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeContinuousBackups.html#DDB-DescribeContinuousBackups-response-ContinuousBackupsDescription */
  readonly ContinuousBackupsDescription?: ContinuousBackupsDescription | undefined;
}

export interface DescribeContributorInsightsOutput {
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName?: string | undefined;
  /** The name of the index. */
  readonly IndexName?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeContributorInsights.html#DDB-DescribeContributorInsights-response-ContributorInsightsRuleList */
  readonly ContributorInsightsRuleList?: readonly string[] | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeContributorInsights.html#DDB-DescribeContributorInsights-response-ContributorInsightsStatus */
  readonly ContributorInsightsStatus?: EnumOutput<ContributorInsightsStatus> | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeContributorInsights.html#DDB-DescribeContributorInsights-response-LastUpdateDateTime */
  readonly LastUpdateDateTime?: Date | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeContributorInsights.html#DDB-DescribeContributorInsights-response-FailureException */
  readonly FailureException?: FailureException | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeContributorInsights.html#DDB-DescribeContributorInsights-response-ContributorInsightsMode */
  readonly ContributorInsightsMode?: EnumOutput<ContributorInsightsMode> | undefined;
}

export interface DescribeEndpointsResponse {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeEndpoints.html#DDB-DescribeEndpoints-response-Endpoints */
  readonly Endpoints: readonly Endpoint[];
}

export interface DescribeExportOutput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeExport.html#DDB-DescribeExport-response-ExportDescription */
  readonly ExportDescription?: ExportDescription | undefined;
}

export interface DescribeGlobalTableOutput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeGlobalTable.html#DDB-DescribeGlobalTable-response-GlobalTableDescription */
  readonly GlobalTableDescription?: GlobalTableDescription | undefined;
}

export interface DescribeGlobalTableSettingsOutput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeGlobalTableSettings.html#DDB-DescribeGlobalTableSettings-response-GlobalTableName */
  readonly GlobalTableName?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeGlobalTableSettings.html#DDB-DescribeGlobalTableSettings-response-ReplicaSettings */
  readonly ReplicaSettings?: readonly ReplicaSettingsDescription[] | undefined;
}

export interface DescribeImportOutput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeImport.html#DDB-DescribeImport-response-ImportTableDescription */
  readonly ImportTableDescription: ImportTableDescription;
}

export interface DescribeKinesisStreamingDestinationOutput {
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeKinesisStreamingDestination.html#DDB-DescribeKinesisStreamingDestination-response-KinesisDataStreamDestinations */
  readonly KinesisDataStreamDestinations?: readonly KinesisDataStreamDestination[] | undefined;
}

export interface DescribeLimitsOutput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeLimits.html#DDB-DescribeLimits-response-AccountMaxReadCapacityUnits */
  readonly AccountMaxReadCapacityUnits?: number | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeLimits.html#DDB-DescribeLimits-response-AccountMaxWriteCapacityUnits */
  readonly AccountMaxWriteCapacityUnits?: number | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeLimits.html#DDB-DescribeLimits-response-TableMaxReadCapacityUnits */
  readonly TableMaxReadCapacityUnits?: number | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeLimits.html#DDB-DescribeLimits-response-TableMaxWriteCapacityUnits */
  readonly TableMaxWriteCapacityUnits?: number | undefined;
}

export interface DescribeStreamOutput {
  /** The stream, with one page of its shards. */
  readonly StreamDescription?: StreamDescription | undefined;
}

export interface DescribeTableOutput {
  /** The table, with its indexes and settings. */
  readonly Table?: TableDescription | undefined;
}

export interface DescribeTableReplicaAutoScalingOutput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTableReplicaAutoScaling.html#DDB-DescribeTableReplicaAutoScaling-response-TableAutoScalingDescription */
  readonly TableAutoScalingDescription?: TableAutoScalingDescription | undefined;
}

export interface DescribeTimeToLiveOutput {
  /** Whether items expire, and the attribute with the time. */
  readonly TimeToLiveDescription?: TimeToLiveDescription | undefined;
}

export interface DynamoDBRecord<T = Item> {
  /** The id of the record, unique in the stream. */
  readonly eventID?: string | undefined;
  /** What happened to the item: `'INSERT'`, `'MODIFY'` or `'REMOVE'`. */
  readonly eventName?: EnumOutput<OperationType> | undefined;
  /** The version of the format of the record, such as `1.1`. */
  readonly eventVersion?: string | undefined;
  /** `aws:dynamodb`. */
  readonly eventSource?: string | undefined;
  /** The region of the table. */
  readonly awsRegion?: string | undefined;
  /** The change itself: the key and the images of the item. */
  readonly dynamodb?: StreamRecord<T> | undefined;
  /** Who deleted the item: the service, if it had expired (time to live); else absent. */
  readonly userIdentity?: RecordIdentity | undefined;
}

export interface EnableKinesisStreamingConfigurationOutput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_EnableKinesisStreamingConfiguration.html#DDB-Type-EnableKinesisStreamingConfiguration-ApproximateCreationDateTimePrecision */
  readonly ApproximateCreationDateTimePrecision?:
    | EnumOutput<ApproximateCreationDateTimePrecision>
    | undefined;
}

export interface Endpoint {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Endpoint.html#DDB-Type-Endpoint-Address */
  readonly Address: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Endpoint.html#DDB-Type-Endpoint-CachePeriodInMinutes */
  readonly CachePeriodInMinutes: number;
}

export interface ExecuteStatementOutput<T = Item> {
  /** The items of the page. */
  readonly Items?: readonly T[] | undefined;
  /** In a request the token of the page before; in a response absent from the last page. */
  readonly NextToken?: string | undefined;
  /** The capacity units that the request consumed, if `ReturnConsumedCapacity` asks for them. */
  readonly ConsumedCapacity?: ConsumedCapacity | undefined;
  /** The key of the last evaluated item, after which the next page starts; absent from the last page. */
  readonly LastEvaluatedKey?: Item | undefined;
}

export interface ExecuteTransactionOutput<T = Item> {
  /** The result of each statement, in the order of the request. */
  readonly Responses?: readonly ItemResponse<T>[] | undefined;
  /** The capacity units that the request consumed, if `ReturnConsumedCapacity` asks for them. */
  readonly ConsumedCapacity?: readonly ConsumedCapacity[] | undefined;
}

export interface ExportDescription {
  /** The ARN of the export. */
  readonly ExportArn?: string | undefined;
  /** Whether the export is in progress, completed or failed. */
  readonly ExportStatus?: EnumOutput<ExportStatus> | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExportDescription.html#DDB-Type-ExportDescription-StartTime */
  readonly StartTime?: Date | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExportDescription.html#DDB-Type-ExportDescription-EndTime */
  readonly EndTime?: Date | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExportDescription.html#DDB-Type-ExportDescription-ExportManifest */
  readonly ExportManifest?: string | undefined;
  /** The ARN of the table. */
  readonly TableArn?: string | undefined;
  /** The id of the table; a table that is created again under the same name has another one. */
  readonly TableId?: string | undefined;
  /** The time whose state is exported. */
  readonly ExportTime?: Date | undefined;
  /** The token with which the export was requested. */
  readonly ClientToken?: string | undefined;
  /** The name of the S3 bucket. */
  readonly S3Bucket?: string | undefined;
  /** The account id of the owner of the S3 bucket. */
  readonly S3BucketOwner?: string | undefined;
  /** The prefix of the objects in the S3 bucket. */
  readonly S3Prefix?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExportDescription.html#DDB-Type-ExportDescription-S3SseAlgorithm */
  readonly S3SseAlgorithm?: EnumOutput<S3SseAlgorithm> | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExportDescription.html#DDB-Type-ExportDescription-S3SseKmsKeyId */
  readonly S3SseKmsKeyId?: string | undefined;
  /** The code of the error, if it failed. */
  readonly FailureCode?: string | undefined;
  /** The message of the error, if it failed. */
  readonly FailureMessage?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExportDescription.html#DDB-Type-ExportDescription-ExportFormat */
  readonly ExportFormat?: EnumOutput<ExportFormat> | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExportDescription.html#DDB-Type-ExportDescription-BilledSizeBytes */
  readonly BilledSizeBytes?: number | undefined;
  /** The number of exported items. */
  readonly ItemCount?: number | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExportDescription.html#DDB-Type-ExportDescription-ExportType */
  readonly ExportType?: EnumOutput<ExportType> | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExportDescription.html#DDB-Type-ExportDescription-IncrementalExportSpecification */
  readonly IncrementalExportSpecification?: IncrementalExportSpecificationOutput | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExportDescription.html#DDB-Type-ExportDescription-FilterSpecification */
  readonly FilterSpecification?: FilterSpecificationOutput | undefined;
}

export interface ExportSummary {
  /** The ARN of the export. */
  readonly ExportArn?: string | undefined;
  /** Whether the export is in progress, completed or failed. */
  readonly ExportStatus?: EnumOutput<ExportStatus> | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExportSummary.html#DDB-Type-ExportSummary-ExportType */
  readonly ExportType?: EnumOutput<ExportType> | undefined;
}

export interface ExportTableToPointInTimeOutput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExportTableToPointInTime.html#DDB-ExportTableToPointInTime-response-ExportDescription */
  readonly ExportDescription?: ExportDescription | undefined;
}

export interface FailureException {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_FailureException.html#DDB-Type-FailureException-ExceptionName */
  readonly ExceptionName?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_FailureException.html#DDB-Type-FailureException-ExceptionDescription */
  readonly ExceptionDescription?: string | undefined;
}

export interface FilterSpecificationOutput {
  /** A condition on the items that were read: others are not returned, but consume capacity all the same; in a query not on key attributes. */
  readonly FilterExpression?: string | undefined;
  /** The attributes to return, separated by commas; all if it is absent. It does not reduce the consumed capacity. */
  readonly ProjectionExpression?: string | undefined;
  /** The partition key, `#pk = :pk`, and optionally a condition on the sort key: `=`, `<`, `<=`, `>`, `>=`, `BETWEEN` or `begins_with`. */
  readonly KeyConditionExpression?: string | undefined;
  /** The attribute names for the placeholders, such as `#name`, in the expressions. */
  readonly ExpressionAttributeNames?: { readonly [name: string]: string } | undefined;
  /** The values for the placeholders, such as `:value`, in the expressions. */
  readonly ExpressionAttributeValues?: Item | undefined;
}

export interface GetItemOutput<T = Item> {
  /** The item; absent if there is none with this key. */
  readonly Item?: T | undefined;
  /** The capacity units that the request consumed, if `ReturnConsumedCapacity` asks for them. */
  readonly ConsumedCapacity?: ConsumedCapacity | undefined;
}

export interface GetRecordsOutput<T = Item> {
  /** The records in the order of the changes; an empty list does not mean that the shard has ended. */
  readonly Records?: readonly DynamoDBRecord<T>[] | undefined;
  /** The iterator for the records after these; absent once a closed shard has been read to its end. */
  readonly NextShardIterator?: string | undefined;
}

export interface GetResourcePolicyOutput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetResourcePolicy.html#DDB-GetResourcePolicy-response-Policy */
  readonly Policy?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetResourcePolicy.html#DDB-GetResourcePolicy-response-RevisionId */
  readonly RevisionId?: string | undefined;
}

export interface GetShardIteratorOutput {
  /** The iterator, valid for 15 minutes. */
  readonly ShardIterator?: string | undefined;
}

export interface GlobalSecondaryIndexOutput {
  /** The name of the index. */
  readonly IndexName: string;
  /** The key attributes, the partition key first. */
  readonly KeySchema: readonly KeySchemaElementOutput[];
  /** The attributes that the index has besides the key attributes. */
  readonly Projection: ProjectionOutput;
  /** The reserved read and write units per second, for the billing mode `PROVISIONED`. */
  readonly ProvisionedThroughput?: ProvisionedThroughput | undefined;
  /** The maximum read and write units per second of an on-demand table or index. */
  readonly OnDemandThroughput?: OnDemandThroughput | undefined;
  /** The read and write units per second that the table or index can serve at any moment, without scaling first. */
  readonly WarmThroughput?: WarmThroughput | undefined;
}

export interface GlobalSecondaryIndexDescription {
  /** The name of the index. */
  readonly IndexName?: string | undefined;
  /** The key attributes, the partition key first. */
  readonly KeySchema?: readonly KeySchemaElementOutput[] | undefined;
  /** The attributes that the index has besides the key attributes. */
  readonly Projection?: ProjectionOutput | undefined;
  /** Whether the index is `'ACTIVE'`, or being created, changed or deleted. */
  readonly IndexStatus?: EnumOutput<IndexStatus> | undefined;
  /** Whether a new index is still being filled from the table. */
  readonly Backfilling?: boolean | undefined;
  /** The reserved read and write units per second, for the billing mode `PROVISIONED`. */
  readonly ProvisionedThroughput?: ProvisionedThroughputDescription | undefined;
  /** The size of the index in bytes; updated about every six hours. */
  readonly IndexSizeBytes?: number | undefined;
  /** The number of items; updated about every six hours. */
  readonly ItemCount?: number | undefined;
  /** The ARN of the index. */
  readonly IndexArn?: string | undefined;
  /** The maximum read and write units per second of an on-demand table or index. */
  readonly OnDemandThroughput?: OnDemandThroughput | undefined;
  /** The read and write units per second that the table or index can serve at any moment, without scaling first. */
  readonly WarmThroughput?: GlobalSecondaryIndexWarmThroughputDescription | undefined;
}

export interface GlobalSecondaryIndexInfo {
  /** The name of the index. */
  readonly IndexName?: string | undefined;
  /** The key attributes, the partition key first. */
  readonly KeySchema?: readonly KeySchemaElementOutput[] | undefined;
  /** The attributes that the index has besides the key attributes. */
  readonly Projection?: ProjectionOutput | undefined;
  /** The reserved read and write units per second, for the billing mode `PROVISIONED`. */
  readonly ProvisionedThroughput?: ProvisionedThroughput | undefined;
  /** The maximum read and write units per second of an on-demand table or index. */
  readonly OnDemandThroughput?: OnDemandThroughput | undefined;
}

export interface GlobalSecondaryIndexWarmThroughputDescription {
  /** The read units per second that it can serve without scaling first. */
  readonly ReadUnitsPerSecond?: number | undefined;
  /** The write units per second that it can serve without scaling first. */
  readonly WriteUnitsPerSecond?: number | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GlobalSecondaryIndexWarmThroughputDescription.html#DDB-Type-GlobalSecondaryIndexWarmThroughputDescription-Status */
  readonly Status?: EnumOutput<IndexStatus> | undefined;
}

export interface GlobalTable {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GlobalTable.html#DDB-Type-GlobalTable-GlobalTableName */
  readonly GlobalTableName?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GlobalTable.html#DDB-Type-GlobalTable-ReplicationGroup */
  readonly ReplicationGroup?: readonly Replica[] | undefined;
}

export interface GlobalTableDescription {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GlobalTableDescription.html#DDB-Type-GlobalTableDescription-ReplicationGroup */
  readonly ReplicationGroup?: readonly ReplicaDescription[] | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GlobalTableDescription.html#DDB-Type-GlobalTableDescription-GlobalTableArn */
  readonly GlobalTableArn?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GlobalTableDescription.html#DDB-Type-GlobalTableDescription-CreationDateTime */
  readonly CreationDateTime?: Date | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GlobalTableDescription.html#DDB-Type-GlobalTableDescription-GlobalTableStatus */
  readonly GlobalTableStatus?: EnumOutput<GlobalTableStatus> | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GlobalTableDescription.html#DDB-Type-GlobalTableDescription-GlobalTableName */
  readonly GlobalTableName?: string | undefined;
}

export interface GlobalTableWitnessDescription {
  /** The name of the AWS region, such as `eu-central-1`. */
  readonly RegionName?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GlobalTableWitnessDescription.html#DDB-Type-GlobalTableWitnessDescription-WitnessStatus */
  readonly WitnessStatus?: EnumOutput<WitnessStatus> | undefined;
}

export interface ImportSummary {
  /** The ARN of the import. */
  readonly ImportArn?: string | undefined;
  /** Whether the import is in progress, completed, being cancelled, cancelled or failed. */
  readonly ImportStatus?: EnumOutput<ImportStatus> | undefined;
  /** The ARN of the table. */
  readonly TableArn?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ImportSummary.html#DDB-Type-ImportSummary-S3BucketSource */
  readonly S3BucketSource?: S3BucketSource | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ImportSummary.html#DDB-Type-ImportSummary-CloudWatchLogGroupArn */
  readonly CloudWatchLogGroupArn?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ImportSummary.html#DDB-Type-ImportSummary-InputFormat */
  readonly InputFormat?: EnumOutput<InputFormat> | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ImportSummary.html#DDB-Type-ImportSummary-StartTime */
  readonly StartTime?: Date | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ImportSummary.html#DDB-Type-ImportSummary-EndTime */
  readonly EndTime?: Date | undefined;
}

export interface ImportTableDescription {
  /** The ARN of the import. */
  readonly ImportArn?: string | undefined;
  /** Whether the import is in progress, completed, being cancelled, cancelled or failed. */
  readonly ImportStatus?: EnumOutput<ImportStatus> | undefined;
  /** The ARN of the table. */
  readonly TableArn?: string | undefined;
  /** The id of the table; a table that is created again under the same name has another one. */
  readonly TableId?: string | undefined;
  /** The token with which the import was requested. */
  readonly ClientToken?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ImportTableDescription.html#DDB-Type-ImportTableDescription-S3BucketSource */
  readonly S3BucketSource?: S3BucketSource | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ImportTableDescription.html#DDB-Type-ImportTableDescription-ErrorCount */
  readonly ErrorCount?: number | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ImportTableDescription.html#DDB-Type-ImportTableDescription-CloudWatchLogGroupArn */
  readonly CloudWatchLogGroupArn?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ImportTableDescription.html#DDB-Type-ImportTableDescription-InputFormat */
  readonly InputFormat?: EnumOutput<InputFormat> | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ImportTableDescription.html#DDB-Type-ImportTableDescription-InputFormatOptions */
  readonly InputFormatOptions?: InputFormatOptions | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ImportTableDescription.html#DDB-Type-ImportTableDescription-InputCompressionType */
  readonly InputCompressionType?: EnumOutput<InputCompressionType> | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ImportTableDescription.html#DDB-Type-ImportTableDescription-TableCreationParameters */
  readonly TableCreationParameters?: TableCreationParametersOutput | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ImportTableDescription.html#DDB-Type-ImportTableDescription-StartTime */
  readonly StartTime?: Date | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ImportTableDescription.html#DDB-Type-ImportTableDescription-EndTime */
  readonly EndTime?: Date | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ImportTableDescription.html#DDB-Type-ImportTableDescription-ProcessedSizeBytes */
  readonly ProcessedSizeBytes?: number | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ImportTableDescription.html#DDB-Type-ImportTableDescription-ProcessedItemCount */
  readonly ProcessedItemCount?: number | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ImportTableDescription.html#DDB-Type-ImportTableDescription-ImportedItemCount */
  readonly ImportedItemCount?: number | undefined;
  /** The code of the error, if it failed. */
  readonly FailureCode?: string | undefined;
  /** The message of the error, if it failed. */
  readonly FailureMessage?: string | undefined;
}

export interface ImportTableOutput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ImportTable.html#DDB-ImportTable-response-ImportTableDescription */
  readonly ImportTableDescription: ImportTableDescription;
}

export interface IncrementalExportSpecificationOutput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_IncrementalExportSpecification.html#DDB-Type-IncrementalExportSpecification-ExportFromTime */
  readonly ExportFromTime?: Date | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_IncrementalExportSpecification.html#DDB-Type-IncrementalExportSpecification-ExportToTime */
  readonly ExportToTime?: Date | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_IncrementalExportSpecification.html#DDB-Type-IncrementalExportSpecification-ExportViewType */
  readonly ExportViewType?: EnumOutput<ExportViewType> | undefined;
}

export interface InputS3ConfigurationOutput {
  /** The account id of the owner of the S3 bucket. */
  readonly S3BucketOwner?: string | undefined;
  /** The name of the S3 bucket. */
  readonly S3Bucket: string;
  /** The prefix of the objects in the S3 bucket. */
  readonly S3KeyPrefix?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_InputS3Configuration.html#DDB-Type-InputS3Configuration-InputFormat */
  readonly InputFormat: EnumOutput<BulkOperationInputFormat>;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_InputS3Configuration.html#DDB-Type-InputS3Configuration-InputCompressionType */
  readonly InputCompressionType?: EnumOutput<InputCompressionType> | undefined;
}

export interface ItemCollectionMetrics {
  /** The partition key of the item collection. */
  readonly ItemCollectionKey?: Item | undefined;
  /** The estimated size of the item collection in gigabytes: a lower and an upper bound. */
  readonly SizeEstimateRangeGB?: readonly number[] | undefined;
}

export interface ItemResponse<T = Item> {
  /** The item; absent if there is none with this key. */
  readonly Item?: T | undefined;
}

export interface KeySchemaElementOutput {
  /** The name of the key attribute. */
  readonly AttributeName: string;
  /** `'HASH'` for the partition key, `'RANGE'` for the sort key. */
  readonly KeyType: EnumOutput<KeyType>;
}

export interface KeysAndAttributesOutput {
  /** The keys of the items to read: at most 100 in all tables of a request. */
  readonly Keys: readonly Item[];
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

export interface KinesisDataStreamDestination {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_KinesisDataStreamDestination.html#DDB-Type-KinesisDataStreamDestination-StreamArn */
  readonly StreamArn?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_KinesisDataStreamDestination.html#DDB-Type-KinesisDataStreamDestination-DestinationStatus */
  readonly DestinationStatus?: EnumOutput<DestinationStatus> | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_KinesisDataStreamDestination.html#DDB-Type-KinesisDataStreamDestination-DestinationStatusDescription */
  readonly DestinationStatusDescription?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_KinesisDataStreamDestination.html#DDB-Type-KinesisDataStreamDestination-ApproximateCreationDateTimePrecision */
  readonly ApproximateCreationDateTimePrecision?:
    | EnumOutput<ApproximateCreationDateTimePrecision>
    | undefined;
}

export interface KinesisStreamingDestinationOutput {
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DisableKinesisStreamingDestination.html#DDB-DisableKinesisStreamingDestination-response-StreamArn */
  readonly StreamArn?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DisableKinesisStreamingDestination.html#DDB-DisableKinesisStreamingDestination-response-DestinationStatus */
  readonly DestinationStatus?: EnumOutput<DestinationStatus> | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DisableKinesisStreamingDestination.html#DDB-DisableKinesisStreamingDestination-response-EnableKinesisStreamingConfiguration */
  readonly EnableKinesisStreamingConfiguration?: EnableKinesisStreamingConfigurationOutput | undefined;
}

export interface ListBackupsOutput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListBackups.html#DDB-ListBackups-response-BackupSummaries */
  readonly BackupSummaries?: readonly BackupSummary[] | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListBackups.html#DDB-ListBackups-response-LastEvaluatedBackupArn */
  readonly LastEvaluatedBackupArn?: string | undefined;
}

export interface ListBulkOperationsOutput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListBulkOperations.html#DDB-ListBulkOperations-response-BulkOperationsSummaryList */
  readonly BulkOperationsSummaryList?: readonly BulkOperationSummary[] | undefined;
  /** In a request the token of the page before; in a response absent from the last page. */
  readonly NextToken?: string | undefined;
}

export interface ListContributorInsightsOutput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListContributorInsights.html#DDB-ListContributorInsights-response-ContributorInsightsSummaries */
  readonly ContributorInsightsSummaries?: readonly ContributorInsightsSummary[] | undefined;
  /** In a request the token of the page before; in a response absent from the last page. */
  readonly NextToken?: string | undefined;
}

export interface ListExportsOutput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListExports.html#DDB-ListExports-response-ExportSummaries */
  readonly ExportSummaries?: readonly ExportSummary[] | undefined;
  /** In a request the token of the page before; in a response absent from the last page. */
  readonly NextToken?: string | undefined;
}

export interface ListGlobalTablesOutput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListGlobalTables.html#DDB-ListGlobalTables-response-GlobalTables */
  readonly GlobalTables?: readonly GlobalTable[] | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListGlobalTables.html#DDB-ListGlobalTables-response-LastEvaluatedGlobalTableName */
  readonly LastEvaluatedGlobalTableName?: string | undefined;
}

export interface ListImportsOutput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListImports.html#DDB-ListImports-response-ImportSummaryList */
  readonly ImportSummaryList?: readonly ImportSummary[] | undefined;
  /** In a request the token of the page before; in a response absent from the last page. */
  readonly NextToken?: string | undefined;
}

export interface ListStreamsOutput {
  /** The streams of this page. */
  readonly Streams?: readonly StreamSummary[] | undefined;
  /** The last ARN of the page, after which the next page starts; absent from the last page. */
  readonly LastEvaluatedStreamArn?: string | undefined;
}

export interface ListTablesOutput {
  /** The names of the tables, in ascending order. */
  readonly TableNames?: readonly string[] | undefined;
  /** The last name of the page, after which the next page starts; absent from the last page. */
  readonly LastEvaluatedTableName?: string | undefined;
}

export interface ListTagsOfResourceOutput {
  /** The tags, which are pairs of a key and a value, for example for cost reports: at most 50. */
  readonly Tags?: readonly Tag[] | undefined;
  /** In a request the token of the page before; in a response absent from the last page. */
  readonly NextToken?: string | undefined;
}

export interface LocalSecondaryIndexDescription {
  /** The name of the index. */
  readonly IndexName?: string | undefined;
  /** The key attributes, the partition key first. */
  readonly KeySchema?: readonly KeySchemaElementOutput[] | undefined;
  /** The attributes that the index has besides the key attributes. */
  readonly Projection?: ProjectionOutput | undefined;
  /** The size of the index in bytes; updated about every six hours. */
  readonly IndexSizeBytes?: number | undefined;
  /** The number of items; updated about every six hours. */
  readonly ItemCount?: number | undefined;
  /** The ARN of the index. */
  readonly IndexArn?: string | undefined;
}

export interface LocalSecondaryIndexInfo {
  /** The name of the index. */
  readonly IndexName?: string | undefined;
  /** The key attributes, the partition key first. */
  readonly KeySchema?: readonly KeySchemaElementOutput[] | undefined;
  /** The attributes that the index has besides the key attributes. */
  readonly Projection?: ProjectionOutput | undefined;
}

export interface OutputS3ConfigurationOutput {
  /** The account id of the owner of the S3 bucket. */
  readonly S3BucketOwner?: string | undefined;
  /** The name of the S3 bucket. */
  readonly S3Bucket?: string | undefined;
  /** The prefix of the objects in the S3 bucket. */
  readonly S3KeyPrefix?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_OutputS3Configuration.html#DDB-Type-OutputS3Configuration-S3SseAlgorithm */
  readonly S3SseAlgorithm?: EnumOutput<S3SseAlgorithm> | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_OutputS3Configuration.html#DDB-Type-OutputS3Configuration-S3SseKmsKeyId */
  readonly S3SseKmsKeyId?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_OutputS3Configuration.html#DDB-Type-OutputS3Configuration-OutputType */
  readonly OutputType: readonly EnumOutput<OutputTypeEnum>[];
}

export interface PointInTimeRecoveryDescription {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PointInTimeRecoveryDescription.html#DDB-Type-PointInTimeRecoveryDescription-PointInTimeRecoveryStatus */
  readonly PointInTimeRecoveryStatus?: EnumOutput<PointInTimeRecoveryStatus> | undefined;
  /** For how many days the table can be restored: 1 to 35, which is the default. */
  readonly RecoveryPeriodInDays?: number | undefined;
  /** The earliest time to which the table can be restored. */
  readonly EarliestRestorableDateTime?: Date | undefined;
  /** The latest time to which the table can be restored. */
  readonly LatestRestorableDateTime?: Date | undefined;
}

export interface ProjectionOutput {
  /** `'ALL'` attributes, only the key attributes (`'KEYS_ONLY'`), or also the `NonKeyAttributes` (`'INCLUDE'`). */
  readonly ProjectionType?: EnumOutput<ProjectionType> | undefined;
  /** The other attributes of the index, with `ProjectionType: 'INCLUDE'`. */
  readonly NonKeyAttributes?: readonly string[] | undefined;
}

export interface ProvisionedThroughputDescription {
  /** When the capacity was last increased. */
  readonly LastIncreaseDateTime?: Date | undefined;
  /** When the capacity was last decreased. */
  readonly LastDecreaseDateTime?: Date | undefined;
  /** How often the capacity was decreased on this day in UTC, which the service limits. */
  readonly NumberOfDecreasesToday?: number | undefined;
  /** The read units per second: one is a strongly consistent read of up to 4 KB. */
  readonly ReadCapacityUnits?: number | undefined;
  /** The write units per second: one is a write of up to 1 KB. */
  readonly WriteCapacityUnits?: number | undefined;
}

export interface PutItemOutput<T = Item> {
  /** The replaced item, with `ReturnValues: 'ALL_OLD'`; absent if there was none. */
  readonly Attributes?: T | undefined;
  /** The capacity units that the request consumed, if `ReturnConsumedCapacity` asks for them. */
  readonly ConsumedCapacity?: ConsumedCapacity | undefined;
  /** The estimated size of the written item collection, if `ReturnItemCollectionMetrics` asks for it. */
  readonly ItemCollectionMetrics?: ItemCollectionMetrics | undefined;
}

export interface PutRequestOutput<T = Item> {
  /** The item to write, with its key attributes. */
  readonly Item: T;
}

export interface PutResourcePolicyOutput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutResourcePolicy.html#DDB-PutResourcePolicy-response-RevisionId */
  readonly RevisionId?: string | undefined;
}

export interface QueryOutput<T = Item> {
  /** The items of the page; absent with `Select: 'COUNT'`. */
  readonly Items?: readonly T[] | undefined;
  /** The number of items in the page, after the filter. */
  readonly Count?: number | undefined;
  /** The number of items that the service evaluated for the page, before the filter. */
  readonly ScannedCount?: number | undefined;
  /** The key of the last evaluated item, after which the next page starts; absent from the last page. */
  readonly LastEvaluatedKey?: Item | undefined;
  /** The capacity units that the request consumed, if `ReturnConsumedCapacity` asks for them. */
  readonly ConsumedCapacity?: ConsumedCapacity | undefined;
}

export interface RecordIdentity {
  /** `dynamodb.amazonaws.com` for a deletion by time to live. */
  readonly PrincipalId?: string | undefined;
  /** `Service` for a deletion by time to live. */
  readonly Type?: string | undefined;
}

export interface ReplicaAutoScalingDescription {
  /** The name of the AWS region, such as `eu-central-1`. */
  readonly RegionName?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaAutoScalingDescription.html#DDB-Type-ReplicaAutoScalingDescription-GlobalSecondaryIndexes */
  readonly GlobalSecondaryIndexes?: readonly ReplicaGlobalSecondaryIndexAutoScalingDescription[] | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaAutoScalingDescription.html#DDB-Type-ReplicaAutoScalingDescription-ReplicaProvisionedReadCapacityAutoScalingSettings */
  readonly ReplicaProvisionedReadCapacityAutoScalingSettings?: AutoScalingSettingsDescription | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaAutoScalingDescription.html#DDB-Type-ReplicaAutoScalingDescription-ReplicaProvisionedWriteCapacityAutoScalingSettings */
  readonly ReplicaProvisionedWriteCapacityAutoScalingSettings?: AutoScalingSettingsDescription | undefined;
  /** Whether the replica is `'ACTIVE'`, being created, changed or deleted, or not reachable. */
  readonly ReplicaStatus?: EnumOutput<ReplicaStatus> | undefined;
}

export interface ReplicaDescription {
  /** The name of the AWS region, such as `eu-central-1`. */
  readonly RegionName?: string | undefined;
  /** Whether the replica is `'ACTIVE'`, being created, changed or deleted, or not reachable. */
  readonly ReplicaStatus?: EnumOutput<ReplicaStatus> | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaDescription.html#DDB-Type-ReplicaDescription-ReplicaArn */
  readonly ReplicaArn?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaDescription.html#DDB-Type-ReplicaDescription-ReplicaStatusDescription */
  readonly ReplicaStatusDescription?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaDescription.html#DDB-Type-ReplicaDescription-ReplicaStatusPercentProgress */
  readonly ReplicaStatusPercentProgress?: string | undefined;
  /** The KMS key: its id, its ARN or an alias. */
  readonly KMSMasterKeyId?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaDescription.html#DDB-Type-ReplicaDescription-ProvisionedThroughputOverride */
  readonly ProvisionedThroughputOverride?: ProvisionedThroughputOverride | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaDescription.html#DDB-Type-ReplicaDescription-OnDemandThroughputOverride */
  readonly OnDemandThroughputOverride?: OnDemandThroughputOverride | undefined;
  /** The read and write units per second that the table or index can serve at any moment, without scaling first. */
  readonly WarmThroughput?: TableWarmThroughputDescription | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaDescription.html#DDB-Type-ReplicaDescription-GlobalSecondaryIndexes */
  readonly GlobalSecondaryIndexes?: readonly ReplicaGlobalSecondaryIndexDescription[] | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaDescription.html#DDB-Type-ReplicaDescription-ReplicaInaccessibleDateTime */
  readonly ReplicaInaccessibleDateTime?: Date | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaDescription.html#DDB-Type-ReplicaDescription-ReplicaTableClassSummary */
  readonly ReplicaTableClassSummary?: TableClassSummary | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaDescription.html#DDB-Type-ReplicaDescription-GlobalTableSettingsReplicationMode */
  readonly GlobalTableSettingsReplicationMode?: EnumOutput<GlobalTableSettingsReplicationMode> | undefined;
}

export interface ReplicaGlobalSecondaryIndexAutoScalingDescription {
  /** The name of the index. */
  readonly IndexName?: string | undefined;
  /** Whether the index is `'ACTIVE'`, or being created, changed or deleted. */
  readonly IndexStatus?: EnumOutput<IndexStatus> | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaGlobalSecondaryIndexAutoScalingDescription.html#DDB-Type-ReplicaGlobalSecondaryIndexAutoScalingDescription-ProvisionedReadCapacityAutoScalingSettings */
  readonly ProvisionedReadCapacityAutoScalingSettings?: AutoScalingSettingsDescription | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaGlobalSecondaryIndexAutoScalingDescription.html#DDB-Type-ReplicaGlobalSecondaryIndexAutoScalingDescription-ProvisionedWriteCapacityAutoScalingSettings */
  readonly ProvisionedWriteCapacityAutoScalingSettings?: AutoScalingSettingsDescription | undefined;
}

export interface ReplicaGlobalSecondaryIndexDescription {
  /** The name of the index. */
  readonly IndexName?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaGlobalSecondaryIndexDescription.html#DDB-Type-ReplicaGlobalSecondaryIndexDescription-ProvisionedThroughputOverride */
  readonly ProvisionedThroughputOverride?: ProvisionedThroughputOverride | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaGlobalSecondaryIndexDescription.html#DDB-Type-ReplicaGlobalSecondaryIndexDescription-OnDemandThroughputOverride */
  readonly OnDemandThroughputOverride?: OnDemandThroughputOverride | undefined;
  /** The read and write units per second that the table or index can serve at any moment, without scaling first. */
  readonly WarmThroughput?: GlobalSecondaryIndexWarmThroughputDescription | undefined;
}

export interface ReplicaGlobalSecondaryIndexSettingsDescription {
  /** The name of the index. */
  readonly IndexName: string;
  /** Whether the index is `'ACTIVE'`, or being created, changed or deleted. */
  readonly IndexStatus?: EnumOutput<IndexStatus> | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaGlobalSecondaryIndexSettingsDescription.html#DDB-Type-ReplicaGlobalSecondaryIndexSettingsDescription-ProvisionedReadCapacityUnits */
  readonly ProvisionedReadCapacityUnits?: number | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaGlobalSecondaryIndexSettingsDescription.html#DDB-Type-ReplicaGlobalSecondaryIndexSettingsDescription-ProvisionedReadCapacityAutoScalingSettings */
  readonly ProvisionedReadCapacityAutoScalingSettings?: AutoScalingSettingsDescription | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaGlobalSecondaryIndexSettingsDescription.html#DDB-Type-ReplicaGlobalSecondaryIndexSettingsDescription-ProvisionedWriteCapacityUnits */
  readonly ProvisionedWriteCapacityUnits?: number | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaGlobalSecondaryIndexSettingsDescription.html#DDB-Type-ReplicaGlobalSecondaryIndexSettingsDescription-ProvisionedWriteCapacityAutoScalingSettings */
  readonly ProvisionedWriteCapacityAutoScalingSettings?: AutoScalingSettingsDescription | undefined;
}

export interface ReplicaSettingsDescription {
  /** The name of the AWS region, such as `eu-central-1`. */
  readonly RegionName: string;
  /** Whether the replica is `'ACTIVE'`, being created, changed or deleted, or not reachable. */
  readonly ReplicaStatus?: EnumOutput<ReplicaStatus> | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaSettingsDescription.html#DDB-Type-ReplicaSettingsDescription-ReplicaBillingModeSummary */
  readonly ReplicaBillingModeSummary?: BillingModeSummary | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaSettingsDescription.html#DDB-Type-ReplicaSettingsDescription-ReplicaProvisionedReadCapacityUnits */
  readonly ReplicaProvisionedReadCapacityUnits?: number | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaSettingsDescription.html#DDB-Type-ReplicaSettingsDescription-ReplicaProvisionedReadCapacityAutoScalingSettings */
  readonly ReplicaProvisionedReadCapacityAutoScalingSettings?: AutoScalingSettingsDescription | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaSettingsDescription.html#DDB-Type-ReplicaSettingsDescription-ReplicaProvisionedWriteCapacityUnits */
  readonly ReplicaProvisionedWriteCapacityUnits?: number | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaSettingsDescription.html#DDB-Type-ReplicaSettingsDescription-ReplicaProvisionedWriteCapacityAutoScalingSettings */
  readonly ReplicaProvisionedWriteCapacityAutoScalingSettings?: AutoScalingSettingsDescription | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaSettingsDescription.html#DDB-Type-ReplicaSettingsDescription-ReplicaGlobalSecondaryIndexSettings */
  readonly ReplicaGlobalSecondaryIndexSettings?:
    | readonly ReplicaGlobalSecondaryIndexSettingsDescription[]
    | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ReplicaSettingsDescription.html#DDB-Type-ReplicaSettingsDescription-ReplicaTableClassSummary */
  readonly ReplicaTableClassSummary?: TableClassSummary | undefined;
}

export interface RestoreSummary {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_RestoreSummary.html#DDB-Type-RestoreSummary-SourceBackupArn */
  readonly SourceBackupArn?: string | undefined;
  /** The ARN of the table to restore, or that was restored. */
  readonly SourceTableArn?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_RestoreSummary.html#DDB-Type-RestoreSummary-RestoreDateTime */
  readonly RestoreDateTime: Date;
  /** Whether the table is still being restored. */
  readonly RestoreInProgress: boolean;
}

export interface RestoreTableFromBackupOutput {
  /** The table, with its indexes and settings, and its present status. */
  readonly TableDescription?: TableDescription | undefined;
}

export interface RestoreTableToPointInTimeOutput {
  /** The table, with its indexes and settings, and its present status. */
  readonly TableDescription?: TableDescription | undefined;
}

export interface SSEDescription {
  /** Whether the encryption is enabled, or being changed. */
  readonly Status?: EnumOutput<SSEStatus> | undefined;
  /** The type of encryption: `'KMS'`. */
  readonly SSEType?: EnumOutput<SSEType> | undefined;
  /** The ARN of the KMS key. */
  readonly KMSMasterKeyArn?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_SSEDescription.html#DDB-Type-SSEDescription-InaccessibleEncryptionDateTime */
  readonly InaccessibleEncryptionDateTime?: Date | undefined;
}

export interface SSESpecificationOutput {
  /** Whether a KMS key encrypts the table, and not a key that AWS owns. */
  readonly Enabled?: boolean | undefined;
  /** The type of encryption: `'KMS'`. */
  readonly SSEType?: EnumOutput<SSEType> | undefined;
  /** The KMS key: its id, its ARN or an alias. */
  readonly KMSMasterKeyId?: string | undefined;
}

export interface ScanOutput<T = Item> {
  /** The items of the page; absent with `Select: 'COUNT'`. */
  readonly Items?: readonly T[] | undefined;
  /** The number of items in the page, after the filter. */
  readonly Count?: number | undefined;
  /** The number of items that the service evaluated for the page, before the filter. */
  readonly ScannedCount?: number | undefined;
  /** The key of the last evaluated item, after which the next page starts; absent from the last page. */
  readonly LastEvaluatedKey?: Item | undefined;
  /** The capacity units that the request consumed, if `ReturnConsumedCapacity` asks for them. */
  readonly ConsumedCapacity?: ConsumedCapacity | undefined;
}

export interface SearchResultItem<T = Item> {
  /** The attributes of the item that the index projects. */
  readonly Item?: T | undefined;
  /** The similarity of the item, as the distance function of the index measures it. */
  readonly Score?: number | undefined;
}

export interface SearchSchemaElementOutput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_SearchSchemaElement.html#DDB-Type-SearchSchemaElement-AttributeName */
  readonly AttributeName: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_SearchSchemaElement.html#DDB-Type-SearchSchemaElement-SearchSchemaElementType */
  readonly SearchSchemaElementType: EnumOutput<SearchSchemaElementType>;
}

export interface SearchVectorsOutput<T = Item> {
  /** The capacity units that the request consumed, if `ReturnConsumedCapacity` asks for them. */
  readonly ConsumedCapacity?: VectorCapacity | undefined;
  /** The items with their scores, the most similar first. */
  readonly SearchResults?: readonly SearchResultItem<T>[] | undefined;
}

export interface SequenceNumberRange {
  /** The sequence number of the first record. */
  readonly StartingSequenceNumber?: string | undefined;
  /** The sequence number of the last record; absent while the shard is open. */
  readonly EndingSequenceNumber?: string | undefined;
}

export interface Shard {
  /** The id of the shard. */
  readonly ShardId?: string | undefined;
  /** The sequence numbers of the first and the last record. */
  readonly SequenceNumberRange?: SequenceNumberRange | undefined;
  /** The id of the shard whose records come before those of this one; it may be gone, as its records are after 24 hours. */
  readonly ParentShardId?: string | undefined;
}

export interface SourceTableDetails {
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName: string;
  /** The id of the table; a table that is created again under the same name has another one. */
  readonly TableId: string;
  /** The ARN of the table. */
  readonly TableArn?: string | undefined;
  /** The size of the table in bytes, without its indexes; updated about every six hours. */
  readonly TableSizeBytes?: number | undefined;
  /** The key attributes, the partition key first. */
  readonly KeySchema: readonly KeySchemaElementOutput[];
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_SourceTableDetails.html#DDB-Type-SourceTableDetails-TableCreationDateTime */
  readonly TableCreationDateTime: Date;
  /** The reserved read and write units per second, for the billing mode `PROVISIONED`. */
  readonly ProvisionedThroughput: ProvisionedThroughput;
  /** The maximum read and write units per second of an on-demand table or index. */
  readonly OnDemandThroughput?: OnDemandThroughput | undefined;
  /** The number of items when the backup was made; updated about every six hours. */
  readonly ItemCount?: number | undefined;
  /** Whether each request is paid for (`'PAY_PER_REQUEST'`, on-demand) or reserved capacity (`'PROVISIONED'`). */
  readonly BillingMode?: EnumOutput<BillingMode> | undefined;
}

export interface SourceTableFeatureDetails {
  /** The local secondary indexes when the backup was made. */
  readonly LocalSecondaryIndexes?: readonly LocalSecondaryIndexInfo[] | undefined;
  /** The global secondary indexes when the backup was made. */
  readonly GlobalSecondaryIndexes?: readonly GlobalSecondaryIndexInfo[] | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_SourceTableFeatureDetails.html#DDB-Type-SourceTableFeatureDetails-StreamDescription */
  readonly StreamDescription?: StreamSpecificationOutput | undefined;
  /** Whether items expire, and the attribute with the time. */
  readonly TimeToLiveDescription?: TimeToLiveDescription | undefined;
  /** The key that encrypts the table at rest; absent if AWS owns it. */
  readonly SSEDescription?: SSEDescription | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_SourceTableFeatureDetails.html#DDB-Type-SourceTableFeatureDetails-VectorIndexes */
  readonly VectorIndexes?: readonly VectorIndexInfo[] | undefined;
}

export interface StartBulkPutItemsOutput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_StartBulkPutItems.html#DDB-StartBulkPutItems-response-BulkOperationDescription */
  readonly BulkOperationDescription: BulkOperationDescription;
}

export interface StreamDescription {
  /** The ARN of the stream. */
  readonly StreamArn?: string | undefined;
  /** The time at which the stream was enabled, as ISO 8601 text; the end of its ARN. */
  readonly StreamLabel?: string | undefined;
  /** Whether the stream is `'ENABLED'`, `'DISABLED'` or between the two; a disabled one can be read for 24 hours. */
  readonly StreamStatus?: EnumOutput<StreamStatus> | undefined;
  /** What the records of the stream contain: `'KEYS_ONLY'`, the `'NEW_IMAGE'` of the item, the `'OLD_IMAGE'`, or `'NEW_AND_OLD_IMAGES'`. */
  readonly StreamViewType?: EnumOutput<StreamViewType> | undefined;
  /** When the stream was enabled. */
  readonly CreationRequestDateTime?: Date | undefined;
  /** The name of the table. */
  readonly TableName?: string | undefined;
  /** The key attributes, the partition key first. */
  readonly KeySchema?: readonly KeySchemaElementOutput[] | undefined;
  /** The shards of this page. */
  readonly Shards?: readonly Shard[] | undefined;
  /** The last shard of the page, after which the next page starts; absent from the last page. */
  readonly LastEvaluatedShardId?: string | undefined;
}

export interface StreamRecord<T = Item> {
  /** When the item was changed, in whole seconds. */
  readonly ApproximateCreationDateTime?: Date | undefined;
  /** The key attributes of the item. */
  readonly Keys?: Item | undefined;
  /** The item after the change, if it exists and the stream has new images. */
  readonly NewImage?: T | undefined;
  /** The item before the change, if it existed and the stream has old images. */
  readonly OldImage?: T | undefined;
  /** The sequence number of the record, which grows within its shard. */
  readonly SequenceNumber?: string | undefined;
  /** The size of the record in bytes. */
  readonly SizeBytes?: number | undefined;
  /** What the records of the stream contain: `'KEYS_ONLY'`, the `'NEW_IMAGE'` of the item, the `'OLD_IMAGE'`, or `'NEW_AND_OLD_IMAGES'`. */
  readonly StreamViewType?: EnumOutput<StreamViewType> | undefined;
}

export interface StreamSpecificationOutput {
  /** Whether the table has a stream of its changes. */
  readonly StreamEnabled: boolean;
  /** What the records of the stream contain: `'KEYS_ONLY'`, the `'NEW_IMAGE'` of the item, the `'OLD_IMAGE'`, or `'NEW_AND_OLD_IMAGES'`. */
  readonly StreamViewType?: EnumOutput<StreamViewType> | undefined;
}

export interface StreamSummary {
  /** The ARN of the stream. */
  readonly StreamArn?: string | undefined;
  /** The name of the table. */
  readonly TableName?: string | undefined;
  /** The time at which the stream was enabled, as ISO 8601 text; the end of its ARN. */
  readonly StreamLabel?: string | undefined;
}

export interface TableAutoScalingDescription {
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName?: string | undefined;
  /** Whether the table is `'ACTIVE'`, being created, changed or deleted, or archived. */
  readonly TableStatus?: EnumOutput<TableStatus> | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableAutoScalingDescription.html#DDB-Type-TableAutoScalingDescription-Replicas */
  readonly Replicas?: readonly ReplicaAutoScalingDescription[] | undefined;
}

export interface TableClassSummary {
  /** The storage class of the table: `'STANDARD'`, the default, or `'STANDARD_INFREQUENT_ACCESS'`. */
  readonly TableClass?: EnumOutput<TableClass> | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableClassSummary.html#DDB-Type-TableClassSummary-LastUpdateDateTime */
  readonly LastUpdateDateTime?: Date | undefined;
}

export interface TableCreationParametersOutput {
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName: string;
  /** The names and types of the key attributes of the table and its indexes, and of no others. */
  readonly AttributeDefinitions: readonly AttributeDefinitionOutput[];
  /** The key attributes, the partition key first. */
  readonly KeySchema: readonly KeySchemaElementOutput[];
  /** Whether each request is paid for (`'PAY_PER_REQUEST'`, on-demand) or reserved capacity (`'PROVISIONED'`). */
  readonly BillingMode?: EnumOutput<BillingMode> | undefined;
  /** The reserved read and write units per second, for the billing mode `PROVISIONED`. */
  readonly ProvisionedThroughput?: ProvisionedThroughput | undefined;
  /** The maximum read and write units per second of an on-demand table or index. */
  readonly OnDemandThroughput?: OnDemandThroughput | undefined;
  /** The key that encrypts the table at rest; a key that AWS owns by default. */
  readonly SSESpecification?: SSESpecificationOutput | undefined;
  /** The global secondary indexes to create with the table. */
  readonly GlobalSecondaryIndexes?: readonly GlobalSecondaryIndexOutput[] | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableCreationParameters.html#DDB-Type-TableCreationParameters-VectorIndexes */
  readonly VectorIndexes?: readonly VectorIndexOutput[] | undefined;
}

export interface TableDescription {
  /** The names and types of the key attributes of the table and its indexes, and of no others. */
  readonly AttributeDefinitions?: readonly AttributeDefinitionOutput[] | undefined;
  /** The name of the table. */
  readonly TableName?: string | undefined;
  /** The key attributes, the partition key first. */
  readonly KeySchema?: readonly KeySchemaElementOutput[] | undefined;
  /** Whether the table is `'ACTIVE'`, being created, changed or deleted, or archived. */
  readonly TableStatus?: EnumOutput<TableStatus> | undefined;
  /** When the table was created. */
  readonly CreationDateTime?: Date | undefined;
  /** The reserved read and write units per second, for the billing mode `PROVISIONED`. */
  readonly ProvisionedThroughput?: ProvisionedThroughputDescription | undefined;
  /** The size of the table in bytes, without its indexes; updated about every six hours. */
  readonly TableSizeBytes?: number | undefined;
  /** The number of items; updated about every six hours. */
  readonly ItemCount?: number | undefined;
  /** The ARN of the table. */
  readonly TableArn?: string | undefined;
  /** The id of the table; a table that is created again under the same name has another one. */
  readonly TableId?: string | undefined;
  /** The billing mode of the table; absent from a table that has always been provisioned. */
  readonly BillingModeSummary?: BillingModeSummary | undefined;
  /** The local secondary indexes of the table. */
  readonly LocalSecondaryIndexes?: readonly LocalSecondaryIndexDescription[] | undefined;
  /** The global secondary indexes of the table. */
  readonly GlobalSecondaryIndexes?: readonly GlobalSecondaryIndexDescription[] | undefined;
  /** Whether the table has a stream of its changes, and what its records contain. */
  readonly StreamSpecification?: StreamSpecificationOutput | undefined;
  /** When the table's latest stream was created, as ISO 8601 text. */
  readonly LatestStreamLabel?: string | undefined;
  /** The ARN of the table's latest stream. */
  readonly LatestStreamArn?: string | undefined;
  /** The version of global tables in use. */
  readonly GlobalTableVersion?: string | undefined;
  /** The replicas of the global table in other regions. */
  readonly Replicas?: readonly ReplicaDescription[] | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableDescription.html#DDB-Type-TableDescription-GlobalTableWitnesses */
  readonly GlobalTableWitnesses?: readonly GlobalTableWitnessDescription[] | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableDescription.html#DDB-Type-TableDescription-GlobalTableSettingsReplicationMode */
  readonly GlobalTableSettingsReplicationMode?: EnumOutput<GlobalTableSettingsReplicationMode> | undefined;
  /** The backup or the table from which this table was restored. */
  readonly RestoreSummary?: RestoreSummary | undefined;
  /** The key that encrypts the table at rest; absent if AWS owns it. */
  readonly SSEDescription?: SSEDescription | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableDescription.html#DDB-Type-TableDescription-ArchivalSummary */
  readonly ArchivalSummary?: ArchivalSummary | undefined;
  /** The storage class of the table, and when it was changed. */
  readonly TableClassSummary?: TableClassSummary | undefined;
  /** Whether DeleteTable is refused. */
  readonly DeletionProtectionEnabled?: boolean | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableDescription.html#DDB-Type-TableDescription-DisassociationProtectionEnabled */
  readonly DisassociationProtectionEnabled?: boolean | undefined;
  /** The maximum read and write units per second of an on-demand table or index. */
  readonly OnDemandThroughput?: OnDemandThroughput | undefined;
  /** The read and write units per second that the table or index can serve at any moment, without scaling first. */
  readonly WarmThroughput?: TableWarmThroughputDescription | undefined;
  /** The consistency of the global table between regions: `'EVENTUAL'`, the default, or `'STRONG'`. */
  readonly MultiRegionConsistency?: EnumOutput<MultiRegionConsistency> | undefined;
  /** The vector indexes of the table. */
  readonly VectorIndexes?: readonly VectorIndexDescription[] | undefined;
}

export interface TableWarmThroughputDescription {
  /** The read units per second that it can serve without scaling first. */
  readonly ReadUnitsPerSecond?: number | undefined;
  /** The write units per second that it can serve without scaling first. */
  readonly WriteUnitsPerSecond?: number | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableWarmThroughputDescription.html#DDB-Type-TableWarmThroughputDescription-Status */
  readonly Status?: EnumOutput<TableStatus> | undefined;
}

export interface TimeToLiveDescription {
  /** Whether time to live is enabled, disabled, or being changed. */
  readonly TimeToLiveStatus?: EnumOutput<TimeToLiveStatus> | undefined;
  /** The name of the attribute with the time at which an item expires, in seconds since 1970. */
  readonly AttributeName?: string | undefined;
}

export interface TransactGetItemsOutput<T = Item> {
  /** The capacity units that the request consumed, if `ReturnConsumedCapacity` asks for them. */
  readonly ConsumedCapacity?: readonly ConsumedCapacity[] | undefined;
  /** The result of each request, in the order of the request; without `Item` if there is none with that key. */
  readonly Responses?: readonly ItemResponse<T>[] | undefined;
}

export interface TransactWriteItemsOutput {
  /** The capacity units that the request consumed, if `ReturnConsumedCapacity` asks for them. */
  readonly ConsumedCapacity?: readonly ConsumedCapacity[] | undefined;
  /** The estimated size of the written item collection, if `ReturnItemCollectionMetrics` asks for it. */
  readonly ItemCollectionMetrics?: { readonly [name: string]: readonly ItemCollectionMetrics[] } | undefined;
}

export interface UpdateContinuousBackupsOutput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateContinuousBackups.html#DDB-UpdateContinuousBackups-response-ContinuousBackupsDescription */
  readonly ContinuousBackupsDescription?: ContinuousBackupsDescription | undefined;
}

export interface UpdateContributorInsightsOutput {
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName?: string | undefined;
  /** The name of the index. */
  readonly IndexName?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateContributorInsights.html#DDB-UpdateContributorInsights-response-ContributorInsightsStatus */
  readonly ContributorInsightsStatus?: EnumOutput<ContributorInsightsStatus> | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateContributorInsights.html#DDB-UpdateContributorInsights-response-ContributorInsightsMode */
  readonly ContributorInsightsMode?: EnumOutput<ContributorInsightsMode> | undefined;
}

export interface UpdateGlobalTableOutput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateGlobalTable.html#DDB-UpdateGlobalTable-response-GlobalTableDescription */
  readonly GlobalTableDescription?: GlobalTableDescription | undefined;
}

export interface UpdateGlobalTableSettingsOutput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateGlobalTableSettings.html#DDB-UpdateGlobalTableSettings-response-GlobalTableName */
  readonly GlobalTableName?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateGlobalTableSettings.html#DDB-UpdateGlobalTableSettings-response-ReplicaSettings */
  readonly ReplicaSettings?: readonly ReplicaSettingsDescription[] | undefined;
}

export interface UpdateItemOutput<T = Item> {
  /** The attributes that `ReturnValues` selects, before or after the update. */
  readonly Attributes?: T | undefined;
  /** The capacity units that the request consumed, if `ReturnConsumedCapacity` asks for them. */
  readonly ConsumedCapacity?: ConsumedCapacity | undefined;
  /** The estimated size of the written item collection, if `ReturnItemCollectionMetrics` asks for it. */
  readonly ItemCollectionMetrics?: ItemCollectionMetrics | undefined;
}

export interface UpdateKinesisStreamingConfigurationOutput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateKinesisStreamingConfiguration.html#DDB-Type-UpdateKinesisStreamingConfiguration-ApproximateCreationDateTimePrecision */
  readonly ApproximateCreationDateTimePrecision?:
    | EnumOutput<ApproximateCreationDateTimePrecision>
    | undefined;
}

export interface UpdateKinesisStreamingDestinationOutput {
  /** The name of the table; a request may have its ARN instead. */
  readonly TableName?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateKinesisStreamingDestination.html#DDB-UpdateKinesisStreamingDestination-response-StreamArn */
  readonly StreamArn?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateKinesisStreamingDestination.html#DDB-UpdateKinesisStreamingDestination-response-DestinationStatus */
  readonly DestinationStatus?: EnumOutput<DestinationStatus> | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateKinesisStreamingDestination.html#DDB-UpdateKinesisStreamingDestination-response-UpdateKinesisStreamingConfiguration */
  readonly UpdateKinesisStreamingConfiguration?: UpdateKinesisStreamingConfigurationOutput | undefined;
}

export interface UpdateTableOutput {
  /** The table, with its indexes and settings, and its present status. */
  readonly TableDescription?: TableDescription | undefined;
}

export interface UpdateTableReplicaAutoScalingOutput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTableReplicaAutoScaling.html#DDB-UpdateTableReplicaAutoScaling-response-TableAutoScalingDescription */
  readonly TableAutoScalingDescription?: TableAutoScalingDescription | undefined;
}

export interface UpdateTimeToLiveOutput {
  /** Whether items expire, and the attribute with the time. */
  readonly TimeToLiveSpecification?: TimeToLiveSpecification | undefined;
}

export interface VectorCapacity {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_VectorCapacity.html#DDB-Type-VectorCapacity-VectorSearchRequestBytes */
  readonly VectorSearchRequestBytes?: number | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_VectorCapacity.html#DDB-Type-VectorCapacity-VectorWriteRequestBytes */
  readonly VectorWriteRequestBytes?: number | undefined;
}

export interface VectorIndexOutput {
  /** The name of the index. */
  readonly IndexName: string;
  /** The attribute with the vectors. */
  readonly VectorAttribute: VectorAttributeDefinition;
  /** The partition key and the inline filters of the vector index. */
  readonly SearchSchema?: readonly SearchSchemaElementOutput[] | undefined;
  /** The attributes that the index has besides the key attributes. */
  readonly Projection: ProjectionOutput;
  /** The number of dimensions of the vectors. */
  readonly Dimensions: number;
  /** The function that measures the similarity of two vectors. */
  readonly DistanceFunction: EnumOutput<VectorDistanceFunction>;
}

export interface VectorIndexDescription {
  /** The name of the index. */
  readonly IndexName?: string | undefined;
  /** The partition key and the inline filters of the vector index. */
  readonly SearchSchema?: readonly SearchSchemaElementOutput[] | undefined;
  /** The attributes that the index has besides the key attributes. */
  readonly Projection?: ProjectionOutput | undefined;
  /** The attribute with the vectors. */
  readonly VectorAttribute?: VectorAttributeDefinition | undefined;
  /** The number of dimensions of the vectors. */
  readonly Dimensions?: number | undefined;
  /** The function that measures the similarity of two vectors. */
  readonly DistanceFunction?: EnumOutput<VectorDistanceFunction> | undefined;
  /** Whether the index is `'ACTIVE'`, or being created, changed or deleted. */
  readonly IndexStatus?: EnumOutput<IndexStatus> | undefined;
  /** Whether a new index is still being filled from the table. */
  readonly Backfilling?: boolean | undefined;
  /** The size of the index in bytes; updated about every six hours. */
  readonly IndexSizeBytes?: number | undefined;
  /** The number of items; updated about every six hours. */
  readonly ItemCount?: number | undefined;
  /** The ARN of the index. */
  readonly IndexArn?: string | undefined;
}

export interface VectorIndexInfo {
  /** The name of the index. */
  readonly IndexName?: string | undefined;
  /** The attribute with the vectors. */
  readonly VectorAttribute?: VectorAttributeDefinition | undefined;
  /** The partition key and the inline filters of the vector index. */
  readonly SearchSchema?: readonly SearchSchemaElementOutput[] | undefined;
  /** The attributes that the index has besides the key attributes. */
  readonly Projection?: ProjectionOutput | undefined;
  /** The number of dimensions of the vectors. */
  readonly Dimensions?: number | undefined;
  /** The function that measures the similarity of two vectors. */
  readonly DistanceFunction?: EnumOutput<VectorDistanceFunction> | undefined;
}

export interface WriteRequestOutput<T = Item> {
  /** Writes an item, which replaces an item with the same key. */
  readonly PutRequest?: PutRequestOutput<T> | undefined;
  /** Deletes an item; a missing item is not an error. */
  readonly DeleteRequest?: DeleteRequestOutput | undefined;
}
