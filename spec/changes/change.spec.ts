import { describe, expect, it } from 'vitest';
import { changeOf } from '../../lib/changes/change.ts';
import { InvalidValueError } from '../../lib/index.ts';

const at = new Date('2026-11-27T12:00:00Z');
const key = { Artist: 'Nina Simone' };
const record = {
  eventName: 'REMOVE',
  dynamodb: {
    Keys: key,
    OldImage: { ...key, Year: 1965 },
    ApproximateCreationDateTime: at,
    SequenceNumber: '7',
  },
};

describe('the change of a record of a stream', () => {
  it('has its key, its items, its time, its sequence number and its shard', () => {
    const change = changeOf(record, ['Records', 0], 'shard-1');
    expect(change).toStrictEqual({
      type: 'remove',
      key,
      oldItem: { ...key, Year: 1965 },
      at,
      sequenceNumber: '7',
      shardId: 'shard-1',
      isExpiry: false,
    });
  });

  it('is an expiry if the service deleted the item', () => {
    const deletedBy = (PrincipalId: string) =>
      changeOf({ ...record, userIdentity: { Type: 'Service', PrincipalId } }, []).isExpiry;
    expect(deletedBy('dynamodb.amazonaws.com')).toBe(true);
    expect(deletedBy('somebody')).toBe(false);
  });

  it('is refused with the path of what is missing, and with what was received', () => {
    expect(() => changeOf({ ...record, eventName: 'TRUNCATE' }, ['Records', 3])).toThrow(
      new InvalidValueError('expected INSERT, MODIFY or REMOVE, received "TRUNCATE"', [
        'Records',
        3,
        'eventName',
      ]),
    );
    expect(() => changeOf({ ...record, dynamodb: undefined }, ['Records', 3])).toThrow(
      new InvalidValueError('expected a key, received undefined', ['Records', 3, 'dynamodb', 'Keys']),
    );
  });
});
