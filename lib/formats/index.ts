// The public names of `rxdynamo/formats`, listed one by one.

export { type DynamoDBJsonParseOptions, dynamoDBJsonLineParser } from './dynamodb-json-decoder.ts';
export { type DynamoDBJsonOptions, dynamoDBJsonLines } from './dynamodb-json-lines.ts';
export { type FromDynamoDBJsonOptions, fromDynamoDBJson } from './from-dynamodb-json.ts';
export { type FromNdjsonOptions, fromNdjson } from './from-ndjson.ts';
export { InvalidLineError } from './invalid-line-error.ts';
export type { WriteOptions } from './item-json.ts';
export type { TextChunk } from './line-splitter.ts';
export { type NdjsonParseOptions, ndjsonLineParser } from './ndjson-decoder.ts';
export { type NdjsonOptions, ndjsonLines } from './ndjson-lines.ts';
export type { ChunkOptions, LineOptions } from './options.ts';
export { toDynamoDBJson } from './to-dynamodb-json.ts';
export { toNdjson } from './to-ndjson.ts';
