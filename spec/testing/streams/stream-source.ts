import { firstValueFrom } from 'rxjs';
import type { DynamoDB, DynamoDBRecord } from '../../../lib/index.ts';
import type { FakeStreamViewType } from '../../../lib/testing/index.ts';
import type { TestServer } from '../../support/servers/each-server.ts';
import { keyed, type TestTable, testTable } from '../../support/servers/test-table.ts';

export const key = ['shelf', 'slot'] as const;

type IteratorInput = Parameters<DynamoDB['getShardIterator']>[0];

/** A client, its table and the stream of the table. */
export interface Source {
  readonly db: DynamoDB;
  readonly TableName: string;
}

export async function streamArn({ db, TableName }: Source): Promise<string> {
  const { Table } = await firstValueFrom(db.describeTable({ TableName }));
  return Table?.LatestStreamArn ?? '';
}

export async function iteratorOf(db: DynamoDB, input: object): Promise<string> {
  return (await firstValueFrom(db.getShardIterator(input as IteratorInput))).ShardIterator ?? '';
}

/** Reads all records of a stream, shard by shard, in pages. */
export async function recordsOf(source: Source): Promise<readonly DynamoDBRecord[]> {
  const { db } = source;
  const StreamArn = await streamArn(source);
  const { StreamDescription } = await firstValueFrom(db.describeStream({ StreamArn }));
  const records: DynamoDBRecord[] = [];
  for (const { ShardId } of StreamDescription?.Shards ?? []) {
    let next: string | undefined = await iteratorOf(db, {
      StreamArn,
      ShardId,
      ShardIteratorType: 'TRIM_HORIZON',
    });
    while (next !== undefined) {
      const { Records = [], NextShardIterator }: RecordsPage = await firstValueFrom(
        db.getRecords({ ShardIterator: next, Limit: 50 }),
      );
      records.push(...Records);
      next = Records.length === 0 ? undefined : NextShardIterator;
    }
  }
  return records;
}

interface RecordsPage {
  readonly Records?: readonly DynamoDBRecord[] | undefined;
  readonly NextShardIterator?: string | undefined;
}

export function tableWithStream(server: TestServer, viewType: FakeStreamViewType): TestTable {
  const StreamSpecification = { StreamEnabled: true, StreamViewType: viewType } as const;
  const definition = { ...keyed({ shelf: 'S', slot: 'N' }, key), StreamSpecification };
  return testTable(server, { definition });
}
