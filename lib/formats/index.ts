// The public names of `rxdynamo/formats`, listed one by one.

export { type DynamoDBJsonParseOptions, dynamoDBJsonLineParser } from './dynamodb-json-decoder.ts';
export { type DynamoDBJsonOptions, dynamoDBJsonLines } from './dynamodb-json-lines.ts';
export { describeExport, type ExportDescription, verifyExport } from './export/describe-export.ts';
export { ExportError } from './export/export-error.ts';
export type { ItemFile, ItemFileOptions, ItemLine } from './export/item-file.ts';
export { itemFilesOf } from './export/item-files.ts';
export { type ExportLayout, type ExportLayoutOptions, exportLayout } from './export/layout.ts';
export type { ExportSummary } from './export/manifest.ts';
export { describePart, type ExportPart } from './export/part.ts';
export { type ReadExportOptions, readExport, readIncrementalExport } from './export/read-export.ts';
export type { FilesOptions } from './export/read-files.ts';
export {
  type ItemFormatOptions,
  type ReadItemFileOptions,
  type ReadItemsOptions,
  readItemFile,
  readItems,
} from './export/read-items.ts';
export {
  type WriteExportOptions,
  type WriteIncrementalExportOptions,
  type WrittenExport,
  writeExport,
  writeIncrementalExport,
} from './export/write-export.ts';
export { type ExportFacts, startExport, writeExportManifests } from './export/write-manifests.ts';
export { type FromDynamoDBJsonOptions, fromDynamoDBJson } from './from-dynamodb-json.ts';
export { type FromNdjsonOptions, fromNdjson } from './from-ndjson.ts';
export {
  type ExportedChange,
  type ExportView,
  type FromIncrementalJsonOptions,
  fromIncrementalJson,
  type IncrementalJsonParseOptions,
} from './incremental-json.ts';
export { incrementalJsonLines, type WritableChange } from './incremental-json-lines.ts';
export { InvalidLineError } from './invalid-line-error.ts';
export type { WriteOptions } from './item-json.ts';
export type { TextChunk } from './line-splitter.ts';
export { type NdjsonParseOptions, ndjsonLineParser } from './ndjson-decoder.ts';
export { type NdjsonOptions, ndjsonLines } from './ndjson-lines.ts';
export type { ChunkOptions, LineOptions } from './options.ts';
export { toDynamoDBJson } from './to-dynamodb-json.ts';
export { toNdjson } from './to-ndjson.ts';
