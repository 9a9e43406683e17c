import { EMPTY, expand, mergeMap } from 'rxjs';
import type { DynamoDB } from '../../lib/index.ts';
import { all } from '../support/all.ts';

interface WirePage {
  readonly Items: readonly Readonly<Record<string, object>>[];
  readonly LastEvaluatedKey?: object;
}

/** Reads all items of a table as JSON in the format of the service, with sorted attributes and in sorted order. */
export async function wireItems(db: DynamoDB, TableName: string): Promise<string[]> {
  const page = (from: object) => db.call<WirePage>('Scan', { TableName, ConsistentRead: true, ...from });
  const pages = page({}).pipe(
    expand(({ LastEvaluatedKey: ExclusiveStartKey }) =>
      ExclusiveStartKey ? page({ ExclusiveStartKey }) : EMPTY,
    ),
    mergeMap(({ Items }) => Items.map((item) => JSON.stringify(Object.entries(item).sort()))),
  );
  return (await all(pages)).sort();
}
