import { bufferCount, count, from, lastValueFrom, mergeMap, type Observable } from 'rxjs';
import type { Dispatcher } from 'undici';
import { DynamoDB } from '../../lib/index.ts';
import { alternate } from './measure/alternate.ts';
import { compare } from './report/compare.ts';
import { report } from './report/report.ts';

/**
 * Measures the CPU time of `batchWrite` per item, against `bufferCount(25)` with `batchWriteItem`, which does not
 * compare keys and emits no result per item.
 */

const rounds = 17;
const warmUp = 5;
const TableName = 'Music';
const batches = 400;
const key = ['pk', 'sk'];

const items = Array.from({ length: batches * 25 }, (_, index) => ({
  pk: `user#${index}`,
  sk: 'profile',
  age: index % 90,
  active: index % 2 === 0,
  score: index / 8,
  note: `Leave it at the door of number ${index}`,
}));

const body = Buffer.from('{"UnprocessedItems":{}}');
const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': 'BENCHMARK' };

/** Responds to every request synchronously in this process, so that only the work of the client is measured. */
const dispatcher = {
  dispatch(_: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    const controller = { abort() {}, pause() {}, resume() {} } as unknown as Dispatcher.DispatchController;
    handler.onRequestStart?.(controller, undefined);
    handler.onResponseStart?.(controller, 200, headers);
    handler.onResponseData?.(controller, body);
    handler.onResponseEnd?.(controller, {});
    return true;
  },
} as Dispatcher;

const db = new DynamoDB({
  region: 'eu-central-1',
  credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
  dispatcher,
});

/** The CPU time of this process per item, in microseconds. */
async function timePerItem(written$: Observable<unknown>, results: number): Promise<number> {
  const start = process.cpuUsage();
  const written = await lastValueFrom(written$.pipe(count()));
  const { user, system } = process.cpuUsage(start);
  if (written !== results) throw new Error(`Expected ${results} results, received ${written}`);
  return (user + system) / items.length;
}

const put = (Item: object) => ({ PutRequest: { Item } });
const byOperator = from(items).pipe(db.batchWrite({ TableName }, { key, concurrency: 4 }));
const byHand = from(items).pipe(
  bufferCount(25),
  mergeMap((batch) => db.batchWriteItem({ RequestItems: { [TableName]: batch.map(put) } }), 4),
);

const times = await alternate(
  new Map([
    ['batchWrite', () => timePerItem(byOperator, items.length)],
    ['by hand', () => timePerItem(byHand, batches)],
  ]),
  { rounds, warmUp },
);
report([
  compare({
    name: 'CPU time per item of batchWrite, against bufferCount(25) and batchWriteItem',
    unit: 'µs',
    ours: times('batchWrite'),
    theirs: times('by hand'),
    goal: { atMost: 1.3 },
  }),
]);
