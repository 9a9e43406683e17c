import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fakeDynamoDB } from 'rxdynamo/testing';
import { lastValueFrom } from 'rxjs';
import { archiveSongs } from './archive-songs.ts';

const song = (Year: number) => ({ Artist: 'Nina Simone', SongTitle: `Song of ${Year}`, Year });

test('archives the old songs, although connections are lost', async () => {
  const key = ['Artist', 'SongTitle'] as const;
  await using fake = fakeDynamoDB(
    { Music: { key, items: [1952, 1965, 1984].map(song), pageSize: 2 }, Archive: { key } },
    { faults: { kind: 'cut', operation: 'Scan', page: 1, times: 2 } },
  );
  await lastValueFrom(archiveSongs(fake.db, async () => ({})));
  assert.deepEqual(fake.items('Archive'), [1952, 1965].map(song));
});
