// The public names of `rxdynamo/opentelemetry`, listed one by one.

export { type InstrumentationOptions, instrumentDynamoDB } from './instrument-dynamodb.ts';
