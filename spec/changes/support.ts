import { lastValueFrom, type Observable, timer } from 'rxjs';
import { onTestFinished } from 'vitest';
import type { Change } from '../../lib/index.ts';
import {
  type FakeDynamoDBOptions,
  type FakeStreamOptions,
  type FakeStreamViewType,
  fakeDynamoDB,
} from '../../lib/testing/index.ts';
import { settleOnVirtualTime } from '../support/virtual-time.ts';

export interface Song {
  readonly id: string;
  readonly plays: number;
}

export const TableName = 'Music';
export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;

export const inTime = <T>(promise: Promise<T>, limit = 100 * hour) => settleOnVirtualTime(promise, limit);

/** Lets virtual time pass. */
export const wait = (milliseconds: number) => inTime(lastValueFrom(timer(milliseconds)));

/** A fake table with a stream on virtual time. */
export function fakeMusic(
  stream: FakeStreamOptions | FakeStreamViewType = 'NEW_AND_OLD_IMAGES',
  options?: FakeDynamoDBOptions,
) {
  const fake = fakeDynamoDB({ [TableName]: { key: ['id'], stream } }, options);
  const { db } = fake;
  const put = (id: string, plays: number) =>
    inTime(lastValueFrom(db.putItem({ TableName, Item: { id, plays } })));
  const remove = (id: string) => inTime(lastValueFrom(db.deleteItem({ TableName, Key: { id } })));
  const sent = (operation: string) =>
    fake.requests.filter((request) => request.operation === operation).length;
  return { ...fake, shards: fake.stream(TableName), put, remove, sent };
}

/** Subscribes until the test has finished, and collects what comes. */
export function collect<T>(source: Observable<T>) {
  const values: T[] = [];
  const errors: unknown[] = [];
  let isComplete = false;
  const subscription = source.subscribe({
    next: (value) => values.push(value),
    error: (error: unknown) => errors.push(error),
    complete: () => {
      isComplete = true;
    },
  });
  onTestFinished(() => subscription.unsubscribe());
  return { values, errors, isComplete: () => isComplete, stop: () => subscription.unsubscribe() };
}

export const playsOf = (changes: readonly Change<Song>[]) => changes.map(({ newItem }) => newItem?.plays);
