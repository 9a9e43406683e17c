// Written by `npx tsx spec/api/generate.ts`, which knows the API from @aws-sdk/client-dynamodb.

export type ApproximateCreationDateTimePrecision = 'MICROSECOND' | 'MILLISECOND' | (string & {});

export type AttributeAction = 'ADD' | 'DELETE' | 'PUT' | (string & {});

export type BackupStatus = 'AVAILABLE' | 'CREATING' | 'DELETED' | (string & {});

export type BackupType = 'AWS_BACKUP' | 'SYSTEM' | 'USER' | (string & {});

export type BackupTypeFilter = 'ALL' | 'AWS_BACKUP' | 'SYSTEM' | 'USER' | (string & {});

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
  | 'ValidationError'
  | (string & {});

export type BillingMode = 'PAY_PER_REQUEST' | 'PROVISIONED' | (string & {});

export type BulkOperationInputFormat = 'DYNAMODB_JSON' | 'ION' | (string & {});

export type BulkOperationPerformanceTier = 'ACCELERATED' | 'STANDARD' | (string & {});

export type BulkOperationStatus =
  | 'CANCELLED'
  | 'CANCELLING'
  | 'COMPLETED'
  | 'COMPLETED_WITH_ERRORS'
  | 'FAILED'
  | 'IN_PROGRESS'
  | (string & {});

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
  | 'NULL'
  | (string & {});

export type ConditionalOperator = 'AND' | 'OR' | (string & {});

export type ContinuousBackupsStatus = 'DISABLED' | 'ENABLED' | (string & {});

export type ContributorInsightsAction = 'DISABLE' | 'ENABLE' | (string & {});

export type ContributorInsightsMode = 'ACCESSED_AND_THROTTLED_KEYS' | 'THROTTLED_KEYS' | (string & {});

export type ContributorInsightsStatus =
  | 'DISABLED'
  | 'DISABLING'
  | 'ENABLED'
  | 'ENABLING'
  | 'FAILED'
  | (string & {});

export type DestinationStatus =
  | 'ACTIVE'
  | 'DISABLED'
  | 'DISABLING'
  | 'ENABLE_FAILED'
  | 'ENABLING'
  | 'UPDATING'
  | (string & {});

export type DisassociationMode = 'WAIT_FOR_REPLICATION' | (string & {});

export type ExportFormat = 'DYNAMODB_JSON' | 'ION' | (string & {});

export type ExportStatus = 'COMPLETED' | 'FAILED' | 'IN_PROGRESS' | (string & {});

export type ExportType = 'FULL_EXPORT' | 'INCREMENTAL_EXPORT' | (string & {});

export type ExportViewType = 'NEW_AND_OLD_IMAGES' | 'NEW_IMAGE' | (string & {});

export type GlobalTableSettingsReplicationMode =
  | 'DISABLED'
  | 'ENABLED'
  | 'ENABLED_WITH_OVERRIDES'
  | (string & {});

export type GlobalTableStatus = 'ACTIVE' | 'CREATING' | 'DELETING' | 'UPDATING' | (string & {});

export type ImportStatus =
  | 'CANCELLED'
  | 'CANCELLING'
  | 'COMPLETED'
  | 'FAILED'
  | 'IN_PROGRESS'
  | (string & {});

export type IndexStatus = 'ACTIVE' | 'CREATING' | 'DELETING' | 'UPDATING' | (string & {});

export type InputCompressionType = 'GZIP' | 'NONE' | 'ZSTD' | (string & {});

export type InputFormat = 'CSV' | 'DYNAMODB_JSON' | 'ION' | (string & {});

export type KeyType = 'HASH' | 'RANGE' | (string & {});

export type MultiRegionConsistency = 'EVENTUAL' | 'STRONG' | (string & {});

export type OutputTypeEnum = 'CONDITION_CHECK_FAILURE' | 'ERROR' | (string & {});

export type PointInTimeRecoveryStatus = 'DISABLED' | 'ENABLED' | (string & {});

export type ProjectionType = 'ALL' | 'INCLUDE' | 'KEYS_ONLY' | (string & {});

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
  | 'UPDATING'
  | (string & {});

export type ReturnConsumedCapacity = 'INDEXES' | 'NONE' | 'TOTAL' | (string & {});

export type ReturnItemCollectionMetrics = 'NONE' | 'SIZE' | (string & {});

export type ReturnValue = 'ALL_NEW' | 'ALL_OLD' | 'NONE' | 'UPDATED_NEW' | 'UPDATED_OLD' | (string & {});

export type ReturnValuesOnConditionCheckFailure = 'ALL_OLD' | 'NONE' | (string & {});

export type S3SseAlgorithm = 'AES256' | 'KMS' | (string & {});

export type SSEStatus = 'DISABLED' | 'DISABLING' | 'ENABLED' | 'ENABLING' | 'UPDATING' | (string & {});

export type SSEType = 'AES256' | 'KMS' | (string & {});

export type ScalarAttributeType = 'B' | 'N' | 'S' | (string & {});

export type SearchSchemaElementType = 'HASH' | 'INLINE_FILTER' | (string & {});

export type Select =
  | 'ALL_ATTRIBUTES'
  | 'ALL_PROJECTED_ATTRIBUTES'
  | 'COUNT'
  | 'SPECIFIC_ATTRIBUTES'
  | (string & {});

export type StreamViewType = 'KEYS_ONLY' | 'NEW_AND_OLD_IMAGES' | 'NEW_IMAGE' | 'OLD_IMAGE' | (string & {});

export type TableClass = 'STANDARD' | 'STANDARD_INFREQUENT_ACCESS' | (string & {});

export type TableStatus =
  | 'ACTIVE'
  | 'ARCHIVED'
  | 'ARCHIVING'
  | 'CREATING'
  | 'DELETING'
  | 'INACCESSIBLE_ENCRYPTION_CREDENTIALS'
  | 'REPLICATION_NOT_AUTHORIZED'
  | 'UPDATING'
  | (string & {});

export type TimeToLiveStatus = 'DISABLED' | 'DISABLING' | 'ENABLED' | 'ENABLING' | (string & {});

export type VectorDistanceFunction = 'COSINE' | 'DOT_PRODUCT' | 'EUCLIDEAN' | (string & {});

export type WitnessStatus = 'ACTIVE' | 'CREATING' | 'DELETING' | (string & {});
