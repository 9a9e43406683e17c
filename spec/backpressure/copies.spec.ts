import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Copy, otherCopies, ours } from '../support/copies.ts';
import { settleOnVirtualTime, useVirtualTime } from '../support/virtual-time.ts';

interface Row {
  readonly id: number;
}

const count = 200;
const TableName = 'Rows';
const rows = Array.from({ length: count }, (_, id): Row => ({ id }));

const inTime = <T>(promise: Promise<T>) => settleOnVirtualTime(promise, 10_000_000);

/** Counts how many values a source has delivered, and how many of them a slow sink has processed. */
function gauge() {
  let delivered = 0;
  let processed = 0;
  let ahead = 0;
  return {
    deliver: () => {
      delivered++;
      ahead = Math.max(ahead, delivered - processed);
    },
    process: (values = 1) => {
      processed += values;
    },
    /** How many values were delivered and not processed, at most. */
    ahead: () => ahead,
    processed: () => processed,
  };
}

type Gauge = ReturnType<typeof gauge>;

/** A source of a copy that counts what it delivers. */
function sourceOf({ pacedFrom }: Copy, { deliver }: Gauge) {
  function* generate() {
    for (const row of rows) {
      deliver();
      yield row;
    }
  }
  return pacedFrom(generate());
}

/** A source of a copy, through operators of its RxJS by which the subscriber's chain is broken. */
function sharedSourceOf(copy: Copy, measured: Gauge) {
  return sourceOf(copy, measured).pipe(
    copy.rxjs.share(),
    copy.rxjs.map((row) => row),
  );
}

const wait = () => new Promise((resolve) => setTimeout(resolve, 10));

type Source = ReturnType<typeof sourceOf>;

/** The ways out of a pipeline, as slow sinks of a copy. */
const sinks: Readonly<Record<string, (copy: Copy, source: Source, measured: Gauge) => Promise<unknown>>> = {
  pacedMergeMap: ({ pacedMergeMap, rxjs }, source, { process }) =>
    rxjs.lastValueFrom(
      pacedMergeMap(
        (row: Row) =>
          rxjs.timer(10).pipe(
            rxjs.tap(() => process()),
            rxjs.map(() => row),
          ),
        2,
      )(source),
    ),
  batchWrite: (copy, source, { process }) => {
    const { db } = copy.fakeDynamoDB({ [TableName]: { key: ['id'] } }, { delay: 50 });
    const write = db.batchWrite<Row>({ TableName }, { concurrency: 1 });
    return copy.rxjs.lastValueFrom(write(source).pipe(copy.rxjs.tap(() => process())));
  },
  'for await': async ({ toAsyncIterable }, source, { process }) => {
    for await (const _ of toAsyncIterable(source)) {
      await wait();
      process();
    }
  },
  toReadable: async ({ toReadable }, source, { process }) => {
    for await (const _ of toReadable(source, { highWaterMark: 4 })) {
      await wait();
      process();
    }
  },
  toReadableStream: async ({ toReadableStream }, source, { process }) => {
    const reader = toReadableStream(source).getReader();
    for (;;) {
      const { done } = await reader.read();
      if (done) return;
      await wait();
      process();
    }
  },
};

/** `batchWrite` holds two batches of 25 items, and one that arrives; the others hold less. */
const maxAhead = 52;

describe.each(otherCopies)('$of', ({ load }) => {
  let theirs: Copy;
  beforeEach(async () => {
    theirs = await load();
    useVirtualTime();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  describe.each(Object.entries(sinks))('with the slow sink %s', (_, sink) => {
    it.each([
      ['its source', sourceOf],
      ['its source behind `share`', sharedSourceOf],
    ])('paces %s for the sink of this copy, and the other way round', async (_name, source) => {
      for (const [from, to] of [
        [theirs, ours],
        [ours, theirs],
      ] as const) {
        const measured = gauge();
        await inTime(sink(to, source(from, measured), measured));
        expect(measured.processed()).toBe(count);
        expect(measured.ahead()).toBeLessThanOrEqual(maxAhead);
      }
    });
  });

  it('requests a page of a scan only when the sink of this copy has room', async () => {
    const fake = theirs.fakeDynamoDB({ [TableName]: { key: ['id'], items: rows, pageSize: 10 } });
    const scan = fake.db.scan<Row>({ TableName }).pipe(theirs.rxjs.filter(() => true));
    let ahead = 0;
    let processed = 0;
    const work = ours.pacedMergeMap((row: Row) => {
      return ours.rxjs.timer(10).pipe(
        ours.rxjs.map(() => {
          processed++;
          ahead = Math.max(ahead, fake.requests.length * 10 - processed);
          return row;
        }),
      );
    }, 2);
    await inTime(ours.rxjs.lastValueFrom(work(ours.rxjs.from(scan))));
    expect(processed).toBe(count);
    expect(ahead).toBeLessThanOrEqual(20);
  });

  it('does not read a source whose sink in this copy is busy from the start, and the other way round', () => {
    for (const [from, to] of [
      [theirs, ours],
      [ours, theirs],
    ] as const) {
      const measured = gauge();
      const busy = from.rxjs.merge(from.pacedFrom(rows), sourceOf(from, measured));
      const subscription = to
        .pacedMergeMap(
          () => to.rxjs.NEVER,
          1,
        )(busy)
        .subscribe();
      expect(measured.ahead()).toBe(0);
      subscription.unsubscribe();
    }
  });

  it('passes demand on through boundaries of both copies in a row', async () => {
    const measured = gauge();
    const fast = theirs.pacedMergeMap((row: Row) => theirs.rxjs.of(row), 4);
    const alsoFast = ours.pacedMergeMap((row: Row) => ours.rxjs.of(row), 4);
    const pipeline = alsoFast(fast(sourceOf(ours, measured)));
    await inTime(sinks.pacedMergeMap?.(theirs, pipeline, measured) ?? Promise.reject(new Error('no sink')));
    expect(measured.processed()).toBe(count);
    expect(measured.ahead()).toBeLessThanOrEqual(12);
  });

  it('has groups and windows that a boundary of this copy does not wait for, so that it goes on', async () => {
    const { groupBy, windowCount } = theirs.rxjs;
    const groups = sourceOf(theirs, gauge()).pipe(groupBy(({ id }) => id % 7));
    const merged = ours.pacedMergeMap((group: Source) => group, 7)(groups);
    const grouped = await inTime(ours.rxjs.lastValueFrom(ours.rxjs.from(merged).pipe(ours.rxjs.toArray())));
    expect(grouped).toHaveLength(count);
    const windows = sourceOf(theirs, gauge()).pipe(windowCount(9));
    const all = ours.pacedMergeMap((window: Source) => window, 1)(windows);
    expect(await inTime(ours.rxjs.lastValueFrom(all.pipe(ours.rxjs.toArray())))).toHaveLength(count);
  });

  it('has subscribers that keep no inner streams of an operator of this copy', async () => {
    const subscriber = new theirs.rxjs.Subscriber<Row>();
    const finished = new Promise((resolve) => {
      subscriber.add(() => resolve(undefined));
    });
    let kept = 0;
    const work = ours.pacedMergeMap(
      (row: Row) =>
        ours.rxjs.timer(1).pipe(
          ours.rxjs.map(() => {
            const finalizers: unknown = Reflect.get(subscriber, '_finalizers');
            if (Array.isArray(finalizers)) kept = Math.max(kept, finalizers.length);
            return row;
          }),
        ),
      2,
    );
    work(sourceOf(ours, gauge())).subscribe(subscriber);
    await inTime(finished);
    expect(kept).toBeGreaterThan(0);
    expect(kept).toBeLessThan(10);
  });
});

it('a value whose getters or proxy misbehave is no group', async () => {
  const self: object = new Proxy(
    { lift() {}, subscribe() {} },
    { get: (target, name) => (name === 'source' ? self : Reflect.get(target, name)) },
  );
  const throwing = {
    get lift() {
      throw new Error('a getter');
    },
  };
  const values = [self, throwing];
  const { rxjs } = ours;
  const seen = await rxjs.lastValueFrom(
    rxjs.from(values).pipe(
      ours.pacedMergeMap((value) => [value], 1),
      rxjs.count(),
    ),
  );
  expect(seen).toBe(2);
});
