// The public names of `rxdynamo/formats`, listed one by one.

export { type DynamoDBJsonParseOptions, dynamoDBJsonLineParser } from './dynamodb-json-decoder.ts';
export { type DynamoDBJsonOptions, dynamoDBJsonLines } from './dynamodb-json-lines.ts';
export { type FromDynamoDBJsonOptions, fromDynamoDBJson } from './from-dynamodb-json.ts';
export { InvalidLineError } from './invalid-line-error.ts';
export type { TextChunk } from './line-splitter.ts';
export type { ChunkOptions, LineOptions } from './options.ts';
export { toDynamoDBJson } from './to-dynamodb-json.ts';
