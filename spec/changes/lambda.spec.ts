import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { GetRecords } from '../../lib/api/operations.ts';
import { eventShape } from '../../lib/changes/lambda.ts';
import { ExactNumber } from '../../lib/codec/exact-number.ts';
import { parseJson } from '../../lib/codec/parse-json.ts';
import {
  type Change,
  changesOf,
  type DynamoDBStreamEvent,
  failedFrom,
  InvalidOptionError,
  InvalidValueError,
  marshall,
} from '../../lib/index.ts';
import { items } from '../codec/arbitraries.ts';

/** A record as the documentation of Lambda shows it. */
const inserted = {
  eventID: 'c4ca4238a0b923820dcc509a6f75849b',
  eventName: 'INSERT',
  eventVersion: '1.1',
  eventSource: 'aws:dynamodb',
  awsRegion: 'eu-central-1',
  dynamodb: {
    ApproximateCreationDateTime: 1764244800,
    Keys: { Artist: { S: 'Nina Simone' }, Plays: { N: '12345678901234567890' } },
    NewImage: {
      Artist: { S: 'Nina Simone' },
      Plays: { N: '12345678901234567890' },
      Cover: { B: 'AAH+/w==' },
      Genres: { SS: ['jazz', 'soul'] },
      Hashes: { BS: ['AQ==', 'Ag=='] },
      Price: { N: '0.1234567890123456789' },
      Live: { BOOL: true },
      Label: { M: { Name: { S: 'Philips' }, Closed: { NULL: true } } },
      Takes: { L: [{ N: '1' }, { NS: ['2', '3'] }] },
    },
    SequenceNumber: '4421584500000000017450439091',
    SizeBytes: 26,
    StreamViewType: 'NEW_AND_OLD_IMAGES',
  },
  eventSourceARN: 'arn:aws:dynamodb:eu-central-1:123456789012:table/Music/stream/2026-11-27T12:00:00.000',
};

const key = { Artist: 'Nina Simone', Plays: 12345678901234567890n };

/** An event with the inserted record, changed. */
function eventWith(changed: object, changedRecord: object = {}): DynamoDBStreamEvent {
  return {
    Records: [inserted, { ...inserted, dynamodb: { ...inserted.dynamodb, ...changed }, ...changedRecord }],
  };
}

function errorOfEvent(event: unknown): unknown {
  try {
    return changesOf(event as DynamoDBStreamEvent);
  } catch (error) {
    return error;
  }
}

describe('the changes of a Lambda event', () => {
  it('have native values of which no digit is lost, a Date, and no shard', () => {
    const [change, ...others] = changesOf({ Records: [inserted] });
    expect(others).toEqual([]);
    expect(change).toEqual({
      type: 'insert',
      key,
      newItem: {
        ...key,
        Cover: new Uint8Array([0, 1, 254, 255]),
        Genres: new Set(['jazz', 'soul']),
        Hashes: new Set([new Uint8Array([1]), new Uint8Array([2])]),
        Price: new ExactNumber('0.1234567890123456789'),
        Live: true,
        Label: { Name: 'Philips', Closed: null },
        Takes: [1, new Set([2, 3])],
      },
      at: new Date('2025-11-27T12:00:00Z'),
      sequenceNumber: '4421584500000000017450439091',
      isExpiry: false,
    });
    expect(Object.keys(change ?? {})).not.toContain('shardId');
    expect(Object.keys(change ?? {})).not.toContain('oldItem');
  });

  it('keep the order of the records, and have the old item of a change and of a deletion', () => {
    const [artist, other] = [{ Artist: { S: 'a' } }, { Artist: { S: 'b' } }];
    const record = (eventName: string, SequenceNumber: string, images: object) => ({
      eventName,
      dynamodb: { ApproximateCreationDateTime: 1.5, Keys: artist, SequenceNumber, ...images },
    });
    const changes = changesOf({
      Records: [
        record('MODIFY', '3', { OldImage: artist, NewImage: other }),
        record('REMOVE', '1', { OldImage: other }),
        record('MODIFY', '2', {}),
      ],
    });
    const common = { key: { Artist: 'a' }, at: new Date(1500), isExpiry: false };
    expect(changes).toEqual([
      { ...common, type: 'modify', sequenceNumber: '3', oldItem: { Artist: 'a' }, newItem: { Artist: 'b' } },
      { ...common, type: 'remove', sequenceNumber: '1', oldItem: { Artist: 'b' } },
      { ...common, type: 'modify', sequenceNumber: '2' },
    ]);
  });

  it('say of a deletion whether the item had expired', () => {
    const byService = { type: 'Service', principalId: 'dynamodb.amazonaws.com' };
    const isExpiry = (eventName: string, userIdentity: unknown) =>
      changesOf(eventWith({}, { eventName, userIdentity }))[1]?.isExpiry;
    expect(isExpiry('REMOVE', byService)).toBe(true);
    expect(isExpiry('REMOVE', { ...byService, principalId: 'someone' })).toBe(false);
    expect(isExpiry('REMOVE', null)).toBe(false);
    expect(isExpiry('REMOVE', undefined)).toBe(false);
    expect(isExpiry('MODIFY', byService)).toBe(false);
  });

  it('have numbers by the option `numbers`, but keys without loss, because they are sent back', () => {
    const [change] = changesOf({ Records: [inserted] }, { numbers: 'number' });
    expect(change?.newItem?.Plays).toBe(12345678901234567000);
    expect(change?.key).toEqual(key);
    const [texts] = changesOf({ Records: [inserted] }, { numbers: (text) => `n${text}` });
    expect(texts?.newItem?.Price).toBe('n0.1234567890123456789');
    expect(() => changesOf({ Records: [] }, { numbers: 'many' as 'number' })).toThrow(InvalidOptionError);
  });

  it('are none for an event without records, and leave the event as it was', () => {
    expect(changesOf({ Records: [] })).toEqual([]);
    const before = structuredClone(inserted);
    changesOf(Object.freeze({ Records: Object.freeze([inserted]) }));
    expect(inserted).toEqual(before);
  });

  it('have the items that were marshalled, whatever they hold, by way of JSON', () => {
    fc.assert(
      fc.property(items(), items(), items(), (keys, newItem, oldItem) => {
        const [Keys, NewImage, OldImage] = [keys, newItem, oldItem].map((item) => marshall(item));
        const event = parseJson(
          JSON.stringify(eventWith({ Keys, NewImage, OldImage })),
        ) as DynamoDBStreamEvent;
        const change = changesOf(event)[1];
        expect(change?.key).toEqual(keys);
        expect(change?.newItem).toEqual(newItem);
        expect(change?.oldItem).toEqual(oldItem);
      }),
    );
  });

  it('are read as the records of GetRecords are', () => {
    expect(eventShape).toEqual(GetRecords.output);
  });

  it('have the type of their items', () => {
    interface Song {
      readonly Artist: string;
    }
    expectTypeOf(changesOf<Song>).returns.toEqualTypeOf<readonly Change<Song>[]>();
    expectTypeOf<Change<Song>['newItem']>().toEqualTypeOf<Song | undefined>();
  });
});

describe('a malformed event', () => {
  it.each<[string, string, unknown]>([
    ['no event', '', undefined],
    ['a text', '', 'event'],
    ['no records', 'Records', {}],
    ['records that are no list', 'Records', { Records: 'none' }],
    ['a record that is null', 'Records[0]', { Records: [null] }],
    ['no eventName', 'Records[1].eventName', eventWith({}, { eventName: undefined })],
    ['an unknown eventName', 'Records[1].eventName', eventWith({}, { eventName: 'TRUNCATE' })],
    ['no dynamodb', 'Records[1].dynamodb.Keys', eventWith({}, { dynamodb: undefined })],
    ['no keys', 'Records[1].dynamodb.Keys', eventWith({ Keys: undefined })],
    ['keys that are null', 'Records[1].dynamodb.Keys', eventWith({ Keys: null })],
    [
      'no time',
      'Records[1].dynamodb.ApproximateCreationDateTime',
      eventWith({ ApproximateCreationDateTime: undefined }),
    ],
    [
      'a time that is text',
      'Records[1].dynamodb.ApproximateCreationDateTime',
      eventWith({ ApproximateCreationDateTime: '1' }),
    ],
    ['no sequence number', 'Records[1].dynamodb.SequenceNumber', eventWith({ SequenceNumber: undefined })],
    ['an empty sequence number', 'Records[1].dynamodb.SequenceNumber', eventWith({ SequenceNumber: '' })],
    [
      'a sequence number that is no text',
      'Records[1].dynamodb.SequenceNumber',
      eventWith({ SequenceNumber: 7 }),
    ],
    ['a native value', 'Records[1].dynamodb.NewImage.Artist', eventWith({ NewImage: { Artist: 'Nina' } })],
    ['a number that is none', 'Records[1].dynamodb.OldImage.a', eventWith({ OldImage: { a: { N: 'x' } } })],
    [
      'a binary that is no base64',
      'Records[1].dynamodb.NewImage.a.B',
      eventWith({ NewImage: { a: { B: '?' } } }),
    ],
    ['a value of two types', 'Records[1].dynamodb.Keys.a', eventWith({ Keys: { a: { S: 'a', N: '1' } } })],
  ])('is refused with the path: %s', (_, path, event) => {
    const error = errorOfEvent(event);
    expect(error).toBeInstanceOf(InvalidValueError);
    expect((error as InvalidValueError).path.startsWith(path), String(error)).toBe(true);
    if (path !== '') expect((error as InvalidValueError).path).not.toBe('');
  });
});

describe('failedFrom', () => {
  it('returns the sequence number from which Lambda repeats the batch', () => {
    const [change] = changesOf({ Records: [inserted] });
    const response = { batchItemFailures: [{ itemIdentifier: '4421584500000000017450439091' }] };
    expect(change && failedFrom(change)).toEqual(response);
    expect(failedFrom('4421584500000000017450439091')).toEqual(response);
    expect(failedFrom('1', '2')).toEqual({
      batchItemFailures: [{ itemIdentifier: '1' }, { itemIdentifier: '2' }],
    });
  });

  it('returns no failure without arguments', () => {
    expect(failedFrom()).toEqual({ batchItemFailures: [] });
  });

  it.each([undefined, '', {}, { sequenceNumber: '' }, 7])(
    'refuses what has no sequence number, with which Lambda would repeat the whole batch: %j',
    (failed) => {
      expect(() => failedFrom('1', failed as string)).toThrow(
        new InvalidValueError('expected a change or a sequence number', ['failed', 1]),
      );
    },
  );
});
