import { readFileSync } from 'node:fs';
import { from } from 'rxjs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { channelNames } from '../../lib/index.ts';
import { fakeDynamoDB } from '../../lib/testing/index.ts';
import { exporters } from '../opentelemetry/exporters.ts';
import { all } from '../support/all.ts';
import { errorOf } from '../support/error-of.ts';
import { settle, settleOnVirtualTime, useVirtualTime } from '../support/virtual-time.ts';
import { type RecordedEvent, recordEvents } from './recorded-events.ts';

const page = readFileSync(new URL('../../docs/telemetry.md', import.meta.url), 'utf8');

/** The names in the first column of the table below a text. */
function namesBelow(text: string): string[] {
  const [, ...rows] =
    page.slice(page.indexOf(text)).split('\n\n')[text.startsWith('|') ? 0 : 1]?.split('\n') ?? [];
  return rows
    .slice(1)
    .flatMap((row) => Array.from(row.split('|')[1]?.matchAll(/`([^`]+)`/g) ?? [], ([, name = '']) => name));
}

const song = (number: number) => ({ artist: 'Nina', number });
const songs = [1, 2, 3].map(song);

const table = { key: ['artist', 'number'] as const, items: songs };
const create = (faults: Parameters<typeof fakeDynamoDB>[1]) => fakeDynamoDB({ Music: table }, faults).db;
const inTime = <T>(promise: Promise<T>) => settleOnVirtualTime(promise, 600_000);

/** Makes calls whose events and spans have, taken together, all properties. */
async function makeCalls(): Promise<void> {
  const TableName = 'Music';
  const db = create({
    faults: [
      { kind: 'throttle', reasons: ['TableReadProvisionedThroughputExceeded'], operation: 'Scan', times: 1 },
      { kind: 'cut', operation: 'Scan', times: 1 },
      { kind: 'unprocessed', operation: 'BatchWriteItem', count: 2, times: 1 },
      { kind: 'cut', operation: 'PutItem', isProcessed: true },
      { kind: 'fail', operation: 'GetItem', name: 'AccessDeniedException' },
    ],
  });
  const input = { TableName, Limit: 3, ConsistentRead: true, Select: 'ALL_ATTRIBUTES' } as const;
  await inTime(all(db.parallelScan({ ...input, TotalSegments: 1, ReturnConsumedCapacity: 'TOTAL' })));
  await inTime(all(from(songs).pipe(db.batchWrite({ TableName }))));
  const put = { TableName, Item: song(4), ReturnValues: 'ALL_OLD' } as const;
  await inTime(errorOf(db.putItem(put, { maxAttempts: 2, retryAmbiguous: true })));
  await inTime(errorOf(db.getItem({ TableName, Key: song(4) })));
  await inTime(errorOf(db.listTables({ ExclusiveStartTableName: 'Music' })));
  const query = { TableName, IndexName: 'byYear', ProjectionExpression: 'number', ScanIndexForward: false };
  await inTime(errorOf(db.query(query)));
  const aborted = db.scan({ TableName }).subscribe();
  await settle();
  aborted.unsubscribe();
}

/** The properties of all events of a channel. */
function propertiesOn(recorded: readonly RecordedEvent[], channel: string): Set<string> {
  const events = recorded.filter(({ on }) => on.split(':')[0] === channel);
  return new Set(events.flatMap(({ event }) => Object.keys(event)));
}

describe('docs/telemetry.md', () => {
  beforeEach(useVirtualTime);
  afterEach(() => void vi.useRealTimers());

  it('names all channels', () => {
    expect(namesBelow('## Channels')).toEqual(Object.values(channelNames));
  });

  it('lists exactly the properties that events have', async () => {
    const recorded = recordEvents(['call', 'request', 'retry', 'throttle']);
    await makeCalls();
    const listed = (heading: string) => new Set(namesBelow(`### ${heading}\n`));
    expect(listed('CallEvent')).toEqual(propertiesOn(recorded, 'call'));
    expect(listed('RequestEvent')).toEqual(propertiesOn(recorded, 'request'));
    expect(listed('RetryEvent')).toEqual(propertiesOn(recorded, 'retry'));
    expect(listed('ThrottleEvent')).toEqual(propertiesOn(recorded, 'throttle'));
    const errors = recorded.map(({ event }) => event.error ?? {});
    expect(listed('EventError')).toEqual(new Set(errors.flatMap((error) => Object.keys(error))));
  });

  it('lists exactly the attributes that spans have', async () => {
    const { spans } = exporters();
    await makeCalls();
    const attributes = new Set(spans().flatMap((span) => Object.keys(span.attributes)));
    expect(new Set(namesBelow('| attribute of a span'))).toEqual(attributes);
  });
});
