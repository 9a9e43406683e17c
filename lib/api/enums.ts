// Written by `npx tsx spec/api/generate.ts`, which reads the models of the AWS SDK.

export type ApproximateCreationDateTimePrecision = 'MICROSECOND' | 'MILLISECOND';

export type AttributeAction = 'ADD' | 'DELETE' | 'PUT';

export type BackupStatus = 'AVAILABLE' | 'CREATING' | 'DELETED';

export type BackupType = 'AWS_BACKUP' | 'SYSTEM' | 'USER';

export type BackupTypeFilter = 'ALL' | 'AWS_BACKUP' | 'SYSTEM' | 'USER';

export type BatchStatementErrorCodeEnum =
  | 'AccessDenied'
  | 'ConditionalCheckFailed'
  | 'DuplicateItem'
  | 'InternalServerError'
  | 'ItemCollectionSizeLimitExceeded'
  | 'ProvisionedThroughputExceeded'
  | 'RequestLimitExceeded'
  | 'ResourceNotFound'
  | 'ThrottlingError'
  | 'TransactionConflict'
  | 'ValidationError';

export type BillingMode = 'PAY_PER_REQUEST' | 'PROVISIONED';

export type BulkOperationInputFormat = 'DYNAMODB_JSON' | 'ION';

export type BulkOperationPerformanceTier = 'ACCELERATED' | 'STANDARD';

export type BulkOperationStatus =
  | 'CANCELLED'
  | 'CANCELLING'
  | 'COMPLETED'
  | 'COMPLETED_WITH_ERRORS'
  | 'FAILED'
  | 'IN_PROGRESS';

export type ComparisonOperator =
  | 'BEGINS_WITH'
  | 'BETWEEN'
  | 'CONTAINS'
  | 'EQ'
  | 'GE'
  | 'GT'
  | 'IN'
  | 'LE'
  | 'LT'
  | 'NE'
  | 'NOT_CONTAINS'
  | 'NOT_NULL'
  | 'NULL';

export type ConditionalOperator = 'AND' | 'OR';

export type ContinuousBackupsStatus = 'DISABLED' | 'ENABLED';

export type ContributorInsightsAction = 'DISABLE' | 'ENABLE';

export type ContributorInsightsMode = 'ACCESSED_AND_THROTTLED_KEYS' | 'THROTTLED_KEYS';

export type ContributorInsightsStatus = 'DISABLED' | 'DISABLING' | 'ENABLED' | 'ENABLING' | 'FAILED';

export type DestinationStatus =
  | 'ACTIVE'
  | 'DISABLED'
  | 'DISABLING'
  | 'ENABLE_FAILED'
  | 'ENABLING'
  | 'UPDATING';

export type DisassociationMode = 'WAIT_FOR_REPLICATION';

export type ExportFormat = 'DYNAMODB_JSON' | 'ION';

export type ExportStatus = 'COMPLETED' | 'FAILED' | 'IN_PROGRESS';

export type ExportType = 'FULL_EXPORT' | 'INCREMENTAL_EXPORT';

export type ExportViewType = 'NEW_AND_OLD_IMAGES' | 'NEW_IMAGE';

export type GlobalTableSettingsReplicationMode = 'DISABLED' | 'ENABLED' | 'ENABLED_WITH_OVERRIDES';

export type GlobalTableStatus = 'ACTIVE' | 'CREATING' | 'DELETING' | 'UPDATING';

export type ImportStatus = 'CANCELLED' | 'CANCELLING' | 'COMPLETED' | 'FAILED' | 'IN_PROGRESS';

export type IndexStatus = 'ACTIVE' | 'CREATING' | 'DELETING' | 'UPDATING';

export type InputCompressionType = 'GZIP' | 'NONE' | 'ZSTD';

export type InputFormat = 'CSV' | 'DYNAMODB_JSON' | 'ION';

export type KeyType = 'HASH' | 'RANGE';

export type MultiRegionConsistency = 'EVENTUAL' | 'STRONG';

export type OperationType = 'INSERT' | 'MODIFY' | 'REMOVE';

export type OutputTypeEnum = 'CONDITION_CHECK_FAILURE' | 'ERROR';

export type PointInTimeRecoveryStatus = 'DISABLED' | 'ENABLED';

export type ProjectionType = 'ALL' | 'INCLUDE' | 'KEYS_ONLY';

export type ReplicaStatus =
  | 'ACTIVE'
  | 'ARCHIVED'
  | 'ARCHIVING'
  | 'CREATING'
  | 'CREATION_FAILED'
  | 'DELETING'
  | 'INACCESSIBLE_ENCRYPTION_CREDENTIALS'
  | 'REGION_DISABLED'
  | 'REPLICATION_NOT_AUTHORIZED'
  | 'UPDATING';

export type ReturnConsumedCapacity = 'INDEXES' | 'NONE' | 'TOTAL';

export type ReturnItemCollectionMetrics = 'NONE' | 'SIZE';

export type ReturnValue = 'ALL_NEW' | 'ALL_OLD' | 'NONE' | 'UPDATED_NEW' | 'UPDATED_OLD';

export type ReturnValuesOnConditionCheckFailure = 'ALL_OLD' | 'NONE';

export type S3SseAlgorithm = 'AES256' | 'KMS';

export type SSEStatus = 'DISABLED' | 'DISABLING' | 'ENABLED' | 'ENABLING' | 'UPDATING';

export type SSEType = 'AES256' | 'KMS';

export type ScalarAttributeType = 'B' | 'N' | 'S';

export type SearchSchemaElementType = 'HASH' | 'INLINE_FILTER';

export type Select = 'ALL_ATTRIBUTES' | 'ALL_PROJECTED_ATTRIBUTES' | 'COUNT' | 'SPECIFIC_ATTRIBUTES';

export type ShardFilterType = 'CHILD_SHARDS';

export type ShardIteratorType = 'AFTER_SEQUENCE_NUMBER' | 'AT_SEQUENCE_NUMBER' | 'LATEST' | 'TRIM_HORIZON';

export type StreamStatus = 'DISABLED' | 'DISABLING' | 'ENABLED' | 'ENABLING';

export type StreamViewType = 'KEYS_ONLY' | 'NEW_AND_OLD_IMAGES' | 'NEW_IMAGE' | 'OLD_IMAGE';

export type TableClass = 'STANDARD' | 'STANDARD_INFREQUENT_ACCESS';

export type TableStatus =
  | 'ACTIVE'
  | 'ARCHIVED'
  | 'ARCHIVING'
  | 'CREATING'
  | 'DELETING'
  | 'INACCESSIBLE_ENCRYPTION_CREDENTIALS'
  | 'REPLICATION_NOT_AUTHORIZED'
  | 'UPDATING';

export type TimeToLiveStatus = 'DISABLED' | 'DISABLING' | 'ENABLED' | 'ENABLING';

export type VectorDistanceFunction = 'COSINE' | 'DOT_PRODUCT' | 'EUCLIDEAN';

export type WitnessStatus = 'ACTIVE' | 'CREATING' | 'DELETING';
