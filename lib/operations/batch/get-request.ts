import { map, type Observable } from 'rxjs';
import type { BatchGetItemInput } from '../../api/inputs.ts';
import type { Operation } from '../../api/operation.ts';
import { BatchGetItem } from '../../api/operations.ts';
import type { BatchGetItemOutput } from '../../api/outputs.ts';
import { keyIdentity } from '../../codec/key-identity.ts';
import type { WireItem } from '../../codec/wire-value.ts';
import { InvalidResponseError } from '../../errors/invalid.ts';
import type { Call, InternalCallOptions } from '../call.ts';
import { sizeOf } from '../response-size.ts';
import type { Key } from './key.ts';
import type { Packable } from './pack.ts';
import { type Projection, withKey } from './projection.ts';
import type { Reply } from './turn.ts';

/** The table that a batch operator reads, and how. */
export interface BatchGetTable extends Projection {
  /** Its name or its ARN. */
  readonly TableName: string;
  /** Whether to see all writes that were answered before, at twice the price. */
  readonly ConsistentRead?: boolean | undefined;
}

/** A key as it is sent. */
export interface GetEntry extends Packable {
  readonly key: Key['attributes'];
}

/** A response as its shape reads it, and as it came: under a lossy number rule only the latter tells keys apart. */
interface Response<T> {
  readonly output: BatchGetItemOutput<T>;
  readonly wire: {
    readonly Responses?: Readonly<Record<string, readonly WireItem[]>>;
    readonly UnprocessedKeys?: Readonly<Record<string, { readonly Keys: readonly WireItem[] }>>;
  };
}

/**
 * From how many bytes on a response may have had no room for another item.
 *
 * The service stops at 16 MB of items, of which each has 400 KB at most, and the JSON of an item is not smaller than the item.
 */
const fullResponse = 16_000_000 - 400 * 1024;

const BatchGet: Operation<BatchGetItemInput, unknown> = {
  ...BatchGetItem,
  read: (body, decode) => ({ output: decode(body), wire: JSON.parse(body.toString()) }),
};

/** Makes the function that reads keys in one request, each of them once, however often it is among the entries. */
export function getRequest<T>(
  call: Call,
  { TableName, ...how }: BatchGetTable,
  options: InternalCallOptions,
) {
  return (
    entries: readonly GetEntry[],
    names: readonly string[],
  ): Observable<Reply<GetEntry, T | undefined>> => {
    const keys = new Map(entries.map(({ id, key }) => [id, key]));
    const RequestItems = { [TableName]: { ...withKey(how, names), Keys: [...keys.values()] } };
    return call<BatchGetItemInput, Response<T>>(BatchGet, { RequestItems }, options).pipe(
      map((response) => ({
        ...replyOf(response, entries, names),
        isResponseFull: sizeOf(response) >= fullResponse,
      })),
    );
  };
}

/** Says of each entry what came for its key: an item, nothing because there is none, or nothing yet. */
function replyOf<T>(
  { output, wire }: Response<T>,
  entries: readonly GetEntry[],
  names: readonly string[],
): Reply<GetEntry, T | undefined> {
  const items = Object.values(output.Responses ?? {}).flat();
  const wireItems = Object.values(wire.Responses ?? {}).flat();
  const unprocessed = Object.values(wire.UnprocessedKeys ?? {}).flatMap(({ Keys }) => Keys);
  const found = new Map(wireItems.map((item, index) => [keyIdentity(item, names), items[index]]));
  const open = new Set(unprocessed.map((key) => keyIdentity(key, names)));
  checkAsked([...found.keys(), ...open], entries);
  const answered = entries.filter(({ id }) => !open.has(id));
  return {
    answers: answered.map((element) => ({ element, value: found.get(element.id) })),
    left: entries.filter(({ id }) => open.has(id)),
  };
}

/** An answer that fits no key would leave another key looking as if it had no item. */
function checkAsked(answered: readonly string[], entries: readonly GetEntry[]): void {
  const asked = new Set(entries.map(({ id }) => id));
  if (!answered.every((id) => asked.has(id))) {
    throw new InvalidResponseError('The response is about a key that was not asked for');
  }
}
