import { fakeDynamoDB } from 'rxdynamo/testing';
import { lastValueFrom } from 'rxjs';
import { afterEach, expect, it, vi } from 'vitest';
import { archiveSongs } from './archive-songs.ts';

const song = (Year: number) => ({ Artist: 'Nina Simone', SongTitle: `Song of ${Year}`, Year });

afterEach(() => void vi.useRealTimers());

it('archives the old songs, although the writes are throttled', async () => {
  vi.useFakeTimers();
  const key = ['Artist', 'SongTitle'] as const;
  const { db, items, requests } = fakeDynamoDB(
    { Music: { key, items: [1952, 1965, 1984].map(song), pageSize: 2 }, Archive: { key } },
    { faults: { kind: 'throttle', operation: 'BatchWriteItem', times: 2 } },
  );
  const archived = lastValueFrom(archiveSongs(db, async () => ({ Label: 'Philips' })));
  await vi.runAllTimersAsync();
  await archived;
  expect(items('Archive')).toMatchObject([{ Year: 1952, Label: 'Philips' }, { Year: 1965 }]);
  const writes = requests.filter(({ operation }) => operation === 'BatchWriteItem');
  expect(writes).toHaveLength(3);
});
