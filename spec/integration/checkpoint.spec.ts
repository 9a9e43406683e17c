import { retry, take, tap } from 'rxjs';
import { expect, it } from 'vitest';
import {
  CheckpointError,
  ExactNumber,
  type Page,
  type ScanCheckpoint,
  scanCheckpoint,
} from '../../lib/index.ts';
import { all } from '../support/all.ts';
import { describeOnEachServer } from '../support/servers/each-server.ts';
import { localClient } from '../support/servers/local-client.ts';
import { index, keyed, testTable } from '../support/servers/test-table.ts';
import { startFaultProxy } from '../support/wire/fault-proxy.ts';

interface Song {
  readonly name: string;
}

const definition = {
  ...keyed({ label: 'B', number: 'N', year: 'N' }, ['label', 'number']),
  GlobalSecondaryIndexes: [index('byYear', ['year', 'number'])],
};

/** Songs under binary keys, with numbers of 38 digits. */
const songs = Array.from({ length: 150 }, (_, index) => ({
  label: Uint8Array.of(index % 11, 0, 255),
  number: new ExactNumber(`1234567890123456789012345678901234${1000 + index}`),
  year: 1950 + (index % 20),
  name: `song ${index}`,
}));
const allNames = songs.map(({ name }) => name).sort();

const throughJson = (checkpoint: ScanCheckpoint) => scanCheckpoint(JSON.parse(JSON.stringify(checkpoint)));

const namesIn = (pages: readonly Page<Song>[]) =>
  pages.flatMap(({ Items = [] }) => Items.map(({ name }) => name));

describeOnEachServer('a checkpoint', (server) => {
  const { db, TableName } = testTable(server, { definition, items: songs, options: { numbers: 'number' } });
  const input = { TableName, TotalSegments: 8, Limit: 3 };

  it.each([{}, { IndexName: 'byYear' }])(
    'resumes in another process with no item lost or repeated: %j',
    async (where) => {
      const first = scanCheckpoint();
      const before = db
        .parallelScan<Song>({ ...input, ...where }, { concurrency: 5, prefetch: 2, checkpoint: first })
        .pages();
      const done = await all(
        before.pipe(
          take(20),
          tap((page) => first.acknowledge(page)),
        ),
      );

      await using other = localClient(server.endpoint);
      const checkpoint = throughJson(first);
      const after = other.parallelScan<Song>({ ...input, ...where }, { concurrency: 2, checkpoint }).pages();
      const rest = await all(after.pipe(tap((page) => checkpoint.acknowledge(page))));
      expect([...namesIn(done), ...namesIn(rest)].sort()).toEqual(allNames);
      const { finished, positions } = checkpoint.toJSON();
      expect({ finished, positions }).toEqual({ finished: [[0, 7]], positions: {} });
    },
  );

  it('emits every page again that was not acknowledged', async () => {
    const first = scanCheckpoint();
    const seen = await all(db.parallelScan<Song>(input, { checkpoint: first }).pages().pipe(take(20)));
    const done = seen.slice(0, 12);
    for (const page of done.toReversed()) first.acknowledge(page);

    const rest = await all(db.parallelScan<Song>(input, { checkpoint: throughJson(first) }).pages());
    expect([...namesIn(done), ...namesIn(rest)].sort()).toEqual(allNames);
  });

  it('may be resumed with other shares of the segments', async () => {
    let checkpoint = scanCheckpoint();
    const done: Page<Song>[] = [];
    for (const segments of [
      [1, 3, 5],
      [0, 1, 2, 3],
      [4, 5, 6, 7],
    ]) {
      checkpoint = throughJson(checkpoint);
      const share = db.parallelScan<Song>(input, { checkpoint, segments }).pages();
      done.push(...(await all(share.pipe(tap((page) => checkpoint.acknowledge(page))))));
    }
    expect(namesIn(done).sort()).toEqual(allNames);
  });

  it('sends no request for finished segments', async () => {
    await using proxy = await startFaultProxy(server.endpoint, () => undefined);
    await using client = localClient(proxy.endpoint);
    const first = scanCheckpoint();
    const share = db.parallelScan(input, { checkpoint: first, segments: [0, 1, 2, 6] }).pages();
    await all(share.pipe(tap((page) => first.acknowledge(page))));

    await all(client.parallelScan(input, { checkpoint: throughJson(first) }));
    const requestedSegments = proxy.requests.map(({ body }) => Object(body).Segment);
    expect([...new Set(requestedSegments)].sort()).toEqual([3, 4, 5, 7]);
  });

  it('makes `retry` resume from it', async () => {
    const checkpoint = scanCheckpoint();
    const done: Page<Song>[] = [];
    let attempts = 0;
    const process = tap((page: Page<Song>) => {
      if (++attempts % 7 === 0) throw new Error('The sink is full');
      done.push(page);
      checkpoint.acknowledge(page);
    });
    await all(db.parallelScan<Song>(input, { concurrency: 4, checkpoint }).pages().pipe(process, retry()));
    expect(namesIn(done).sort()).toEqual(allNames);
    expect(attempts).toBeGreaterThan(done.length + 3);
  });

  it('fails a scan of another table on subscription', async () => {
    const checkpoint = scanCheckpoint();
    await all(db.parallelScan(input, { checkpoint }).pipe(take(1)));
    const other = db.parallelScan({ ...input, TableName: 'Films' }, { checkpoint });
    await expect(all(other)).rejects.toThrow(CheckpointError);
  });
});
