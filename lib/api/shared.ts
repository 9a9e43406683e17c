// Written by `npx tsx spec/api/generate.ts`, which knows the API from @aws-sdk/client-dynamodb.

export interface CsvOptions {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CsvOptions.html#DDB-Type-CsvOptions-Delimiter */
  readonly Delimiter?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CsvOptions.html#DDB-Type-CsvOptions-HeaderList */
  readonly HeaderList?: readonly string[] | undefined;
}

export interface InputFormatOptions {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_InputFormatOptions.html#DDB-Type-InputFormatOptions-Csv */
  readonly Csv?: CsvOptions | undefined;
}

export interface OnDemandThroughput {
  /** The most read units a second; -1 for no limit. */
  readonly MaxReadRequestUnits?: number | undefined;
  /** The most write units a second; -1 for no limit. */
  readonly MaxWriteRequestUnits?: number | undefined;
}

export interface OnDemandThroughputOverride {
  /** The most read units a second; -1 for no limit. */
  readonly MaxReadRequestUnits?: number | undefined;
}

export interface ProvisionedThroughput {
  /** The read units per second: each is one strongly consistent read of 4 KB. */
  readonly ReadCapacityUnits: number;
  /** The write units per second: each is one write of 1 KB. */
  readonly WriteCapacityUnits: number;
}

export interface ProvisionedThroughputOverride {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ProvisionedThroughputOverride.html#DDB-Type-ProvisionedThroughputOverride-ReadCapacityUnits */
  readonly ReadCapacityUnits?: number | undefined;
}

export interface Replica {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Replica.html#DDB-Type-Replica-RegionName */
  readonly RegionName?: string | undefined;
}

export interface S3BucketSource {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_S3BucketSource.html#DDB-Type-S3BucketSource-S3BucketOwner */
  readonly S3BucketOwner?: string | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_S3BucketSource.html#DDB-Type-S3BucketSource-S3Bucket */
  readonly S3Bucket: string;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_S3BucketSource.html#DDB-Type-S3BucketSource-S3KeyPrefix */
  readonly S3KeyPrefix?: string | undefined;
}

export interface Tag {
  /** The name of the tag. */
  readonly Key: string;
  /** The value of the tag. */
  readonly Value: string;
}

export interface TimeToLiveSpecification {
  /** Whether items are deleted after their time. */
  readonly Enabled: boolean;
  /** The attribute that holds when an item expires, in seconds since 1970. */
  readonly AttributeName: string;
}

export interface VectorAttributeDefinition {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_VectorAttributeDefinition.html#DDB-Type-VectorAttributeDefinition-AttributeName */
  readonly AttributeName: string;
}

export interface WarmThroughput {
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_WarmThroughput.html#DDB-Type-WarmThroughput-ReadUnitsPerSecond */
  readonly ReadUnitsPerSecond?: number | undefined;
  /** @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_WarmThroughput.html#DDB-Type-WarmThroughput-WriteUnitsPerSecond */
  readonly WriteUnitsPerSecond?: number | undefined;
}
