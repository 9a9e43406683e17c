import { rejectAsInvalid, ServiceFailure } from '../service-failure.ts';
import type { MemoryStream } from './memory-stream.ts';
import type { Shard } from './shard.ts';

/** After that time an iterator expires. */
const lifetime = 15 * 60_000;

/** A position in a shard. */
interface ShardIterator {
  readonly shardId: string;
  /** The index of the next record in the shard, those that were trimmed included. */
  readonly position: number;
  readonly issuedAt: number;
}

export const iteratorTypes = [
  'TRIM_HORIZON',
  'LATEST',
  'AT_SEQUENCE_NUMBER',
  'AFTER_SEQUENCE_NUMBER',
] as const;

export type IteratorType = (typeof iteratorTypes)[number];

/** Returns a shard, or throws a ResourceNotFoundException. */
export function findShard(stream: MemoryStream, shardId = ''): Shard {
  const shard = stream.get(shardId);
  if (shard !== undefined) return shard;
  throw new ServiceFailure(
    'ResourceNotFoundException',
    `Requested resource not found: Shard does not exist: ${shardId} of ${stream.arn}`,
  );
}

/** Returns the index of the record at which an iterator of that type begins. */
export function startPosition(shard: Shard, type: IteratorType, sequenceNumber: string | undefined): number {
  const isAtRecord = type === 'AT_SEQUENCE_NUMBER' || type === 'AFTER_SEQUENCE_NUMBER';
  if (!isAtRecord && sequenceNumber !== undefined)
    rejectAsInvalid(`A SequenceNumber is not allowed for the ShardIteratorType ${type}`);
  if (type === 'TRIM_HORIZON') return shard.trimmed;
  if (type === 'LATEST') return shard.records.length;
  const number = parsedNumber(sequenceNumber);
  const last = shard.end ?? shard.records.at(-1)?.sequenceNumber ?? shard.start;
  if (number < shard.start || number > last)
    rejectAsInvalid(`Invalid SequenceNumber: ${sequenceNumber} is not in the shard ${shard.id}`);
  if (shard.lastTrimmed !== undefined && number <= shard.lastTrimmed) throw trimmedAccess();
  return shard.indexOf(type === 'AT_SEQUENCE_NUMBER' ? number : number + 1n);
}

/** The error of a read before the oldest record that remains. */
export function trimmedAccess(): ServiceFailure {
  return new ServiceFailure(
    'TrimmedDataAccessException',
    'The operation attempted to read past the oldest stream record in a shard',
  );
}

/** Encodes an iterator as text, which only the fake understands. */
export function encodeIterator(arn: string, { shardId, position, issuedAt }: ShardIterator): string {
  const content = Buffer.from(JSON.stringify([shardId, position, issuedAt])).toString('base64');
  return `${arn}|1|${content}`;
}

/** Returns the ARN of the stream of an iterator. */
export function arnOfIterator(iterator: string | undefined): string {
  return iterator?.split('|', 1)[0] ?? '';
}

/** @throws ServiceFailure if the text is no iterator, or if it has expired */
export function decodeIterator(text: string, now: number): ShardIterator {
  const [shardId, position, issuedAt] = contentOf(text);
  if (typeof shardId !== 'string' || typeof position !== 'number' || typeof issuedAt !== 'number')
    return rejectAsInvalid('Invalid ShardIterator');
  if (now - issuedAt >= lifetime)
    throw new ServiceFailure('ExpiredIteratorException', 'The shard iterator has expired after 15 minutes');
  return { shardId, position, issuedAt };
}

function contentOf(text: string): readonly unknown[] {
  try {
    const content: unknown = JSON.parse(Buffer.from(text.split('|')[2] ?? '', 'base64').toString());
    return Array.isArray(content) ? content : [];
  } catch {
    return [];
  }
}

function parsedNumber(sequenceNumber: string | undefined): bigint {
  if (sequenceNumber === undefined || !/^\d{21,40}$/.test(sequenceNumber))
    return rejectAsInvalid('A SequenceNumber of 21 to 40 digits is required for this ShardIteratorType');
  return BigInt(sequenceNumber);
}
