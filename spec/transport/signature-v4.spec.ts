import { SignatureV4 } from '@smithy/signature-v4';
import { expect, it } from 'vitest';
import { signatureV4 } from '../../lib/transport/signature-v4.ts';
import { signsAlike } from './signature-property.ts';

it('signs as the whole signer of Smithy does, for any path, headers, day and credentials', async () => {
  await signsAlike(signatureV4, SignatureV4);
});

const parts = { host: 'localhost', path: '/', headers: { host: 'localhost' }, body: Buffer.from('{}') };
const one = { accessKeyId: 'one', secretAccessKey: 'secret-1' };
const other = { accessKeyId: 'one', secretAccessKey: 'secret-2' };
const newlySigned = (identity: typeof one, date: string) =>
  signatureV4('eu-central-1', 'dynamodb')(identity, { ...parts, date });

it('derives another signing key for another day and for other credentials', async () => {
  const authorize = signatureV4('eu-central-1', 'dynamodb');
  for (const date of ['20261122T000000Z', '20261123T000000Z', '20261122T000000Z']) {
    for (const identity of [one, other, one]) {
      expect(await authorize(identity, { ...parts, date })).toBe(await newlySigned(identity, date));
    }
  }
});

it('signs at once while the day and the secret key stay the same, and awaits the signing key otherwise', async () => {
  const authorize = signatureV4('eu-central-1', 'dynamodb');
  const isAwaited = async (identity: typeof one, date: string) => {
    const signed = authorize(identity, { ...parts, date });
    await signed;
    return signed instanceof Promise;
  };
  expect(await isAwaited(one, '20261122T000000Z')).toBe(true);
  expect(await isAwaited(one, '20261122T235959Z')).toBe(false);
  expect(await isAwaited({ ...one, accessKeyId: 'two' }, '20261122T235959Z')).toBe(false);
  expect(await isAwaited(one, '20261123T000000Z')).toBe(true);
  expect(await isAwaited(other, '20261123T000000Z')).toBe(true);
  expect(await isAwaited(other, '20261123T000001Z')).toBe(false);
});

it('signs each of several requests with its own credentials while their signing keys are derived', async () => {
  const authorize = signatureV4('eu-central-1', 'dynamodb');
  const date = '20261122T000000Z';
  const signed = await Promise.all(
    [one, other, one].map((identity) => authorize(identity, { ...parts, date })),
  );
  const expected = await Promise.all([one, other, one].map((identity) => newlySigned(identity, date)));
  expect(signed).toEqual(expected);
});
