import { map, type Observable, toArray } from 'rxjs';
import type { DescribeStreamInput } from '../api/inputs.ts';
import type { StreamDescription } from '../api/outputs.ts';
import { paginate } from '../backpressure/paginate.ts';
import type { ListedShard } from './lineage.ts';

/** All pages of a listing of shards, or of the children of one. */
export interface ShardListing {
  readonly shards: readonly ListedShard[];
  /** Whether the stream takes no further records. */
  readonly isDisabled: boolean;
}

type DescribeStreamPage = (input: Omit<DescribeStreamInput, 'StreamArn'>) => Observable<StreamDescription>;

/** Lists all shards of a stream. */
export function listShards(describeStream: DescribeStreamPage): Observable<ShardListing> {
  return allPages(describeStream, {});
}

/** Lists the children of a shard; servers that do not know the filter list all shards, which are left out here. */
export function listChildren(describeStream: DescribeStreamPage, id: string): Observable<ShardListing> {
  const input = { ShardFilter: { Type: 'CHILD_SHARDS', ShardId: id } } as const;
  return allPages(describeStream, input).pipe(
    map(({ shards, ...listing }) => ({ ...listing, shards: shards.filter(({ parent }) => parent === id) })),
  );
}

function allPages(
  describeStream: DescribeStreamPage,
  input: Omit<DescribeStreamInput, 'StreamArn'>,
): Observable<ShardListing> {
  const fetch = (start: string | undefined) =>
    describeStream(start === undefined ? input : { ...input, ExclusiveStartShardId: start });
  const next = (page: StreamDescription) => page.LastEvaluatedShardId || undefined;
  return paginate({ fetch, next }, (page) => [page]).pipe(
    toArray(),
    map((pages) => ({
      shards: pages.flatMap(shardsOf),
      isDisabled: pages.at(-1)?.StreamStatus === 'DISABLED',
    })),
  );
}

function shardsOf({ Shards = [] }: StreamDescription): readonly ListedShard[] {
  return Shards.flatMap(({ ShardId: id, ParentShardId, SequenceNumberRange }) => {
    const endsAt = SequenceNumberRange?.EndingSequenceNumber || undefined;
    const parent = ParentShardId || undefined;
    return id === undefined ? [] : [{ id, parent, endsAt, isClosed: endsAt !== undefined }];
  });
}
