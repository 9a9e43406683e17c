import { throttle } from './error-faults.ts';
import type { Exchange } from './exchange.ts';
import type { Reply } from './fake-response.ts';

/** A batch of which the server gets only a part; the proxy reports the rest as unprocessed. */
export interface BatchFault {
  readonly kind: 'holdBack';
  /** How many requests or keys the server does not get; a batch that is held back as a whole is throttled. */
  readonly count: number;
}

/** The write requests for one table, or the keys to get from it and how. */
type Batch = readonly unknown[] | { readonly Keys: readonly unknown[] };
type Batches = Readonly<Record<string, Batch>>;

/** Where each operation reports what it has not done. */
const unprocessedMembers: Readonly<Record<string, string>> = {
  BatchWriteItem: 'UnprocessedItems',
  BatchGetItem: 'UnprocessedKeys',
};

/** Plays the fault on a batch; other operations go through untouched. */
export async function holdBack({ count }: BatchFault, { request, forward }: Exchange): Promise<Reply> {
  const member = unprocessedMembers[request.operation];
  if (member === undefined) return forward();

  const input = request.body as { readonly RequestItems: Batches };
  const [held, rest] = split(input.RequestItems, count);
  if (Object.keys(rest).length === 0) return throttle({ kind: 'throttle' });

  const reply = await forward({ ...input, RequestItems: rest });
  if (reply.status !== 200) return reply;
  const { 'x-amz-crc32': _stale, ...headers } = reply.headers;
  const output = JSON.parse(reply.body.toString());
  return { headers, body: { ...output, [member]: join(output[member], held) } };
}

/** Parts the first `count` entries from the others, each under its table. */
function split(batches: Batches, count: number): [held: Batches, rest: Batches] {
  const held: Record<string, Batch> = {};
  const rest: Record<string, Batch> = {};
  let wanted = count;
  for (const [table, batch] of Object.entries(batches)) {
    const entries = entriesOf(batch);
    if (wanted > 0) held[table] = withEntries(batch, entries.slice(0, wanted));
    if (wanted < entries.length) rest[table] = withEntries(batch, entries.slice(wanted));
    wanted = Math.max(0, wanted - entries.length);
  }
  return [held, rest];
}

function join(batches: Batches, others: Batches): Batches {
  const joined = { ...batches };
  for (const [table, batch] of Object.entries(others)) {
    joined[table] = withEntries(batch, [...entriesOf(joined[table] ?? []), ...entriesOf(batch)]);
  }
  return joined;
}

function entriesOf(batch: Batch): readonly unknown[] {
  return 'Keys' in batch ? batch.Keys : batch;
}

function withEntries(batch: Batch, entries: readonly unknown[]): Batch {
  return 'Keys' in batch ? { ...batch, Keys: entries } : entries;
}
