import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { checkIdentity } from '../../lib/config/identity.ts';

const keys = { accessKeyId: 'key', secretAccessKey: 'secret' };
const time = '2026-11-27T10:00:00Z';

describe('credentials', () => {
  it('keep the properties that the client uses', () => {
    const all = { ...keys, sessionToken: 'token', accountId: '111122223333', expiration: new Date(time) };
    expect(checkIdentity(all)).toEqual(all);
  });

  it('may be an instance of a class with getters', () => {
    class Vault {
      get accessKeyId() {
        return 'key';
      }
      get secretAccessKey() {
        return 'secret';
      }
      get accountId() {
        return '111122223333';
      }
    }
    expect(checkIdentity(new Vault())).toEqual({ ...keys, accountId: '111122223333' });
  });

  it.each([
    undefined,
    {},
    { accessKeyId: '', secretAccessKey: 'b' },
    { accessKeyId: 'a', secretAccessKey: '' },
  ])('need both keys: %j', (input) => {
    const untyped = input as typeof keys;
    expect(() => checkIdentity(untyped)).toThrow('`accessKeyId` or `secretAccessKey` is missing');
  });

  it.each(['accessKeyId', 'secretAccessKey', 'sessionToken'])(
    'must not contain a line break in %s',
    (part) => {
      for (const text of ['a\n', '\na', 'a\r\nb', 'a\rb'])
        expect(() => checkIdentity({ ...keys, [part]: text })).toThrow(`\`${part}\` contains a line break`);
    },
  );

  it('must not contain a character that is not allowed in an HTTP header', () => {
    expect(() => checkIdentity({ ...keys, sessionToken: 'a\u0000b' })).toThrow(
      '`sessionToken` contains a character that is not allowed in an HTTP header',
    );
    expect(() => checkIdentity({ ...keys, accessKeyId: 'ключ' })).toThrow(
      '`accessKeyId` contains a character',
    );
  });
});

describe('the expiration', () => {
  it.each([
    ['a Date', new Date(time)],
    ['a Date of another realm', runInNewContext(`new Date('${time}')`)],
    ['ISO 8601 text', time],
    ['ISO 8601 text with an offset', '2026-11-27T11:00:00.000+01:00'],
    ['seconds since 1970', Date.parse(time) / 1000],
  ])('may be %s', (_, expiration) => {
    expect(checkIdentity({ ...keys, expiration }).expiration).toEqual(new Date(time));
    expect(checkIdentity({ ...keys, expiration }).expiration).toBeInstanceOf(Date);
  });

  it('may be a fraction of a second', () => {
    expect(checkIdentity({ ...keys, expiration: 1.5 }).expiration?.getTime()).toBe(1500);
  });

  it.each([
    ['milliseconds since 1970', Date.parse(time)],
    ['other text', 'tomorrow'],
    ['empty text', ''],
    ['an invalid month', '2026-13-01T00:00:00Z'],
    ['an invalid Date', new Date(Number.NaN)],
    ['NaN', Number.NaN],
    ['an object', JSON.parse('{}')],
  ])('cannot be %s', (_, expiration) => {
    expect(() => checkIdentity({ ...keys, expiration })).toThrow(
      '`expiration` must be a Date, ISO 8601 text or seconds since 1970',
    );
  });
});
