import { throttle } from './error-faults.ts';
import type { Exchange } from './exchange.ts';
import type { FakeResponse } from './fake-response.ts';

/** The server receives only a part of a batch; the response reports the rest as unprocessed. */
export interface BatchFault {
  readonly kind: 'unprocessed';
  /** How many write requests or keys stay unprocessed. If that is the whole batch, the response is a throttle. */
  readonly count: number;
}

/** The write requests for one table, or the keys to get from it with their projection. */
type TableBatch = readonly unknown[] | { readonly Keys: readonly unknown[] };
type RequestItems = Readonly<Record<string, TableBatch>>;

/** The member of the response that reports unprocessed entries, by operation. */
const unprocessedMembers: Readonly<Record<string, string>> = {
  BatchWriteItem: 'UnprocessedItems',
  BatchGetItem: 'UnprocessedKeys',
};

/** Forwards a part of a batch; requests of other operations are forwarded as they are. */
export async function unprocessed(
  { count }: BatchFault,
  { request, forward }: Exchange,
): Promise<FakeResponse> {
  const member = unprocessedMembers[request.operation];
  if (member === undefined) return forward();

  const input = request.body as { readonly RequestItems: RequestItems };
  const [withheld, rest] = split(input.RequestItems, count);
  if (Object.keys(rest).length === 0) return throttle({ kind: 'throttle' });

  const response = await forward({ ...input, RequestItems: rest });
  if (response.status !== 200) return response;
  const { 'x-amz-crc32': _ofOriginalBody, ...headers } = response.headers;
  const output = JSON.parse(response.body.toString());
  return { headers, body: { ...output, [member]: join(output[member], withheld) } };
}

/** Splits off the first `count` entries, keeping each entry under its table. */
function split(items: RequestItems, count: number): [first: RequestItems, rest: RequestItems] {
  const first: Record<string, TableBatch> = {};
  const rest: Record<string, TableBatch> = {};
  let remaining = count;
  for (const [table, batch] of Object.entries(items)) {
    const entries = entriesOf(batch);
    if (remaining > 0) first[table] = withEntries(batch, entries.slice(0, remaining));
    if (remaining < entries.length) rest[table] = withEntries(batch, entries.slice(remaining));
    remaining = Math.max(0, remaining - entries.length);
  }
  return [first, rest];
}

function join(items: RequestItems, others: RequestItems): RequestItems {
  const joined = { ...items };
  for (const [table, batch] of Object.entries(others)) {
    joined[table] = withEntries(batch, [...entriesOf(joined[table] ?? []), ...entriesOf(batch)]);
  }
  return joined;
}

function entriesOf(batch: TableBatch): readonly unknown[] {
  return 'Keys' in batch ? batch.Keys : batch;
}

function withEntries(batch: TableBatch, entries: readonly unknown[]): TableBatch {
  return 'Keys' in batch ? { ...batch, Keys: entries } : entries;
}
