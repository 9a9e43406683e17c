import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ChangesInput, type ChangesOptions, changeCheckpoint, scanCheckpoint } from '../../lib/index.ts';
import { fakeDynamoDB } from '../../lib/testing/index.ts';
import { errorOf } from '../support/error-of.ts';
import { useVirtualTime } from '../support/virtual-time.ts';
import { fakeMusic, inTime, TableName } from './support.ts';

beforeEach(useVirtualTime);
afterEach(() => {
  vi.useRealTimers();
});

describe('a stream of changes fails at the start, and says what to change,', () => {
  it('if the table has no stream', async () => {
    const { db } = fakeDynamoDB({ [TableName]: { key: ['id'] } });
    const error = await inTime(errorOf(db.changes({ TableName })));
    expect(error).toMatchObject({ name: 'StreamSpecificationError', tableName: TableName });
    expect(String(error)).toContain('StreamSpecification: { StreamEnabled: true');
    expect((error as Error).stack).toContain('start.spec.ts');
  });

  it.each([
    ['KEYS_ONLY', ['newItem'], 'NEW_IMAGE'],
    ['NEW_IMAGE', ['oldItem'], 'NEW_AND_OLD_IMAGES'],
    ['OLD_IMAGE', ['newItem', 'oldItem'], 'NEW_AND_OLD_IMAGES'],
  ] as const)('if its stream has %s but %s are needed', async (viewType, needs, advised) => {
    const { db, sent } = fakeMusic(viewType);
    const error = await inTime(errorOf(db.changes({ TableName }, { needs })));
    expect(error).toMatchObject({ name: 'StreamSpecificationError', tableName: TableName });
    expect(String(error)).toContain(viewType);
    expect(String(error)).toContain(`StreamViewType: '${advised}'`);
    expect(sent('GetRecords')).toBe(0);
  });

  it('if there is no such table', async () => {
    const { db } = fakeMusic();
    const error = await inTime(errorOf(db.changes({ TableName: 'Songs' })));
    expect(error).toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it('if the checkpoint belongs to an earlier stream of the table', async () => {
    const { db } = fakeMusic();
    const StreamArn = 'arn:aws:dynamodb:eu-central-1:000000000000:table/Music/stream/2020';
    const checkpoint = changeCheckpoint({
      version: 2,
      of: { operation: 'GetRecords', StreamArn },
      from: 'oldest',
      shards: {},
    });
    const error = await inTime(errorOf(db.changes({ TableName }, { checkpoint })));
    expect(error).toMatchObject({ name: 'CheckpointError' });
    expect(String(error)).toContain(StreamArn);
  });
});

const invalidOptions: readonly (readonly [string, unknown])[] = [
  ['from', 'newest'],
  ['from', new Date(Number.NaN)],
  ['from', { version: 2 }],
  ['concurrency', 0],
  ['interval', -1],
  ['idle', Number.POSITIVE_INFINITY],
  ['onGap', 'ignore'],
  ['needs', 'newItem'],
  ['progress', 1],
];

describe('the options and the input of a stream of changes', () => {
  it.each(invalidOptions)('are refused before anything is sent: %s %s', async (option, value) => {
    const { db, requests } = fakeMusic();
    const error = await inTime(errorOf(db.changes({ TableName }, { [option]: value } as ChangesOptions)));
    expect(error).toMatchObject({ name: 'InvalidOptionError', option });
    expect(requests).toEqual([]);
  });

  it('are refused if they name two checkpoints', async () => {
    const { db, requests } = fakeMusic();
    const options = { from: changeCheckpoint(), checkpoint: changeCheckpoint() };
    expect(await inTime(errorOf(db.changes({ TableName }, options)))).toMatchObject({ option: 'checkpoint' });
    expect(requests).toEqual([]);
  });

  it('are refused if the checkpoint is parsed JSON, or that of a scan', async () => {
    const { db } = fakeMusic();
    for (const checkpoint of [changeCheckpoint().toJSON(), scanCheckpoint()]) {
      const options = { checkpoint } as unknown as ChangesOptions;
      expect(await inTime(errorOf(db.changes({ TableName }, options)))).toMatchObject({
        name: 'CheckpointError',
      });
    }
  });

  it.each([[undefined], [{}], [{ TableName: '' }], [{ TableName, StreamArn: 'arn' }], [{ TableName: 1 }]])(
    'are refused if it is not known whose changes are meant: %j',
    async (input) => {
      const { db, requests } = fakeMusic();
      const error = await inTime(errorOf(db.changes(input as unknown as ChangesInput)));
      expect(error).toMatchObject({ name: 'InvalidValueError', path: 'input' });
      expect(requests).toEqual([]);
    },
  );
});
