import { isDeepStrictEqual } from 'node:util';
import { firstValueFrom } from 'rxjs';
import { describe, expect, it } from 'vitest';
import type { DynamoDBRecord } from '../../../lib/index.ts';
import { type FakeStreamViewType, fakeDynamoDB } from '../../../lib/testing/index.ts';
import { seededRandom } from '../../../lib/testing/seeded-random.ts';
import { describeOnEachServer, type TestServer } from '../../support/servers/each-server.ts';
import { key, recordsOf, type Source, tableWithStream } from './stream-source.ts';

const viewTypes = ['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES'] as const;

/** What a record says about an item, without what differs from server to server. */
interface Change {
  readonly eventName: string | undefined;
  readonly Keys: unknown;
  readonly NewImage: unknown;
  readonly OldImage: unknown;
}

const changeOf = ({ eventName, dynamodb: { Keys, NewImage, OldImage } = {} }: DynamoDBRecord): Change => ({
  eventName,
  Keys,
  NewImage,
  OldImage,
});

const changesSomething = ({ NewImage, OldImage }: Change) => !isDeepStrictEqual(NewImage, OldImage);

/** Random values, among them equal ones that are written in another way. */
function itemOf(random: () => number) {
  const pick = (...values: readonly unknown[]) => values[Math.floor(random() * values.length)];
  return {
    shelf: 'a',
    slot: Math.floor(random() * 6),
    value: pick(
      1,
      1.5,
      'text',
      true,
      null,
      [1, 'a'],
      { a: 1, b: { c: new Set(['x', 'y']) } },
      { b: { c: new Set(['y', 'x']) }, a: 1 },
      new Set([1, 2.5]),
      new Set([2.5, 1]),
      Uint8Array.of(1, 2),
    ),
  };
}

/** The same random puts, deletes and batches for the same seed. */
async function writeRandomly({ db, TableName }: Source, seed: number): Promise<void> {
  const random = seededRandom(seed);
  for (let write = 0; write < 150; write++) {
    const { shelf, slot, value } = itemOf(random);
    const kind = random();
    if (kind < 0.6) await firstValueFrom(db.putItem({ TableName, Item: { shelf, slot, value } }));
    else if (kind < 0.85) await firstValueFrom(db.deleteItem({ TableName, Key: { shelf, slot } }));
    else {
      const requests = [
        { PutRequest: { Item: { shelf, slot, value } } },
        { DeleteRequest: { Key: { shelf, slot: slot + 100 } } },
        { PutRequest: { Item: { shelf, slot: slot + 200 } } },
      ];
      await firstValueFrom(db.batchWriteItem({ RequestItems: { [TableName]: requests } }));
    }
  }
}

describeOnEachServer('a fake stream has the records of a stream', (server) => {
  if (server.lacks('streams') !== undefined) {
    it('is compared', (context) => server.require(context, 'streams'));
    return;
  }
  describe.each(viewTypes)('with %s', (viewType) => {
    compareRecords(server, viewType);
  });
});

function compareRecords(server: TestServer, viewType: FakeStreamViewType): void {
  const table = tableWithStream(server, viewType);
  const fake = fakeDynamoDB({ Fake: { key, stream: { viewType, pageSize: 7 } } }, { delay: 0 });
  const sources = [{ db: fake.db, TableName: 'Fake' }, table];

  it('of the same writes: their types, their keys and their images, in order', async (context) => {
    const isBlind = server.name === 'dynoxide' && viewType !== 'NEW_AND_OLD_IMAGES';
    context.skip(isBlind, 'dynoxide differs from the service: it records writes that change nothing');
    const changes: (readonly Change[])[] = [];
    for (const source of sources) {
      await writeRandomly(source, 20261127);
      changes.push((await recordsOf(source)).map(changeOf));
    }
    const [ofFake = [], ofServer = []] = changes;
    expect(ofFake.length).toBeGreaterThan(100);
    expect(ofFake).toEqual(server.name === 'dynoxide' ? ofServer.filter(changesSomething) : ofServer);
  });
}
