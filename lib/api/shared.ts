// Written by `npx tsx spec/api/generate.ts`, which reads the models of the AWS SDK.

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
  /** The maximum read units per second; -1 for no maximum. */
  readonly MaxReadRequestUnits?: number | undefined;
  /** The maximum write units per second; -1 for no maximum. */
  readonly MaxWriteRequestUnits?: number | undefined;
}

export interface OnDemandThroughputOverride {
  /** The maximum read units per second; -1 for no maximum. */
  readonly MaxReadRequestUnits?: number | undefined;
}

export interface ProvisionedThroughput {
  /** The read units per second: one is a strongly consistent read of up to 4 KB. */
  readonly ReadCapacityUnits: number;
  /** The write units per second: one is a write of up to 1 KB. */
  readonly WriteCapacityUnits: number;
}

export interface ProvisionedThroughputOverride {
  /** The read units per second: one is a strongly consistent read of up to 4 KB. */
  readonly ReadCapacityUnits?: number | undefined;
}

export interface Replica {
  /** The name of the AWS region, such as `eu-central-1`. */
  readonly RegionName?: string | undefined;
}

export interface S3BucketSource {
  /** The account id of the owner of the S3 bucket. */
  readonly S3BucketOwner?: string | undefined;
  /** The name of the S3 bucket. */
  readonly S3Bucket: string;
  /** The prefix of the objects in the S3 bucket. */
  readonly S3KeyPrefix?: string | undefined;
}

export interface Tag {
  /** The key of the tag, which is its name. */
  readonly Key: string;
  /** The value of the tag. */
  readonly Value: string;
}

export interface TimeToLiveSpecification {
  /** Whether items are deleted some time after they expire. */
  readonly Enabled: boolean;
  /** The name of the attribute with the time at which an item expires, in seconds since 1970. */
  readonly AttributeName: string;
}

export interface VectorAttributeDefinition {
  /** The name of the attribute with the vectors. */
  readonly AttributeName: string;
}

export interface WarmThroughput {
  /** The read units per second that it can serve without scaling first. */
  readonly ReadUnitsPerSecond?: number | undefined;
  /** The write units per second that it can serve without scaling first. */
  readonly WriteUnitsPerSecond?: number | undefined;
}
