import { asyncScheduler } from 'rxjs';
import type { MemoryTable } from '../memory-table.ts';
import type { FindTable, PreparedRequest, Tables } from '../operations.ts';
import { rejectAsInvalid, ServiceFailure } from '../service-failure.ts';
import type { TableInput } from '../table-input.ts';
import { checkLimit, describeStream } from './describe-stream.ts';
import { getRecords, maxRecords } from './get-records.ts';
import type { MemoryStream } from './memory-stream.ts';
import { arnOfIterator, encodeIterator, findShard, iteratorTypes, startPosition } from './shard-iterator.ts';

const maxStreams = 100;

/** The operations of the Streams API. */
export const streamOperations = {
  ListStreams: (input: TableInput, _: FindTable, tables: Tables): PreparedRequest => ({
    process: () => listStreams(input, tables),
  }),
  DescribeStream(input: TableInput, _: FindTable, tables: Tables): PreparedRequest {
    const { table, stream } = findStream(input.StreamArn, tables);
    return { process: () => describeStream(input, table, stream) };
  },
  GetShardIterator(input: TableInput, _: FindTable, tables: Tables): PreparedRequest {
    const { stream } = findStream(input.StreamArn, tables);
    return { process: () => ({ ShardIterator: shardIterator(input, stream) }) };
  },
  GetRecords(input: TableInput, _: FindTable, tables: Tables): PreparedRequest {
    const { ShardIterator = '', Limit = maxRecords } = input;
    checkLimit(Limit, maxRecords);
    if (!ShardIterator.includes('|')) rejectAsInvalid('Invalid ShardIterator');
    const { stream } = findStream(arnOfIterator(ShardIterator), tables);
    return getRecords(stream, ShardIterator, Limit);
  },
};

/** Returns the name of the table of a stream's ARN. */
export function tableOfStream(arn: string | undefined): string | undefined {
  return arn === undefined ? undefined : /:table\/([^/|]+)\/stream\//.exec(arn)?.[1];
}

function findStream(arn: string | undefined, tables: Tables): StreamOfTable {
  const table = tables.get(tableOfStream(arn) ?? '');
  const stream = table?.streams.all.find((each) => each.arn === arn);
  if (table !== undefined && stream !== undefined) return { table, stream };
  throw new ServiceFailure(
    'ResourceNotFoundException',
    `Requested resource not found: Stream: ${arn} not found`,
  );
}

interface StreamOfTable {
  readonly table: MemoryTable;
  readonly stream: MemoryStream;
}

function listStreams(
  { TableName = '', Limit = maxStreams, ExclusiveStartStreamArn: start = '' }: TableInput,
  tables: Tables,
): object {
  checkLimit(Limit, maxStreams);
  const ofTables = TableName === '' ? [...tables.values()] : (tables.get(TableName) ?? []);
  const all = [ofTables]
    .flat()
    .flatMap(({ name, streams }) => streams.all.map((stream) => ({ name, stream })));
  const streams = all
    .filter(({ stream }) => stream.arn > start)
    .sort((a, b) => (a.stream.arn < b.stream.arn ? -1 : 1));
  const page = streams.slice(0, Limit);
  return {
    Streams: page.map(({ name, stream: { arn, label } }) => ({
      StreamArn: arn,
      StreamLabel: label,
      TableName: name,
    })),
    LastEvaluatedStreamArn: page.length < streams.length ? page.at(-1)?.stream.arn : undefined,
  };
}

function shardIterator(input: TableInput, stream: MemoryStream): string {
  const { ShardId: shardId = '', ShardIteratorType, SequenceNumber } = input;
  const type = iteratorTypes.find((each) => each === ShardIteratorType);
  if (type === undefined) return rejectAsInvalid(`Invalid ShardIteratorType: ${ShardIteratorType}`);
  const position = startPosition(findShard(stream, shardId), type, SequenceNumber);
  return encodeIterator(stream.arn, { shardId, position, issuedAt: asyncScheduler.now() });
}
