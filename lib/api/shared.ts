// Written by `npx tsx spec/api/generate.ts`, which knows the API from @aws-sdk/client-dynamodb.

import type {
  ApproximateCreationDateTimePrecision,
  BillingMode,
  BulkOperationInputFormat,
  ExportViewType,
  InputCompressionType,
  KeyType,
  OutputTypeEnum,
  ProjectionType,
  S3SseAlgorithm,
  ScalarAttributeType,
  SearchSchemaElementType,
  SSEType,
  StreamViewType,
  VectorDistanceFunction,
} from './enums.ts';

export interface AttributeDefinition {
  readonly AttributeName: string;
  readonly AttributeType: ScalarAttributeType;
}

export interface CsvOptions {
  readonly Delimiter?: string | undefined;
  readonly HeaderList?: readonly string[] | undefined;
}

export interface EnableKinesisStreamingConfiguration {
  readonly ApproximateCreationDateTimePrecision?: ApproximateCreationDateTimePrecision | undefined;
}

export interface GlobalSecondaryIndex {
  readonly IndexName: string;
  readonly KeySchema: readonly KeySchemaElement[];
  readonly Projection: Projection;
  readonly ProvisionedThroughput?: ProvisionedThroughput | undefined;
  readonly OnDemandThroughput?: OnDemandThroughput | undefined;
  readonly WarmThroughput?: WarmThroughput | undefined;
}

export interface IncrementalExportSpecification {
  readonly ExportFromTime?: Date | undefined;
  readonly ExportToTime?: Date | undefined;
  readonly ExportViewType?: ExportViewType | undefined;
}

export interface InputFormatOptions {
  readonly Csv?: CsvOptions | undefined;
}

export interface InputS3Configuration {
  readonly S3BucketOwner?: string | undefined;
  readonly S3Bucket: string;
  readonly S3KeyPrefix?: string | undefined;
  readonly InputFormat: BulkOperationInputFormat;
  readonly InputCompressionType?: InputCompressionType | undefined;
}

export interface KeySchemaElement {
  readonly AttributeName: string;
  readonly KeyType: KeyType;
}

export interface OnDemandThroughput {
  readonly MaxReadRequestUnits?: number | undefined;
  readonly MaxWriteRequestUnits?: number | undefined;
}

export interface OnDemandThroughputOverride {
  readonly MaxReadRequestUnits?: number | undefined;
}

export interface OutputS3Configuration {
  readonly S3BucketOwner?: string | undefined;
  readonly S3Bucket?: string | undefined;
  readonly S3KeyPrefix?: string | undefined;
  readonly S3SseAlgorithm?: S3SseAlgorithm | undefined;
  readonly S3SseKmsKeyId?: string | undefined;
  readonly OutputType: readonly OutputTypeEnum[];
}

export interface Projection {
  readonly ProjectionType?: ProjectionType | undefined;
  readonly NonKeyAttributes?: readonly string[] | undefined;
}

export interface ProvisionedThroughput {
  readonly ReadCapacityUnits: number;
  readonly WriteCapacityUnits: number;
}

export interface ProvisionedThroughputOverride {
  readonly ReadCapacityUnits?: number | undefined;
}

export interface Replica {
  readonly RegionName?: string | undefined;
}

export interface S3BucketSource {
  readonly S3BucketOwner?: string | undefined;
  readonly S3Bucket: string;
  readonly S3KeyPrefix?: string | undefined;
}

export interface SSESpecification {
  readonly Enabled?: boolean | undefined;
  readonly SSEType?: SSEType | undefined;
  readonly KMSMasterKeyId?: string | undefined;
}

export interface SearchSchemaElement {
  readonly AttributeName: string;
  readonly SearchSchemaElementType: SearchSchemaElementType;
}

export interface StreamSpecification {
  readonly StreamEnabled: boolean;
  readonly StreamViewType?: StreamViewType | undefined;
}

export interface TableCreationParameters {
  readonly TableName: string;
  readonly AttributeDefinitions: readonly AttributeDefinition[];
  readonly KeySchema: readonly KeySchemaElement[];
  readonly BillingMode?: BillingMode | undefined;
  readonly ProvisionedThroughput?: ProvisionedThroughput | undefined;
  readonly OnDemandThroughput?: OnDemandThroughput | undefined;
  readonly SSESpecification?: SSESpecification | undefined;
  readonly GlobalSecondaryIndexes?: readonly GlobalSecondaryIndex[] | undefined;
  readonly VectorIndexes?: readonly VectorIndex[] | undefined;
}

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

export interface TimeToLiveSpecification {
  readonly Enabled: boolean;
  readonly AttributeName: string;
}

export interface UpdateKinesisStreamingConfiguration {
  readonly ApproximateCreationDateTimePrecision?: ApproximateCreationDateTimePrecision | undefined;
}

export interface VectorAttributeDefinition {
  readonly AttributeName: string;
}

export interface VectorIndex {
  readonly IndexName: string;
  readonly VectorAttribute: VectorAttributeDefinition;
  readonly SearchSchema?: readonly SearchSchemaElement[] | undefined;
  readonly Projection: Projection;
  readonly Dimensions: number;
  readonly DistanceFunction: VectorDistanceFunction;
}

export interface WarmThroughput {
  readonly ReadUnitsPerSecond?: number | undefined;
  readonly WriteUnitsPerSecond?: number | undefined;
}
