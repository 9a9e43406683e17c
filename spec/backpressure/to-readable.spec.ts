import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { concat, map, NEVER, Observable, of, throwError } from 'rxjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paginate } from '../../lib/backpressure/paginate.ts';
import { toReadable } from '../../lib/backpressure/to-readable.ts';
import { itemsOf, numberedPages } from './numbered-pages.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rxdynamo-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('toReadable', () => {
  it('can be piped through gzip into a file', async () => {
    const path = join(folder, 'items.gz');
    const lines = paginate(numberedPages(50, 10, 0), itemsOf).pipe(map((item) => `${item}\n`));
    await pipeline(toReadable(lines), createGzip(), createWriteStream(path));
    const unpacked = await text(createReadStream(path).pipe(createGunzip()));
    expect(unpacked.trim().split('\n').map(Number)).toEqual(Array.from({ length: 500 }, (_, index) => index));
  });

  it('ends for a pipeline without values, and for one with a value', async () => {
    expect(await toReadable(of()).toArray()).toEqual([]);
    expect(await toReadable(of(1)).toArray()).toEqual([1]);
  });

  it('subscribes when it is first read', async () => {
    const pages = numberedPages(1, 1);
    const readable = toReadable(paginate(pages, itemsOf));
    expect(pages.requested).toEqual([]);
    expect(await readable.toArray()).toEqual([0]);
    expect(pages.requested).toEqual([0]);
  });

  it('pauses its source while the reader is slow', async () => {
    const pages = numberedPages(100, 4);
    let written = 0;
    const slow = new Writable({
      objectMode: true,
      highWaterMark: 1,
      write(_, __, callback) {
        written++;
        const ahead = pages.requested.length - Math.ceil(written / 4);
        setImmediate(callback, ahead > 1 ? new Error(`${ahead} pages ahead`) : null);
      },
    });
    await pipeline(toReadable(paginate(pages, itemsOf), { highWaterMark: 1 }), slow);
    expect(written).toBe(400);
  });

  it('unsubscribes when it is destroyed', async () => {
    let isUnsubscribed = false;
    const source = new Observable(() => () => {
      isUnsubscribed = true;
    });
    const readable = toReadable(concat(of(1), source));
    for await (const _ of readable) break;
    expect(isUnsubscribed).toBe(true);
  });

  it('can be destroyed before it is read', () => {
    expect(toReadable(NEVER).destroy().destroyed).toBe(true);
  });

  it('fails once every value that came before the error has been read, however slowly', async () => {
    const read: number[] = [];
    const source = concat(
      of(1, 2, 3, 4, 5),
      throwError(() => new Error('broken')),
    );
    const reading = (async () => {
      for await (const value of toReadable(source)) {
        await new Promise(setImmediate);
        read.push(value);
      }
    })();
    await expect(reading).rejects.toThrow('broken');
    expect(read).toEqual([1, 2, 3, 4, 5]);
  });

  it.each([null, undefined])(
    'fails at a value of %s, which would end a Node stream without an error',
    async (value) => {
      await expect(toReadable(of(1, value, 2)).toArray()).rejects.toThrow(`cannot carry ${value}`);
    },
  );

  it('fails with the error of its source, or with an Error whose cause is a thrown value of another type', async () => {
    const error = new Error('broken');
    await expect(toReadable(throwError(() => error)).toArray()).rejects.toBe(error);
    await expect(toReadable(throwError(() => 'broken')).toArray()).rejects.toMatchObject({ cause: 'broken' });
    const textless: unknown = Object.create(null);
    await expect(toReadable(throwError(() => textless)).toArray()).rejects.toMatchObject({ cause: textless });
  });
});
