import { asyncScheduler } from 'rxjs';
import { canonicalValue } from '../../codec/key-identity.ts';
import type { WireValue } from '../../codec/wire-value.ts';
import { hash } from '../hash.ts';
import { rejectAsInvalid } from '../service-failure.ts';
import { MemoryStream, retention } from './memory-stream.ts';
import { applyEvent } from './stream-controls.ts';
import type { FakeStreamViewType, StreamDefinition } from './stream-options.ts';
import type { ItemChange } from './stream-record.ts';

const now = () => asyncScheduler.now();

/** The streams of a table: at most one is enabled, and a disabled one can be read for 24 hours. */
export class TableStreams {
  /** The stream that was enabled last. */
  latest: MemoryStream | undefined;
  private readonly tableArn: string;
  private readonly definition: StreamDefinition;
  private readonly streams: MemoryStream[] = [];

  /** @param definition the options of each stream of the table */
  constructor(tableName: string, definition: StreamDefinition) {
    this.tableArn = `arn:aws:dynamodb:eu-central-1:000000000000:table/${tableName}`;
    this.definition = definition;
  }

  /** The streams that exist, in the order of their creation. */
  get all(): readonly MemoryStream[] {
    return this.streams.filter(
      ({ disabledAt }) => disabledAt === undefined || now() - disabledAt < retention,
    );
  }

  enable(viewType: FakeStreamViewType): void {
    if (this.latest?.isEnabled) rejectAsInvalid('Table already has an enabled stream');
    // The label, which is a time, tells the streams of a table apart.
    const createdAt = Math.max(now(), (this.latest?.createdAt ?? -1) + 1);
    this.latest = new MemoryStream(this.tableArn, { ...this.definition, viewType }, now, createdAt);
    this.streams.push(this.latest);
  }

  disable(): void {
    if (!this.latest?.isEnabled) rejectAsInvalid('Table has no stream to disable');
    this.latest.disable();
  }

  /** Adds the record of a write; then happens what the `events` of the stream say. */
  write(change: ItemChange, partitionKey: WireValue | undefined): void {
    const { latest } = this;
    if (!latest?.write(change, hash(JSON.stringify(canonicalValue(partitionKey))))) return;
    const event = latest.definition.events({
      records: latest.records.length,
      get shards() {
        return latest.shards.map((shard) => shard.view());
      },
    });
    if (event !== undefined) applyEvent(latest, event);
  }
}
