// Written by `npx tsx spec/api/generate.ts`, which knows the API from @aws-sdk/client-dynamodb.

import type {
  ApproximateCreationDateTimePrecision,
  BackupStatus,
  BackupType,
  BatchStatementErrorCodeEnum,
  BillingMode,
  BulkOperationPerformanceTier,
  BulkOperationStatus,
  ContinuousBackupsStatus,
  ContributorInsightsMode,
  ContributorInsightsStatus,
  DestinationStatus,
  ExportFormat,
  ExportStatus,
  ExportType,
  GlobalTableSettingsReplicationMode,
  GlobalTableStatus,
  ImportStatus,
  IndexStatus,
  InputCompressionType,
  InputFormat,
  MultiRegionConsistency,
  PointInTimeRecoveryStatus,
  ReplicaStatus,
  S3SseAlgorithm,
  SSEStatus,
  SSEType,
  TableClass,
  TableStatus,
  TimeToLiveStatus,
  VectorDistanceFunction,
  WitnessStatus,
} from './enums.ts';
import type {
  AttributeDefinition,
  EnableKinesisStreamingConfiguration,
  IncrementalExportSpecification,
  InputFormatOptions,
  InputS3Configuration,
  KeySchemaElement,
  OnDemandThroughput,
  OnDemandThroughputOverride,
  OutputS3Configuration,
  Projection,
  ProvisionedThroughput,
  ProvisionedThroughputOverride,
  Replica,
  S3BucketSource,
  SearchSchemaElement,
  StreamSpecification,
  TableCreationParameters,
  Tag,
  TimeToLiveSpecification,
  UpdateKinesisStreamingConfiguration,
  VectorAttributeDefinition,
} from './shared.ts';
import type { Item } from './values.ts';

export interface ArchivalSummary {
  readonly ArchivalDateTime?: Date | undefined;
  readonly ArchivalReason?: string | undefined;
  readonly ArchivalBackupArn?: string | undefined;
}

export interface AutoScalingPolicyDescription {
  readonly PolicyName?: string | undefined;
  readonly TargetTrackingScalingPolicyConfiguration?:
    | AutoScalingTargetTrackingScalingPolicyConfigurationDescription
    | undefined;
}

export interface AutoScalingSettingsDescription {
  readonly MinimumUnits?: number | undefined;
  readonly MaximumUnits?: number | undefined;
  readonly AutoScalingDisabled?: boolean | undefined;
  readonly AutoScalingRoleArn?: string | undefined;
  readonly ScalingPolicies?: readonly AutoScalingPolicyDescription[] | undefined;
}

export interface AutoScalingTargetTrackingScalingPolicyConfigurationDescription {
  readonly DisableScaleIn?: boolean | undefined;
  readonly ScaleInCooldown?: number | undefined;
  readonly ScaleOutCooldown?: number | undefined;
  readonly TargetValue: number;
}

export interface BackupDescription {
  readonly BackupDetails?: BackupDetails | undefined;
  readonly SourceTableDetails?: SourceTableDetails | undefined;
  readonly SourceTableFeatureDetails?: SourceTableFeatureDetails | undefined;
}

export interface BackupDetails {
  readonly BackupArn: string;
  readonly BackupName: string;
  readonly BackupSizeBytes?: number | undefined;
  readonly BackupStatus: BackupStatus;
  readonly BackupType: BackupType;
  readonly BackupCreationDateTime: Date;
  readonly BackupExpiryDateTime?: Date | undefined;
}

export interface BackupSummary {
  readonly TableName?: string | undefined;
  readonly TableId?: string | undefined;
  readonly TableArn?: string | undefined;
  readonly BackupArn?: string | undefined;
  readonly BackupName?: string | undefined;
  readonly BackupCreationDateTime?: Date | undefined;
  readonly BackupExpiryDateTime?: Date | undefined;
  readonly BackupStatus?: BackupStatus | undefined;
  readonly BackupType?: BackupType | undefined;
  readonly BackupSizeBytes?: number | undefined;
}

export interface BatchExecuteStatementOutput<T = Item> {
  readonly Responses?: readonly BatchStatementResponse<T>[] | undefined;
  readonly ConsumedCapacity?: readonly ConsumedCapacity[] | undefined;
}

export interface BatchGetItemOutput<T = Item> {
  readonly Responses?: { readonly [name: string]: readonly T[] } | undefined;
  readonly UnprocessedKeys?: { readonly [name: string]: KeysAndAttributesOutput } | undefined;
  readonly ConsumedCapacity?: readonly ConsumedCapacity[] | undefined;
}

export interface BatchStatementError<T = Item> {
  readonly Code?: BatchStatementErrorCodeEnum | undefined;
  readonly Message?: string | undefined;
  readonly Item?: T | undefined;
}

export interface BatchStatementResponse<T = Item> {
  readonly Error?: BatchStatementError<T> | undefined;
  readonly TableName?: string | undefined;
  readonly Item?: T | undefined;
}

export interface BatchWriteItemOutput<T = Item> {
  readonly UnprocessedItems?: { readonly [name: string]: readonly WriteRequestOutput<T>[] } | undefined;
  readonly ItemCollectionMetrics?: { readonly [name: string]: readonly ItemCollectionMetrics[] } | undefined;
  readonly ConsumedCapacity?: readonly ConsumedCapacity[] | undefined;
}

export interface BillingModeSummary {
  readonly BillingMode?: BillingMode | undefined;
  readonly LastUpdateToPayPerRequestDateTime?: Date | undefined;
}

export interface BulkOperationBytes {
  readonly BulkPutBytes?: number | undefined;
}

export interface BulkOperationDescription {
  readonly BulkOperationArn?: string | undefined;
  readonly BulkOperationStatus?: BulkOperationStatus | undefined;
  readonly TableDetails?: readonly BulkOperationTableDetail[] | undefined;
  readonly ClientToken?: string | undefined;
  readonly InputS3Configuration?: InputS3Configuration | undefined;
  readonly OutputS3Configuration?: OutputS3Configuration | undefined;
  readonly StartTime?: Date | undefined;
  readonly EndTime?: Date | undefined;
  readonly ProcessedItemCount?: number | undefined;
  readonly ProcessedInputBytes?: number | undefined;
  readonly TotalInputBytes?: number | undefined;
  readonly BulkOperationUsage?: readonly BulkOperationUsage[] | undefined;
  readonly FailedItemCount?: number | undefined;
  readonly FailureCode?: string | undefined;
  readonly FailureMessage?: string | undefined;
  readonly MaxWriteRequestUnits?: number | undefined;
  readonly PerformanceTier?: BulkOperationPerformanceTier | undefined;
}

export interface BulkOperationSummary {
  readonly BulkOperationArn: string;
  readonly BulkOperationStatus: BulkOperationStatus;
  readonly StartTime: Date;
  readonly EndTime?: Date | undefined;
}

export interface BulkOperationTableDetail {
  readonly TableName?: string | undefined;
  readonly TableId?: string | undefined;
}

export interface BulkOperationUsage {
  readonly TableName?: string | undefined;
  readonly BulkPutBytes?: number | undefined;
  readonly Table?: BulkOperationBytes | undefined;
  readonly LocalSecondaryIndexes?: { readonly [name: string]: BulkOperationBytes } | undefined;
  readonly GlobalSecondaryIndexes?: { readonly [name: string]: BulkOperationBytes } | undefined;
  readonly VectorIndexes?: { readonly [name: string]: BulkOperationVectorBytes } | undefined;
}

export interface BulkOperationVectorBytes {
  readonly BulkPutVectorBytes?: number | undefined;
}

export interface CancelBulkOperationOutput {
  readonly BulkOperationArn: string;
  readonly BulkOperationStatus: BulkOperationStatus;
}

export interface Capacity {
  readonly ReadCapacityUnits?: number | undefined;
  readonly WriteCapacityUnits?: number | undefined;
  readonly CapacityUnits?: number | undefined;
}

export interface ConsumedCapacity {
  readonly TableName?: string | undefined;
  readonly CapacityUnits?: number | undefined;
  readonly ReadCapacityUnits?: number | undefined;
  readonly WriteCapacityUnits?: number | undefined;
  readonly Table?: Capacity | undefined;
  readonly LocalSecondaryIndexes?: { readonly [name: string]: Capacity } | undefined;
  readonly GlobalSecondaryIndexes?: { readonly [name: string]: Capacity } | undefined;
  readonly VectorIndexes?: { readonly [name: string]: VectorCapacity } | undefined;
}

export interface ContinuousBackupsDescription {
  readonly ContinuousBackupsStatus: ContinuousBackupsStatus;
  readonly PointInTimeRecoveryDescription?: PointInTimeRecoveryDescription | undefined;
}

export interface ContributorInsightsSummary {
  readonly TableName?: string | undefined;
  readonly IndexName?: string | undefined;
  readonly ContributorInsightsStatus?: ContributorInsightsStatus | undefined;
  readonly ContributorInsightsMode?: ContributorInsightsMode | undefined;
}

export interface CreateBackupOutput {
  readonly BackupDetails?: BackupDetails | undefined;
}

export interface CreateGlobalTableOutput {
  readonly GlobalTableDescription?: GlobalTableDescription | undefined;
}

export interface CreateTableOutput {
  readonly TableDescription?: TableDescription | undefined;
}

export interface DeleteBackupOutput {
  readonly BackupDescription?: BackupDescription | undefined;
}

export interface DeleteItemOutput<T = Item> {
  readonly Attributes?: T | undefined;
  readonly ConsumedCapacity?: ConsumedCapacity | undefined;
  readonly ItemCollectionMetrics?: ItemCollectionMetrics | undefined;
}

export interface DeleteRequestOutput {
  readonly Key: Item;
}

export interface DeleteResourcePolicyOutput {
  readonly RevisionId?: string | undefined;
}

export interface DeleteTableOutput {
  readonly TableDescription?: TableDescription | undefined;
}

export interface DescribeBackupOutput {
  readonly BackupDescription?: BackupDescription | undefined;
}

export interface DescribeBulkOperationOutput {
  readonly BulkOperationDescription: BulkOperationDescription;
}

export interface DescribeContinuousBackupsOutput {
  readonly ContinuousBackupsDescription?: ContinuousBackupsDescription | undefined;
}

export interface DescribeContributorInsightsOutput {
  readonly TableName?: string | undefined;
  readonly IndexName?: string | undefined;
  readonly ContributorInsightsRuleList?: readonly string[] | undefined;
  readonly ContributorInsightsStatus?: ContributorInsightsStatus | undefined;
  readonly LastUpdateDateTime?: Date | undefined;
  readonly FailureException?: FailureException | undefined;
  readonly ContributorInsightsMode?: ContributorInsightsMode | undefined;
}

export interface DescribeEndpointsResponse {
  readonly Endpoints: readonly Endpoint[];
}

export interface DescribeExportOutput {
  readonly ExportDescription?: ExportDescription | undefined;
}

export interface DescribeGlobalTableOutput {
  readonly GlobalTableDescription?: GlobalTableDescription | undefined;
}

export interface DescribeGlobalTableSettingsOutput {
  readonly GlobalTableName?: string | undefined;
  readonly ReplicaSettings?: readonly ReplicaSettingsDescription[] | undefined;
}

export interface DescribeImportOutput {
  readonly ImportTableDescription: ImportTableDescription;
}

export interface DescribeKinesisStreamingDestinationOutput {
  readonly TableName?: string | undefined;
  readonly KinesisDataStreamDestinations?: readonly KinesisDataStreamDestination[] | undefined;
}

export interface DescribeLimitsOutput {
  readonly AccountMaxReadCapacityUnits?: number | undefined;
  readonly AccountMaxWriteCapacityUnits?: number | undefined;
  readonly TableMaxReadCapacityUnits?: number | undefined;
  readonly TableMaxWriteCapacityUnits?: number | undefined;
}

export interface DescribeTableOutput {
  readonly Table?: TableDescription | undefined;
}

export interface DescribeTableReplicaAutoScalingOutput {
  readonly TableAutoScalingDescription?: TableAutoScalingDescription | undefined;
}

export interface DescribeTimeToLiveOutput {
  readonly TimeToLiveDescription?: TimeToLiveDescription | undefined;
}

export interface Endpoint {
  readonly Address: string;
  readonly CachePeriodInMinutes: number;
}

export interface ExecuteStatementOutput<T = Item> {
  readonly Items?: readonly T[] | undefined;
  readonly NextToken?: string | undefined;
  readonly ConsumedCapacity?: ConsumedCapacity | undefined;
  readonly LastEvaluatedKey?: Item | undefined;
}

export interface ExecuteTransactionOutput<T = Item> {
  readonly Responses?: readonly ItemResponse<T>[] | undefined;
  readonly ConsumedCapacity?: readonly ConsumedCapacity[] | undefined;
}

export interface ExportDescription {
  readonly ExportArn?: string | undefined;
  readonly ExportStatus?: ExportStatus | undefined;
  readonly StartTime?: Date | undefined;
  readonly EndTime?: Date | undefined;
  readonly ExportManifest?: string | undefined;
  readonly TableArn?: string | undefined;
  readonly TableId?: string | undefined;
  readonly ExportTime?: Date | undefined;
  readonly ClientToken?: string | undefined;
  readonly S3Bucket?: string | undefined;
  readonly S3BucketOwner?: string | undefined;
  readonly S3Prefix?: string | undefined;
  readonly S3SseAlgorithm?: S3SseAlgorithm | undefined;
  readonly S3SseKmsKeyId?: string | undefined;
  readonly FailureCode?: string | undefined;
  readonly FailureMessage?: string | undefined;
  readonly ExportFormat?: ExportFormat | undefined;
  readonly BilledSizeBytes?: number | undefined;
  readonly ItemCount?: number | undefined;
  readonly ExportType?: ExportType | undefined;
  readonly IncrementalExportSpecification?: IncrementalExportSpecification | undefined;
  readonly FilterSpecification?: FilterSpecificationOutput | undefined;
}

export interface ExportSummary {
  readonly ExportArn?: string | undefined;
  readonly ExportStatus?: ExportStatus | undefined;
  readonly ExportType?: ExportType | undefined;
}

export interface ExportTableToPointInTimeOutput {
  readonly ExportDescription?: ExportDescription | undefined;
}

export interface FailureException {
  readonly ExceptionName?: string | undefined;
  readonly ExceptionDescription?: string | undefined;
}

export interface FilterSpecificationOutput {
  readonly FilterExpression?: string | undefined;
  readonly ProjectionExpression?: string | undefined;
  readonly KeyConditionExpression?: string | undefined;
  readonly ExpressionAttributeNames?: { readonly [name: string]: string } | undefined;
  readonly ExpressionAttributeValues?: Item | undefined;
}

export interface GetItemOutput<T = Item> {
  readonly Item?: T | undefined;
  readonly ConsumedCapacity?: ConsumedCapacity | undefined;
}

export interface GetResourcePolicyOutput {
  readonly Policy?: string | undefined;
  readonly RevisionId?: string | undefined;
}

export interface GlobalSecondaryIndexDescription {
  readonly IndexName?: string | undefined;
  readonly KeySchema?: readonly KeySchemaElement[] | undefined;
  readonly Projection?: Projection | undefined;
  readonly IndexStatus?: IndexStatus | undefined;
  readonly Backfilling?: boolean | undefined;
  readonly ProvisionedThroughput?: ProvisionedThroughputDescription | undefined;
  readonly IndexSizeBytes?: number | undefined;
  readonly ItemCount?: number | undefined;
  readonly IndexArn?: string | undefined;
  readonly OnDemandThroughput?: OnDemandThroughput | undefined;
  readonly WarmThroughput?: GlobalSecondaryIndexWarmThroughputDescription | undefined;
}

export interface GlobalSecondaryIndexInfo {
  readonly IndexName?: string | undefined;
  readonly KeySchema?: readonly KeySchemaElement[] | undefined;
  readonly Projection?: Projection | undefined;
  readonly ProvisionedThroughput?: ProvisionedThroughput | undefined;
  readonly OnDemandThroughput?: OnDemandThroughput | undefined;
}

export interface GlobalSecondaryIndexWarmThroughputDescription {
  readonly ReadUnitsPerSecond?: number | undefined;
  readonly WriteUnitsPerSecond?: number | undefined;
  readonly Status?: IndexStatus | undefined;
}

export interface GlobalTable {
  readonly GlobalTableName?: string | undefined;
  readonly ReplicationGroup?: readonly Replica[] | undefined;
}

export interface GlobalTableDescription {
  readonly ReplicationGroup?: readonly ReplicaDescription[] | undefined;
  readonly GlobalTableArn?: string | undefined;
  readonly CreationDateTime?: Date | undefined;
  readonly GlobalTableStatus?: GlobalTableStatus | undefined;
  readonly GlobalTableName?: string | undefined;
}

export interface GlobalTableWitnessDescription {
  readonly RegionName?: string | undefined;
  readonly WitnessStatus?: WitnessStatus | undefined;
}

export interface ImportSummary {
  readonly ImportArn?: string | undefined;
  readonly ImportStatus?: ImportStatus | undefined;
  readonly TableArn?: string | undefined;
  readonly S3BucketSource?: S3BucketSource | undefined;
  readonly CloudWatchLogGroupArn?: string | undefined;
  readonly InputFormat?: InputFormat | undefined;
  readonly StartTime?: Date | undefined;
  readonly EndTime?: Date | undefined;
}

export interface ImportTableDescription {
  readonly ImportArn?: string | undefined;
  readonly ImportStatus?: ImportStatus | undefined;
  readonly TableArn?: string | undefined;
  readonly TableId?: string | undefined;
  readonly ClientToken?: string | undefined;
  readonly S3BucketSource?: S3BucketSource | undefined;
  readonly ErrorCount?: number | undefined;
  readonly CloudWatchLogGroupArn?: string | undefined;
  readonly InputFormat?: InputFormat | undefined;
  readonly InputFormatOptions?: InputFormatOptions | undefined;
  readonly InputCompressionType?: InputCompressionType | undefined;
  readonly TableCreationParameters?: TableCreationParameters | undefined;
  readonly StartTime?: Date | undefined;
  readonly EndTime?: Date | undefined;
  readonly ProcessedSizeBytes?: number | undefined;
  readonly ProcessedItemCount?: number | undefined;
  readonly ImportedItemCount?: number | undefined;
  readonly FailureCode?: string | undefined;
  readonly FailureMessage?: string | undefined;
}

export interface ImportTableOutput {
  readonly ImportTableDescription: ImportTableDescription;
}

export interface ItemCollectionMetrics {
  readonly ItemCollectionKey?: Item | undefined;
  readonly SizeEstimateRangeGB?: readonly number[] | undefined;
}

export interface ItemResponse<T = Item> {
  readonly Item?: T | undefined;
}

export interface KeysAndAttributesOutput {
  readonly Keys: readonly Item[];
  readonly AttributesToGet?: readonly string[] | undefined;
  readonly ConsistentRead?: boolean | undefined;
  readonly ProjectionExpression?: string | undefined;
  readonly ExpressionAttributeNames?: { readonly [name: string]: string } | undefined;
}

export interface KinesisDataStreamDestination {
  readonly StreamArn?: string | undefined;
  readonly DestinationStatus?: DestinationStatus | undefined;
  readonly DestinationStatusDescription?: string | undefined;
  readonly ApproximateCreationDateTimePrecision?: ApproximateCreationDateTimePrecision | undefined;
}

export interface KinesisStreamingDestinationOutput {
  readonly TableName?: string | undefined;
  readonly StreamArn?: string | undefined;
  readonly DestinationStatus?: DestinationStatus | undefined;
  readonly EnableKinesisStreamingConfiguration?: EnableKinesisStreamingConfiguration | undefined;
}

export interface ListBackupsOutput {
  readonly BackupSummaries?: readonly BackupSummary[] | undefined;
  readonly LastEvaluatedBackupArn?: string | undefined;
}

export interface ListBulkOperationsOutput {
  readonly BulkOperationsSummaryList?: readonly BulkOperationSummary[] | undefined;
  readonly NextToken?: string | undefined;
}

export interface ListContributorInsightsOutput {
  readonly ContributorInsightsSummaries?: readonly ContributorInsightsSummary[] | undefined;
  readonly NextToken?: string | undefined;
}

export interface ListExportsOutput {
  readonly ExportSummaries?: readonly ExportSummary[] | undefined;
  readonly NextToken?: string | undefined;
}

export interface ListGlobalTablesOutput {
  readonly GlobalTables?: readonly GlobalTable[] | undefined;
  readonly LastEvaluatedGlobalTableName?: string | undefined;
}

export interface ListImportsOutput {
  readonly ImportSummaryList?: readonly ImportSummary[] | undefined;
  readonly NextToken?: string | undefined;
}

export interface ListTablesOutput {
  readonly TableNames?: readonly string[] | undefined;
  readonly LastEvaluatedTableName?: string | undefined;
}

export interface ListTagsOfResourceOutput {
  readonly Tags?: readonly Tag[] | undefined;
  readonly NextToken?: string | undefined;
}

export interface LocalSecondaryIndexDescription {
  readonly IndexName?: string | undefined;
  readonly KeySchema?: readonly KeySchemaElement[] | undefined;
  readonly Projection?: Projection | undefined;
  readonly IndexSizeBytes?: number | undefined;
  readonly ItemCount?: number | undefined;
  readonly IndexArn?: string | undefined;
}

export interface LocalSecondaryIndexInfo {
  readonly IndexName?: string | undefined;
  readonly KeySchema?: readonly KeySchemaElement[] | undefined;
  readonly Projection?: Projection | undefined;
}

export interface PointInTimeRecoveryDescription {
  readonly PointInTimeRecoveryStatus?: PointInTimeRecoveryStatus | undefined;
  readonly RecoveryPeriodInDays?: number | undefined;
  readonly EarliestRestorableDateTime?: Date | undefined;
  readonly LatestRestorableDateTime?: Date | undefined;
}

export interface ProvisionedThroughputDescription {
  readonly LastIncreaseDateTime?: Date | undefined;
  readonly LastDecreaseDateTime?: Date | undefined;
  readonly NumberOfDecreasesToday?: number | undefined;
  readonly ReadCapacityUnits?: number | undefined;
  readonly WriteCapacityUnits?: number | undefined;
}

export interface PutItemOutput<T = Item> {
  readonly Attributes?: T | undefined;
  readonly ConsumedCapacity?: ConsumedCapacity | undefined;
  readonly ItemCollectionMetrics?: ItemCollectionMetrics | undefined;
}

export interface PutRequestOutput<T = Item> {
  readonly Item: T;
}

export interface PutResourcePolicyOutput {
  readonly RevisionId?: string | undefined;
}

export interface QueryOutput<T = Item> {
  readonly Items?: readonly T[] | undefined;
  readonly Count?: number | undefined;
  readonly ScannedCount?: number | undefined;
  readonly LastEvaluatedKey?: Item | undefined;
  readonly ConsumedCapacity?: ConsumedCapacity | undefined;
}

export interface ReplicaAutoScalingDescription {
  readonly RegionName?: string | undefined;
  readonly GlobalSecondaryIndexes?: readonly ReplicaGlobalSecondaryIndexAutoScalingDescription[] | undefined;
  readonly ReplicaProvisionedReadCapacityAutoScalingSettings?: AutoScalingSettingsDescription | undefined;
  readonly ReplicaProvisionedWriteCapacityAutoScalingSettings?: AutoScalingSettingsDescription | undefined;
  readonly ReplicaStatus?: ReplicaStatus | undefined;
}

export interface ReplicaDescription {
  readonly RegionName?: string | undefined;
  readonly ReplicaStatus?: ReplicaStatus | undefined;
  readonly ReplicaArn?: string | undefined;
  readonly ReplicaStatusDescription?: string | undefined;
  readonly ReplicaStatusPercentProgress?: string | undefined;
  readonly KMSMasterKeyId?: string | undefined;
  readonly ProvisionedThroughputOverride?: ProvisionedThroughputOverride | undefined;
  readonly OnDemandThroughputOverride?: OnDemandThroughputOverride | undefined;
  readonly WarmThroughput?: TableWarmThroughputDescription | undefined;
  readonly GlobalSecondaryIndexes?: readonly ReplicaGlobalSecondaryIndexDescription[] | undefined;
  readonly ReplicaInaccessibleDateTime?: Date | undefined;
  readonly ReplicaTableClassSummary?: TableClassSummary | undefined;
  readonly GlobalTableSettingsReplicationMode?: GlobalTableSettingsReplicationMode | undefined;
}

export interface ReplicaGlobalSecondaryIndexAutoScalingDescription {
  readonly IndexName?: string | undefined;
  readonly IndexStatus?: IndexStatus | undefined;
  readonly ProvisionedReadCapacityAutoScalingSettings?: AutoScalingSettingsDescription | undefined;
  readonly ProvisionedWriteCapacityAutoScalingSettings?: AutoScalingSettingsDescription | undefined;
}

export interface ReplicaGlobalSecondaryIndexDescription {
  readonly IndexName?: string | undefined;
  readonly ProvisionedThroughputOverride?: ProvisionedThroughputOverride | undefined;
  readonly OnDemandThroughputOverride?: OnDemandThroughputOverride | undefined;
  readonly WarmThroughput?: GlobalSecondaryIndexWarmThroughputDescription | undefined;
}

export interface ReplicaGlobalSecondaryIndexSettingsDescription {
  readonly IndexName: string;
  readonly IndexStatus?: IndexStatus | undefined;
  readonly ProvisionedReadCapacityUnits?: number | undefined;
  readonly ProvisionedReadCapacityAutoScalingSettings?: AutoScalingSettingsDescription | undefined;
  readonly ProvisionedWriteCapacityUnits?: number | undefined;
  readonly ProvisionedWriteCapacityAutoScalingSettings?: AutoScalingSettingsDescription | undefined;
}

export interface ReplicaSettingsDescription {
  readonly RegionName: string;
  readonly ReplicaStatus?: ReplicaStatus | undefined;
  readonly ReplicaBillingModeSummary?: BillingModeSummary | undefined;
  readonly ReplicaProvisionedReadCapacityUnits?: number | undefined;
  readonly ReplicaProvisionedReadCapacityAutoScalingSettings?: AutoScalingSettingsDescription | undefined;
  readonly ReplicaProvisionedWriteCapacityUnits?: number | undefined;
  readonly ReplicaProvisionedWriteCapacityAutoScalingSettings?: AutoScalingSettingsDescription | undefined;
  readonly ReplicaGlobalSecondaryIndexSettings?:
    | readonly ReplicaGlobalSecondaryIndexSettingsDescription[]
    | undefined;
  readonly ReplicaTableClassSummary?: TableClassSummary | undefined;
}

export interface RestoreSummary {
  readonly SourceBackupArn?: string | undefined;
  readonly SourceTableArn?: string | undefined;
  readonly RestoreDateTime: Date;
  readonly RestoreInProgress: boolean;
}

export interface RestoreTableFromBackupOutput {
  readonly TableDescription?: TableDescription | undefined;
}

export interface RestoreTableToPointInTimeOutput {
  readonly TableDescription?: TableDescription | undefined;
}

export interface SSEDescription {
  readonly Status?: SSEStatus | undefined;
  readonly SSEType?: SSEType | undefined;
  readonly KMSMasterKeyArn?: string | undefined;
  readonly InaccessibleEncryptionDateTime?: Date | undefined;
}

export interface ScanOutput<T = Item> {
  readonly Items?: readonly T[] | undefined;
  readonly Count?: number | undefined;
  readonly ScannedCount?: number | undefined;
  readonly LastEvaluatedKey?: Item | undefined;
  readonly ConsumedCapacity?: ConsumedCapacity | undefined;
}

export interface SearchResultItem<T = Item> {
  readonly Item?: T | undefined;
  readonly Score?: number | undefined;
}

export interface SearchVectorsOutput<T = Item> {
  readonly ConsumedCapacity?: VectorCapacity | undefined;
  readonly SearchResults?: readonly SearchResultItem<T>[] | undefined;
}

export interface SourceTableDetails {
  readonly TableName: string;
  readonly TableId: string;
  readonly TableArn?: string | undefined;
  readonly TableSizeBytes?: number | undefined;
  readonly KeySchema: readonly KeySchemaElement[];
  readonly TableCreationDateTime: Date;
  readonly ProvisionedThroughput: ProvisionedThroughput;
  readonly OnDemandThroughput?: OnDemandThroughput | undefined;
  readonly ItemCount?: number | undefined;
  readonly BillingMode?: BillingMode | undefined;
}

export interface SourceTableFeatureDetails {
  readonly LocalSecondaryIndexes?: readonly LocalSecondaryIndexInfo[] | undefined;
  readonly GlobalSecondaryIndexes?: readonly GlobalSecondaryIndexInfo[] | undefined;
  readonly StreamDescription?: StreamSpecification | undefined;
  readonly TimeToLiveDescription?: TimeToLiveDescription | undefined;
  readonly SSEDescription?: SSEDescription | undefined;
  readonly VectorIndexes?: readonly VectorIndexInfo[] | undefined;
}

export interface StartBulkPutItemsOutput {
  readonly BulkOperationDescription: BulkOperationDescription;
}

export interface TableAutoScalingDescription {
  readonly TableName?: string | undefined;
  readonly TableStatus?: TableStatus | undefined;
  readonly Replicas?: readonly ReplicaAutoScalingDescription[] | undefined;
}

export interface TableClassSummary {
  readonly TableClass?: TableClass | undefined;
  readonly LastUpdateDateTime?: Date | undefined;
}

export interface TableDescription {
  readonly AttributeDefinitions?: readonly AttributeDefinition[] | undefined;
  readonly TableName?: string | undefined;
  readonly KeySchema?: readonly KeySchemaElement[] | undefined;
  readonly TableStatus?: TableStatus | undefined;
  readonly CreationDateTime?: Date | undefined;
  readonly ProvisionedThroughput?: ProvisionedThroughputDescription | undefined;
  readonly TableSizeBytes?: number | undefined;
  readonly ItemCount?: number | undefined;
  readonly TableArn?: string | undefined;
  readonly TableId?: string | undefined;
  readonly BillingModeSummary?: BillingModeSummary | undefined;
  readonly LocalSecondaryIndexes?: readonly LocalSecondaryIndexDescription[] | undefined;
  readonly GlobalSecondaryIndexes?: readonly GlobalSecondaryIndexDescription[] | undefined;
  readonly StreamSpecification?: StreamSpecification | undefined;
  readonly LatestStreamLabel?: string | undefined;
  readonly LatestStreamArn?: string | undefined;
  readonly GlobalTableVersion?: string | undefined;
  readonly Replicas?: readonly ReplicaDescription[] | undefined;
  readonly GlobalTableWitnesses?: readonly GlobalTableWitnessDescription[] | undefined;
  readonly GlobalTableSettingsReplicationMode?: GlobalTableSettingsReplicationMode | undefined;
  readonly RestoreSummary?: RestoreSummary | undefined;
  readonly SSEDescription?: SSEDescription | undefined;
  readonly ArchivalSummary?: ArchivalSummary | undefined;
  readonly TableClassSummary?: TableClassSummary | undefined;
  readonly DeletionProtectionEnabled?: boolean | undefined;
  readonly DisassociationProtectionEnabled?: boolean | undefined;
  readonly OnDemandThroughput?: OnDemandThroughput | undefined;
  readonly WarmThroughput?: TableWarmThroughputDescription | undefined;
  readonly MultiRegionConsistency?: MultiRegionConsistency | undefined;
  readonly VectorIndexes?: readonly VectorIndexDescription[] | undefined;
}

export interface TableWarmThroughputDescription {
  readonly ReadUnitsPerSecond?: number | undefined;
  readonly WriteUnitsPerSecond?: number | undefined;
  readonly Status?: TableStatus | undefined;
}

export interface TimeToLiveDescription {
  readonly TimeToLiveStatus?: TimeToLiveStatus | undefined;
  readonly AttributeName?: string | undefined;
}

export interface TransactGetItemsOutput<T = Item> {
  readonly ConsumedCapacity?: readonly ConsumedCapacity[] | undefined;
  readonly Responses?: readonly ItemResponse<T>[] | undefined;
}

export interface TransactWriteItemsOutput {
  readonly ConsumedCapacity?: readonly ConsumedCapacity[] | undefined;
  readonly ItemCollectionMetrics?: { readonly [name: string]: readonly ItemCollectionMetrics[] } | undefined;
}

export interface UpdateContinuousBackupsOutput {
  readonly ContinuousBackupsDescription?: ContinuousBackupsDescription | undefined;
}

export interface UpdateContributorInsightsOutput {
  readonly TableName?: string | undefined;
  readonly IndexName?: string | undefined;
  readonly ContributorInsightsStatus?: ContributorInsightsStatus | undefined;
  readonly ContributorInsightsMode?: ContributorInsightsMode | undefined;
}

export interface UpdateGlobalTableOutput {
  readonly GlobalTableDescription?: GlobalTableDescription | undefined;
}

export interface UpdateGlobalTableSettingsOutput {
  readonly GlobalTableName?: string | undefined;
  readonly ReplicaSettings?: readonly ReplicaSettingsDescription[] | undefined;
}

export interface UpdateItemOutput<T = Item> {
  readonly Attributes?: T | undefined;
  readonly ConsumedCapacity?: ConsumedCapacity | undefined;
  readonly ItemCollectionMetrics?: ItemCollectionMetrics | undefined;
}

export interface UpdateKinesisStreamingDestinationOutput {
  readonly TableName?: string | undefined;
  readonly StreamArn?: string | undefined;
  readonly DestinationStatus?: DestinationStatus | undefined;
  readonly UpdateKinesisStreamingConfiguration?: UpdateKinesisStreamingConfiguration | undefined;
}

export interface UpdateTableOutput {
  readonly TableDescription?: TableDescription | undefined;
}

export interface UpdateTableReplicaAutoScalingOutput {
  readonly TableAutoScalingDescription?: TableAutoScalingDescription | undefined;
}

export interface UpdateTimeToLiveOutput {
  readonly TimeToLiveSpecification?: TimeToLiveSpecification | undefined;
}

export interface VectorCapacity {
  readonly VectorSearchRequestBytes?: number | undefined;
  readonly VectorWriteRequestBytes?: number | undefined;
}

export interface VectorIndexDescription {
  readonly IndexName?: string | undefined;
  readonly SearchSchema?: readonly SearchSchemaElement[] | undefined;
  readonly Projection?: Projection | undefined;
  readonly VectorAttribute?: VectorAttributeDefinition | undefined;
  readonly Dimensions?: number | undefined;
  readonly DistanceFunction?: VectorDistanceFunction | undefined;
  readonly IndexStatus?: IndexStatus | undefined;
  readonly Backfilling?: boolean | undefined;
  readonly IndexSizeBytes?: number | undefined;
  readonly ItemCount?: number | undefined;
  readonly IndexArn?: string | undefined;
}

export interface VectorIndexInfo {
  readonly IndexName?: string | undefined;
  readonly VectorAttribute?: VectorAttributeDefinition | undefined;
  readonly SearchSchema?: readonly SearchSchemaElement[] | undefined;
  readonly Projection?: Projection | undefined;
  readonly Dimensions?: number | undefined;
  readonly DistanceFunction?: VectorDistanceFunction | undefined;
}

export interface WriteRequestOutput<T = Item> {
  readonly PutRequest?: PutRequestOutput<T> | undefined;
  readonly DeleteRequest?: DeleteRequestOutput | undefined;
}
