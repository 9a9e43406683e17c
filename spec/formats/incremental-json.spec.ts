import { lastValueFrom, of, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { fromIncrementalJson, InvalidLineError, incrementalJsonLines } from '../../lib/formats/index.ts';
import { InvalidOptionError, ItemBytes } from '../../lib/index.ts';
import { fakeDynamoDB } from '../../lib/testing/index.ts';
import { all } from '../support/all.ts';
import { rejectionOf } from '../support/rejection-of.ts';

const metadata = '"Metadata":{"WriteTimestampMicros":{"N":"1680109764000000"}}';
const keys = '"Keys":{"id":{"N":"12345678901234567890"}}';
const image = '{"id":{"N":"12345678901234567890"},"a":{"S":"b"}}';
const put = `{${metadata},${keys},"NewImage":${image}}`;
const removal = `{${metadata},${keys}}`;

describe('fromIncrementalJson', () => {
  it('reads keys without losing a digit, whatever the rule of numbers', async () => {
    const [change] = await all(of(put).pipe(fromIncrementalJson({ numbers: 'number' })));
    expect(change).toMatchObject({
      type: 'insert',
      key: { id: 12345678901234567890n },
      newItem: { id: 12345678901234567000, a: 'b' },
      at: new Date(1680109764000),
    });
  });

  it('reads images as bytes, which are written again unchanged', async () => {
    const changes = await all(of(put).pipe(fromIncrementalJson({ items: 'bytes' })));
    expect(changes[0]?.newItem).toBeInstanceOf(ItemBytes);
    expect(Buffer.from(incrementalJsonLines(changes)).toString()).toBe(`${put}\n`);
  });

  it('gives changes that applyChanges applies, also those of the view NEW_IMAGE', async () => {
    const { db, items } = fakeDynamoDB({ Copy: { key: ['id'], items: [{ id: 1 }] } });
    const other = `{${metadata},"Keys":{"id":{"N":"1"}}}`;
    const changes$ = of(`${put}\n${other}`).pipe(fromIncrementalJson({ view: 'NEW_IMAGE' }));
    await lastValueFrom(changes$.pipe(db.applyChanges({ TableName: 'Copy' }), toArray()));
    expect(items('Copy')).toEqual([{ id: 12345678901234567890n, a: 'b' }]);
  });

  it.each([
    [`{"Item":${image}}`, 'an item, not a change'],
    [`{${metadata}}`, 'no `Keys`'],
    [`{${keys}}`, 'no `WriteTimestampMicros`'],
    [`{${keys},"Metadata":{}}`, 'no `WriteTimestampMicros`'],
    [`{${metadata},${keys},"Image":{}}`, 'the unknown member "Image"'],
    [removal.slice(0, -1), 'unexpected end'],
  ])('refuses %s', async (line, message) => {
    const error = await rejectionOf(all(of(line).pipe(fromIncrementalJson())));
    expect(error).toBeInstanceOf(InvalidLineError);
    expect(error).toHaveProperty('problem', expect.stringContaining(message));
  });

  it('refuses unknown options at once', () => {
    expect(() => fromIncrementalJson({ view: 'KEYS' as 'NEW_IMAGE' })).toThrow(InvalidOptionError);
    expect(() => fromIncrementalJson({ items: 'wire' as 'native' })).toThrow(InvalidOptionError);
  });
});
