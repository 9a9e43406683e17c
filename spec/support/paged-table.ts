import type { Handler } from './wire/fake-server.ts';

/** A handler for Scan and Query of a table with a number of pages; page n ends at the key n. */
export function pagedTable(pages: number, itemsPerPage: number, padding = ''): Handler {
  return ({ body }) => {
    const { ExclusiveStartKey } = body as { ExclusiveStartKey?: { id: { N: string } } };
    const page = ExclusiveStartKey === undefined ? 0 : Number(ExclusiveStartKey.id.N) + 1;
    const Items = Array.from({ length: itemsPerPage }, (_, index) => ({
      id: { N: String(page * itemsPerPage + index) },
      padding: { S: padding },
    }));
    const LastEvaluatedKey = page + 1 < pages ? { id: { N: String(page) } } : undefined;
    return { body: { Items, Count: itemsPerPage, ScannedCount: itemsPerPage, LastEvaluatedKey } };
  };
}
