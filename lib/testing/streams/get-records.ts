import { asyncScheduler } from 'rxjs';
import { ServiceFailure } from '../service-failure.ts';
import type { MemoryStream } from './memory-stream.ts';
import type { Shard } from './shard.ts';
import { decodeIterator, encodeIterator, findShard, trimmedAccess } from './shard-iterator.ts';
import { recordSize, type StreamRecord, wireRecord } from './stream-record.ts';

/** The maximum number of records of a GetRecords, and of their bytes. */
export const maxRecords = 1000;
const maxBytes = 1024 * 1024;
/** How many requests of one shard may be in flight. */
const maxReaders = 2;

/** A GetRecords that was checked. */
interface RecordsRequest {
  readonly process: () => object;
  /** Must be called when the request has ended. */
  readonly end: () => void;
}

/** Checks a GetRecords: a page of the records of a shard. */
export function getRecords(stream: MemoryStream, iterator: string, limit: number): RecordsRequest {
  let reading: Shard | undefined;
  return {
    process() {
      const now = asyncScheduler.now();
      const { shardId, position } = decodeIterator(iterator, now);
      const shard = findShard(stream, shardId);
      if (position < shard.trimmed) throw trimmedAccess();
      if (shard.readers >= maxReaders)
        throw new ServiceFailure('LimitExceededException', `More than ${maxReaders} readers of a shard`);
      shard.readers++;
      reading = shard;
      const { pageSize, viewType, emptyPages } = stream.definition;
      const isEmpty = emptyPages(stream.reads++, shardId);
      const records = isEmpty ? [] : page(shard, position, Math.min(limit, pageSize), stream);
      const next = position + records.length;
      const isAtEnd = !shard.isOpen && !isEmpty && next === shard.records.length;
      return {
        Records: records.map((record) => wireRecord(record, viewType)),
        NextShardIterator: isAtEnd
          ? undefined
          : encodeIterator(stream.arn, { shardId, position: next, issuedAt: now }),
      };
    },
    end() {
      if (reading !== undefined) reading.readers--;
      reading = undefined;
    },
  };
}

/** Returns the next records of at most 1 MB, at least one if there is one. */
function page(
  shard: Shard,
  start: number,
  limit: number,
  { definition }: MemoryStream,
): readonly StreamRecord[] {
  const records = shard.records.slice(start, start + limit);
  let bytes = 0;
  const tooMany = records.findIndex((record, index) => {
    bytes += recordSize(record, definition.viewType);
    return index > 0 && bytes > maxBytes;
  });
  return tooMany < 0 ? records : records.slice(0, tooMany);
}
