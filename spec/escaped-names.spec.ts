import { lastValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { ndjsonLineParser, ndjsonLines } from '../lib/formats/index.ts';
import { decodeCursor, encodeCursor, ItemBytes, marshall, unmarshall } from '../lib/index.ts';
import { fakeDynamoDB } from '../lib/testing/index.ts';

type Song = Readonly<Record<string, string>>;

const conversions: Readonly<Record<string, (song: Song) => unknown>> = {
  marshall: (song) => unmarshall(marshall(song)),
  ItemBytes: (song) => unmarshall(ItemBytes.from(JSON.stringify(marshall(song))).toJSON()),
  cursors: (song) => decodeCursor(encodeCursor(song)),
  NDJSON: (song) => ndjsonLineParser()(ndjsonLines([song])),
  'the fake': async (song) => {
    await using fake = fakeDynamoDB({ Music: { key: ['id'] } });
    await lastValueFrom(fake.db.putItem({ TableName: 'Music', Item: song }));
    return lastValueFrom(fake.db.scan({ TableName: 'Music' }));
  },
};

// `JSON.parse` of Node 24 to 26 may read the second item with the name of the first.
describe('an item whose name has an escape in JSON', () => {
  it.each(Object.entries(conversions))(
    'keeps that name after an item whose name ends in a backslash, with %s',
    async (_, convert) => {
      for (const name of ['name\\', 'name"', 'name\n']) {
        const song = { id: '1', [name]: 'text' };
        expect(await convert(song)).toEqual(song);
      }
    },
  );
});
