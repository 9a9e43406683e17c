import { bufferCount, Observable, type OperatorFunction } from 'rxjs';
import { iterate, type PipelineIterator } from '../../backpressure/to-async-iterable.ts';
import { positive } from '../../options/positive.ts';
import { refuseOption } from '../../options/refuse-option.ts';
import { dynamoDBJsonLines } from '../dynamodb-json-lines.ts';
import { incrementalJsonLines, type WritableChange } from '../incremental-json-lines.ts';
import { checkedFormat, type WriteOptions } from '../item-json.ts';
import { type ExportLayout, type ExportLayoutOptions, exportLayout } from './layout.ts';
import type { ExportSummary } from './manifest.ts';
import type { ExportPart } from './part.ts';
import { openPart, type PartWriter } from './part-writer.ts';
import { type ExportFacts, startExport, writeExportManifests } from './write-manifests.ts';

/** Options of `writeExport`. */
export interface WriteExportOptions
  extends WriteOptions,
    Pick<ExportFacts, 'table' | 's3Bucket'>,
    Pick<ExportLayoutOptions, 's3Prefix'> {
  /**
   * After how many bytes, before compression, another part file is begun.
   * @default 536870912 (512 MB)
   */
  readonly bytesPerPart?: number | undefined;
  /**
   * The compression level of gzip, from 0 (none) to 9.
   * @default 6
   */
  readonly level?: number | undefined;
}

/** Options of `writeIncrementalExport`. */
export interface WriteIncrementalExportOptions
  extends WriteExportOptions,
    Pick<ExportFacts, 'changesBetween' | 'outputView'> {}

/** An export that is complete. */
export interface WrittenExport {
  readonly exportId: string;
  /** The folder with the manifests. */
  readonly folder: string;
  readonly summary: ExportSummary;
  readonly parts: readonly ExportPart[];
}

/** How many items are written at once. */
const batchSize = 256;

/**
 * Makes an operator that writes items to a new export in a folder, `AWSDynamoDB/<exportId>`, as the service lays them out, and
 * emits one value when it is complete.
 *
 * Items are pulled as fast as the disk takes them. The manifests are written last: if the source fails, the consumer
 * unsubscribes or the disk is full, there are part files without manifests, which `readExport` refuses.
 *
 * @param root the folder in which `AWSDynamoDB` is, or will be
 * @throws InvalidOptionError at once, if an option is invalid
 * @throws InvalidValueError in the stream, with the path of a value that DynamoDB cannot store
 * @throws ExportError in the stream, if a file cannot be written
 * @example
 * const { Table } = await lastValueFrom(db.describeTable({ TableName: 'Music' }));
 * db.scan({ TableName: 'Music' }).pipe(writeExport('music', { table: Table })).subscribe(({ folder }) => console.log(folder));
 */
export function writeExport(
  root: string,
  options: WriteExportOptions,
): OperatorFunction<object, WrittenExport> {
  return writer(root, options, false, (items) => dynamoDBJsonLines(items, options));
}

/**
 * Makes an operator that writes changes to a new incremental export in a folder, as the service lays them out, and emits one
 * value when it is complete.
 *
 * The changes may come from `db.changes`, `changesOf` or `readIncrementalExport`. An export of the service has only the last
 * change of each item; this one has what it is given.
 *
 * @param root the folder in which `AWSDynamoDB` is, or will be
 * @throws InvalidOptionError at once, if an option is invalid
 * @throws InvalidValueError in the stream, with the path of a value that DynamoDB cannot store
 * @throws ExportError in the stream, if a file cannot be written
 * @example
 * changes$.pipe(take(1000), writeIncrementalExport('music', { table })).subscribe(({ folder }) => console.log(folder));
 */
export function writeIncrementalExport(
  root: string,
  options: WriteIncrementalExportOptions,
): OperatorFunction<WritableChange, WrittenExport> {
  return writer(root, options, true, (changes) => incrementalJsonLines(changes, options));
}

function writer<T>(
  root: string,
  options: WriteIncrementalExportOptions,
  incremental: boolean,
  linesOf: (values: readonly T[]) => Uint8Array,
): OperatorFunction<T, WrittenExport> {
  const { table, s3Prefix, level = 6 } = options;
  const bytesPerPart = positive('bytesPerPart', options.bytesPerPart ?? 512 * 2 ** 20);
  if (!Number.isInteger(level) || level < 0 || level > 9)
    refuseOption('level', level, 'an integer from 0 to 9');
  checkedFormat(options);
  if (typeof table?.TableArn !== 'string') refuseOption('table', table, 'a table with its `TableArn`');
  return (source) =>
    new Observable((subscriber) => {
      const layout = exportLayout(root, { s3Prefix, incremental });
      const startTime = new Date();
      const batches = iterate(source.pipe(bufferCount(batchSize)));
      const isClosed = () => subscriber.closed;
      const write = async () => {
        await startExport(layout);
        const parts = await writeParts(batches, layout, { linesOf, bytesPerPart, level, isClosed });
        if (isClosed()) return;
        const summary = await writeExportManifests(layout, parts, { ...options, startTime });
        subscriber.next({ exportId: layout.exportId, folder: layout.folder, summary, parts });
        subscriber.complete();
      };
      write().catch((error) => subscriber.error(error));
      return () => void batches.return();
    });
}

interface PartOptions<T> {
  readonly linesOf: (values: readonly T[]) => Uint8Array;
  readonly bytesPerPart: number;
  readonly level: number;
  readonly isClosed: () => boolean;
}

/** Writes part files until there are no more values: at least one, which may be empty. */
async function writeParts<T>(
  batches: PipelineIterator<readonly T[]>,
  layout: ExportLayout,
  { linesOf, bytesPerPart, level, isClosed }: PartOptions<T>,
): Promise<readonly ExportPart[]> {
  const parts: ExportPart[] = [];
  let part: PartWriter | undefined = openPart(layout.partFile(0), level);
  try {
    for await (const batch of batches) {
      part ??= openPart(layout.partFile(parts.length), level);
      await part.write(linesOf(batch), batch.length);
      if (part.written < bytesPerPart) continue;
      parts.push(await part.close());
      part = undefined;
    }
    if (isClosed()) return parts;
    if (part !== undefined) parts.push(await part.close());
    part = undefined;
    return parts;
  } finally {
    part?.destroy();
  }
}
