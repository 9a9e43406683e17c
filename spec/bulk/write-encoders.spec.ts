import { describe, expect, it } from 'vitest';
import { deletions, puts, putsAndDeletions } from '../../lib/bulk/write-encoders.ts';
import { textOf } from '../../lib/codec/encode/encoded-json.ts';
import { InvalidValueError } from '../../lib/index.ts';

const encoder = putsAndDeletions(undefined);
const names = ['id'];

/** Encodes a write request with the names of the key known, and with the names found out later. */
const both = (request: unknown) => [
  () => encoder.encode(request, names),
  () => encoder.encodeWithoutKey(request)(names),
];

describe('the encoder of puts and deletes', () => {
  it('encodes each as the encoder of its kind does', () => {
    const item = { id: 1, tags: ['a'] };
    for (const encode of both({ PutRequest: { Item: item } })) {
      expect([textOf(encode().json), encode().id]).toEqual([
        textOf(puts(undefined).encode(item, names).json),
        '[{"N":"1"}]',
      ]);
    }
    for (const encode of both({ DeleteRequest: { Key: item } })) {
      expect([textOf(encode().json), encode().id]).toEqual([
        textOf(deletions(undefined).encode(item, names).json),
        '[{"N":"1"}]',
      ]);
    }
  });

  it.each<[string, unknown]>([
    ['a Map', new Map([['PutRequest', new Map([['Item', new Map([['id', 1]])]])]])],
    [
      'an object without a prototype',
      Object.assign(Object.create(null), { PutRequest: { Item: { id: 1 } } }),
    ],
    ['an object with toJSON', { toJSON: () => ({ PutRequest: { Item: { id: 1 } } }) }],
    [
      'a request whose other kind is undefined',
      { PutRequest: { Item: { id: 1 } }, DeleteRequest: undefined },
    ],
    ['a request whose other kind is null', { PutRequest: { Item: { id: 1 } }, DeleteRequest: null }],
    ['a request with members that are not sent', { PutRequest: { Item: { id: 1 } }, offset: () => 7 }],
    ['a frozen request', Object.freeze({ PutRequest: Object.freeze({ Item: Object.freeze({ id: 1 }) }) })],
    ['a Proxy', new Proxy({ PutRequest: new Proxy({ Item: new Proxy({ id: 1 }, {}) }, {}) }, {})],
  ])('takes %s', (_, request) => {
    for (const encode of both(request))
      expect(textOf(encode().json)).toBe('{"PutRequest":{"Item":{"id":{"N":"1"}}}}');
  });

  it('reads each member of a request once', () => {
    const reads: string[] = [];
    const recorded = (label: string, target: object): object =>
      new Proxy(target, {
        get: (object, name, receiver) => {
          if (name !== 'toJSON') reads.push(`${label}${String(name)}`);
          return Reflect.get(object, name, receiver);
        },
      });
    for (const encode of both(
      recorded('', { PutRequest: recorded('PutRequest.', { Item: recorded('Item.', { id: 1 }) }) }),
    )) {
      reads.length = 0;
      encode();
      expect(reads.filter((read) => !/constructor|Symbol\(rxdynamo\.class\)/.test(read))).toEqual([
        'PutRequest',
        'PutRequest.Item',
        'Item.id',
      ]);
    }
  });

  it.each<[unknown, path: string, message: string]>([
    [{}, '', 'expected a `PutRequest` or a `DeleteRequest`, received neither'],
    [{ id: 1 }, '', 'received neither'],
    [Object.create({ PutRequest: { Item: { id: 1 } } }), '', 'received a value of class Object'],
    [
      { PutRequest: { Item: { id: 1 } }, DeleteRequest: { Key: { id: 1 } } },
      '',
      'expected a `PutRequest` or a `DeleteRequest`, received both',
    ],
    [null, '', 'expected an object, received null'],
    [undefined, '', 'expected an object, received undefined'],
    ['PutRequest', '', 'expected an object, received a string'],
    [[{ PutRequest: { Item: { id: 1 } } }], '', 'expected an object, received an array'],
    [{ PutRequest: 7 }, 'PutRequest', 'expected an object, received a number'],
    [{ PutRequest: {} }, 'PutRequest.Item', 'expected an object, received undefined'],
    [{ DeleteRequest: {} }, 'DeleteRequest.Key', 'expected an object, received undefined'],
    [{ DeleteRequest: { Item: { id: 1 } } }, 'DeleteRequest.Item', 'can have no member but `Key`'],
    [
      { PutRequest: { Item: { id: 1 }, ConditionExpression: 'attribute_not_exists(id)' } },
      'PutRequest.ConditionExpression',
      'a request of a batch can have no member but `Item`',
    ],
    [{ PutRequest: { Item: { name: 'nobody' } } }, 'PutRequest.Item.id', 'a key attribute is missing'],
    [{ DeleteRequest: { Key: { name: 'nobody' } } }, 'DeleteRequest.Key.id', 'a key attribute is missing'],
    [{ PutRequest: { Item: { id: 1, lines: [0, 1, 2, Number.NaN] } } }, 'PutRequest.Item.lines[3]', 'NaN'],
    [{ DeleteRequest: { Key: { id: [Number.NaN] } } }, 'DeleteRequest.Key.id[0]', 'NaN'],
  ])('refuses %j with the path %j', (request, path, message) => {
    for (const encode of both(request)) {
      expect(encode).toThrow(InvalidValueError);
      expect(encode).toThrow(message);
      expect(encode).toThrow(expect.objectContaining({ path }));
    }
  });

  it('refuses an item of more than 400 KB', () => {
    for (const encode of both({ PutRequest: { Item: { id: 1, text: 'x'.repeat(410_000) } } }))
      expect(encode).toThrow('must be at most 409600 bytes');
  });

  it('does not take members of a polluted prototype for those of a request', () => {
    Object.defineProperty(Object.prototype, 'DeleteRequest', {
      value: { Key: { id: 1 } },
      configurable: true,
    });
    try {
      for (const encode of both({ PutRequest: { Item: { id: 1 } } }))
        expect(textOf(encode().json)).toContain('PutRequest');
      for (const encode of both({})) expect(encode).toThrow('received neither');
    } finally {
      Reflect.deleteProperty(Object.prototype, 'DeleteRequest');
    }
  });
});
