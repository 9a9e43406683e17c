import type { Item, ItemInput } from '../../api/values.ts';
import { encodeText } from '../../codec/encode.ts';
import { parseJson } from '../../codec/parse-json.ts';
import type { Shape } from '../../codec/shape.ts';
import type { WireItem } from '../../codec/wire-value.ts';
import { positive } from '../../options/positive.ts';
import { refuseOption } from '../../options/refuse-option.ts';
import { keyValueProblem } from '../check-items.ts';
import type { MemoryTable } from '../memory-table.ts';
import type { FakeStream, FakeStreamRecord } from './fake-stream.ts';
import { checkedListingFault } from './listing-fault.ts';
import type { MemoryStream } from './memory-stream.ts';
import type { Shard } from './shard.ts';
import { forgetShards, rollOver, split, trim } from './stream-controls.ts';
import { type StreamRecord, typeOfChange } from './stream-record.ts';

/**
 * Returns the controls of the latest stream of a table.
 *
 * @param decode decodes an item of the wire to native values
 * @throws InvalidOptionError if the table has never had a stream
 */
export function streamOfTable(table: MemoryTable, decode: (item: WireItem) => Item): FakeStream {
  const latest = (): MemoryStream =>
    table.streams.latest ?? refuseOption('table', table.name, 'the name of a table with a stream');
  latest();
  return {
    get arn() {
      return latest().arn;
    },
    get shards() {
      return latest().shards.map((shard) => shard.view());
    },
    get records() {
      const stream = latest();
      // Trims what is too old by now.
      void stream.shards;
      return stream.records.map(({ record, shard }) => recordView(record, shard, decode));
    },
    split: (shardId) => split(latest(), shardId),
    rollOver: (shardId) => rollOver(latest(), shardId),
    trim: (untilSequenceNumber) => trim(latest(), untilSequenceNumber),
    forgetShards: (...shardIds) => forgetShards(latest(), shardIds),
    failListings(fault, times = 1) {
      const checked = checkedListingFault('fault', fault);
      latest().listingFaults.push(...Array.from({ length: positive('times', times) }, () => checked));
    },
    expire: (key) => expire(table, key),
  };
}

/** The parts of a record that never change, decoded once: specs look at all records again and again. */
type DecodedRecord = Omit<FakeStreamRecord, 'isTrimmed'>;
const decodedRecords = new WeakMap<StreamRecord, DecodedRecord>();

function recordView(record: StreamRecord, shard: Shard, decode: (item: WireItem) => Item): FakeStreamRecord {
  const decoded = decodedRecords.get(record) ?? decodedRecord(record, shard, decode);
  decodedRecords.set(record, decoded);
  const isTrimmed = shard.lastTrimmed !== undefined && record.sequenceNumber <= shard.lastTrimmed;
  return { ...decoded, isTrimmed };
}

function decodedRecord(record: StreamRecord, shard: Shard, decode: (item: WireItem) => Item): DecodedRecord {
  const { key, before, after, time, isExpiry, sequenceNumber } = record;
  return {
    type: typeOfChange(record),
    key: decode(key),
    newItem: after && decode(after),
    oldItem: before && decode(before),
    time,
    sequenceNumber: String(sequenceNumber),
    shardId: shard.id,
    isExpiry,
  };
}

const keyShape: Shape = { members: { key: { map: 'attribute' } } };

function expire(table: MemoryTable, given: ItemInput): boolean {
  const { key } = parseJson(encodeText({ key: given }, keyShape)) as { readonly key: WireItem };
  const isKey =
    Object.keys(key).length === table.key.length &&
    table.key.every((name) => Object.hasOwn(key, name) && keyValueProblem(key[name]) === undefined);
  if (!isKey) refuseOption('key', given, `the values of the key attributes ${table.key.join(' and ')}`);
  const exists = table.get(key) !== undefined;
  table.delete(key, true);
  return exists;
}
