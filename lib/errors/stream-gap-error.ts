import { brandClasses } from './brand-classes.ts';
import { DynamoDBError, type ErrorFacts } from './dynamodb-error.ts';

/** A record at one end of a gap. */
export interface GapEnd {
  /** Absent if no record is known there. */
  readonly sequenceNumber?: string | undefined;
  /** When the change was made, or for how long the shard is known to have been read. */
  readonly at?: Date | undefined;
}

/** Which records of a stream were trimmed before they were read. */
export interface StreamGap {
  readonly shardId: string;
  readonly streamArn: string;
  /** The last record before the gap that was read; empty if none was. */
  readonly after: GapEnd;
  /** The first record after the gap that can still be read; empty if there is none in the shard. */
  readonly before: GapEnd;
}

/**
 * Raised when records of a stream were trimmed before they were read, or may have been, so that changes are missing.
 *
 * DynamoDB keeps a record for 24 hours. With the option `onGap: 'continue'`, the stream goes on after the gap instead.
 */
export class StreamGapError extends DynamoDBError implements StreamGap {
  override readonly name = 'StreamGapError';
  readonly shardId: string;
  readonly streamArn: string;
  readonly after: GapEnd;
  readonly before: GapEnd;

  constructor(message: string, { shardId, streamArn, after, before }: StreamGap, facts?: ErrorFacts) {
    super(message, facts);
    this.shardId = shardId;
    this.streamArn = streamArn;
    this.after = after;
    this.before = before;
  }
}

brandClasses({ StreamGapError });

/** Makes the error of a gap. */
export function streamGapError(gap: StreamGap, facts: ErrorFacts): StreamGapError {
  const message =
    `Changes are missing, or may be: records of shard ${gap.shardId} after ${describe(gap.after, 'its beginning')} and before ` +
    `${describe(gap.before, 'its end')} were trimmed before they were read. DynamoDB keeps records for 24 hours. ` +
    "To go on without them, set the option `onGap` to 'continue'";
  return new StreamGapError(message, gap, { ...facts, notRetriedBecause: 'notRetryable' });
}

function describe({ sequenceNumber, at }: GapEnd, otherwise: string): string {
  const time = at === undefined ? '' : ` (${at.toISOString()})`;
  return sequenceNumber === undefined ? `${otherwise}${time}` : `sequence number ${sequenceNumber}${time}`;
}
