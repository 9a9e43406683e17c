import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { concat, EMPTY, from, lastValueFrom, NEVER, of, Subject, take, throwError, toArray } from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import {
  fromDynamoDBJson,
  fromNdjson,
  InvalidLineError,
  readItems,
  toDynamoDBJson,
  toNdjson,
} from '../../lib/formats/index.ts';
import { pacedFrom, pacedMergeMap, toAsyncIterable } from '../../lib/index.ts';
import { fakeDynamoDB } from '../../lib/testing/index.ts';
import { rejectionOf } from '../support/rejection-of.ts';
import { temporaryFolder } from './export/temporary-folder.ts';

const line = (id: number) => `{"id":${id}}\n`;
const lines = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => line(from + index)).join('');

/** A source of chunks of ten lines that counts how many were taken. */
function chunks(count: number) {
  const state = { taken: 0, isClosed: false };
  async function* generate() {
    try {
      for (; state.taken < count; state.taken++) yield lines(10 * state.taken, 10 * state.taken + 10);
    } finally {
      state.isClosed = true;
    }
  }
  return { state, chunks$: pacedFrom(generate()) };
}

describe('Reading lines', () => {
  it('takes a chunk only when the lines of the one before have been taken', async () => {
    const { state, chunks$ } = chunks(100);
    const done = new Subject<void>();
    const started: unknown[] = [];
    const slow = pacedMergeMap((item: object) => {
      started.push(item);
      return concat(done.pipe(take(1)), EMPTY);
    }, 2);
    const subscription = chunks$.pipe(fromNdjson(), slow).subscribe();
    await vi.waitFor(() => expect(started).toHaveLength(2));
    for (let round = 1; round <= 20; round++) {
      done.next();
      await vi.waitFor(() => expect(started).toHaveLength(2 * round + 2));
      expect(state.taken).toBeLessThanOrEqual(Math.ceil(started.length / 10) + 1);
    }
    subscription.unsubscribe();
    await vi.waitFor(() => expect(state.isClosed).toBe(true));
    expect(state.taken).toBeLessThan(7);
  });

  it('takes nothing more once the consumer has unsubscribed', async () => {
    const { state, chunks$ } = chunks(100);
    expect(await lastValueFrom(chunks$.pipe(fromNdjson(), take(3), toArray()))).toHaveLength(3);
    await vi.waitFor(() => expect(state).toMatchObject({ isClosed: true }));
    expect(state.taken).toBeLessThanOrEqual(1);
  });

  it('delivers one item for each step of a loop', async () => {
    const { state, chunks$ } = chunks(5);
    const ids: unknown[] = [];
    for await (const { id } of toAsyncIterable(chunks$.pipe(fromNdjson<{ id: number }>()))) {
      ids.push(id);
      expect(state.taken).toBeLessThanOrEqual(Math.ceil(ids.length / 10) + 1);
    }
    expect(ids).toEqual(Array.from({ length: 50 }, (_, id) => id));
  });

  it('delivers what came before an error of the source, and passes the error on', async () => {
    const failure = new Error('the connection is gone');
    const source = concat(
      of(line(1), line(2)),
      throwError(() => failure),
    );
    const seen: unknown[] = [];
    const read = source.pipe(fromNdjson());
    const error = await rejectionOf(lastValueFrom(read.pipe(toArray())));
    read.subscribe({ next: (item) => seen.push(item), error: () => {} });
    expect(error).toBe(failure);
    expect(seen).toEqual([{ id: 1 }, { id: 2 }]);
  });

  it('emits each line as it comes', () => {
    const seen: unknown[] = [];
    const subscription = concat(of(`${line(1)}{"id"`, `:2}\n{"id":3`), NEVER)
      .pipe(fromNdjson())
      .subscribe((item) => seen.push(item));
    expect(seen).toEqual([{ id: 1 }, { id: 2 }]);
    subscription.unsubscribe();
  });

  it('starts anew for each subscription', async () => {
    const items$ = from([`\ufeff${line(1)}`, 'broken']).pipe(fromNdjson());
    for (let time = 0; time < 2; time++) {
      const error = await rejectionOf(lastValueFrom(items$.pipe(toArray())));
      expect(error).toMatchObject({ line: 2 });
    }
  });
});

describe('An invalid line', () => {
  const secret = 'A secret that is so long that it cannot be shown as a whole in a message of an error';
  const text = `${line(1)}\r\n{"name":"${secret}","id":x}\n${line(3)}`;

  it('ends the stream with its file, its number and a part of it', async () => {
    const read = of(text).pipe(fromNdjson({ file: 'songs.ndjson' }), toArray());
    const error = await rejectionOf(lastValueFrom(read));
    expect(error).toBeInstanceOf(InvalidLineError);
    expect(error).toMatchObject({
      name: 'InvalidLineError',
      file: 'songs.ndjson',
      line: 3,
      problem: 'expected a value at byte 100',
    });
    const { message, excerpt } = error as InvalidLineError;
    expect(message).toBe(
      `songs.ndjson, line 3: expected a value at byte 100, near ${JSON.stringify(excerpt)}`,
    );
    expect(excerpt.length).toBeLessThanOrEqual(40);
    expect(excerpt).toContain('"id":x');
    expect(JSON.stringify(error)).not.toContain(secret.slice(0, 40));
  });

  it('is left out and reported if it is told to, and nothing else is lost', async () => {
    const invalid: InvalidLineError[] = [];
    const onInvalidLine = (error: InvalidLineError) => void invalid.push(error);
    const read = of(text).pipe(fromNdjson({ onInvalidLine }), toArray());
    expect(await lastValueFrom(read)).toEqual([{ id: 1 }, { id: 3 }]);
    expect(invalid.map(({ line }) => line)).toEqual([3]);
  });

  it('ends the stream if the function that is told of it throws', async () => {
    const failure = new Error('too many invalid lines');
    const onInvalidLine = () => {
      throw failure;
    };
    expect(await rejectionOf(lastValueFrom(of(text).pipe(fromNdjson({ onInvalidLine }))))).toBe(failure);
  });

  it('may be too long to be an item, and is not held in memory whole', async () => {
    const megabyte = Buffer.alloc(2 ** 20, 'x');
    const source = concat(of(line(1)), from(Array.from({ length: 20 }, () => megabyte)), of(`\n${line(3)}`));
    const invalid: InvalidLineError[] = [];
    const onInvalidLine = (error: InvalidLineError) => void invalid.push(error);
    const read = source.pipe(fromNdjson({ onInvalidLine }), toArray());
    expect(await lastValueFrom(read)).toEqual([{ id: 1 }, { id: 3 }]);
    expect(invalid).toMatchObject([{ line: 2, problem: 'longer than 16 MB' }]);
  });
});

describe('gzip', () => {
  it('may have several members, wherever a chunk ends', async () => {
    const file = join(await temporaryFolder(), 'members.json.gz');
    const members = Array.from({ length: 400 }, (_, index) =>
      gzipSync(lines(100 * index, 100 * index + 100)),
    );
    await writeFile(file, Buffer.concat(members));
    const read = await lastValueFrom(readItems<{ id: number }>(file, { format: 'ndjson' }).pipe(toArray()));
    expect(read).toHaveLength(40_000);
    expect(read.every(({ id }, index) => id === index)).toBe(true);
  });
});

describe('Writing lines', () => {
  it.each([
    ['toDynamoDBJson', toDynamoDBJson, fromDynamoDBJson],
    ['toNdjson', toNdjson, fromNdjson],
  ] as const)('%s lets a scan obey the boundary below it, and is read back', async (_, write, read) => {
    const items = Array.from({ length: 40 }, (__, id) => ({ id }));
    const { db, requests } = fakeDynamoDB({ Music: { key: ['id'], items, pageSize: 2 } });
    const done = new Subject<void>();
    let started = 0;
    const slow = pacedMergeMap(() => {
      started++;
      return done.pipe(take(1));
    }, 1);
    const subscription = db.scan({ TableName: 'Music' }).pipe(write(), slow).subscribe();
    for (let round = 1; round <= 6; round++) {
      await vi.waitFor(() => expect(started).toBe(round));
      expect(requests.length).toBeLessThanOrEqual(Math.ceil(round / 2));
      done.next();
    }
    subscription.unsubscribe();
    const copy = db.scan({ TableName: 'Music' }).pipe(write(), read(), toArray());
    expect(await lastValueFrom(copy)).toHaveLength(40);
    await db.close();
  });
});
