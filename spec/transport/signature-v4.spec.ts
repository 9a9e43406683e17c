import { Hash } from '@smithy/core/serde';
import { SignatureV4 } from '@smithy/signature-v4';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { signatureV4 } from '../../lib/transport/signature-v4.ts';

class Sha256 extends Hash {
  constructor(secret?: ConstructorParameters<typeof Hash>[1]) {
    super('sha256', secret);
  }
}

const text = fc.string({ unit: fc.constantFrom(...'aZ09-_.~!\'()*%+&=:;, \t"é/') });
const path = fc
  .array(fc.oneof(text, fc.constantFrom('.', '..', '')))
  .map((segments) => `/${segments.join('/')}`);
const signedName = fc.constantFrom('content-type', 'host', 'x-amz-target', 'amz-sdk-request', 'x-a', 'x-b');
const identity = fc.record(
  { accessKeyId: fc.string(), secretAccessKey: fc.string(), sessionToken: fc.string({ minLength: 1 }) },
  { requiredKeys: ['accessKeyId', 'secretAccessKey'] },
);
const region = fc.constantFrom('eu-central-1', 'us-gov-west-1', 'us-east-1');
const day = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });

it('signs as the signer of the AWS SDK does, for any path, headers, day and credentials', async () => {
  const request = fc.record({
    path,
    headers: fc.dictionary(signedName, text),
    body: fc.uint8Array({ maxLength: 100 }),
    date: day,
    identity,
    region,
  });
  await fc.assert(
    fc.asyncProperty(request, async ({ path, headers, body, date, identity, region }) => {
      const signer = new SignatureV4({
        service: 'dynamodb',
        region,
        credentials: identity,
        sha256: Sha256,
        applyChecksum: false,
      });
      const theirs = await signer.sign(
        { method: 'POST', protocol: 'https:', hostname: 'localhost', path, query: {}, headers, body },
        { signingDate: date },
      );
      const { authorization, ...signed } = theirs.headers;
      const sorted = Object.fromEntries(Object.entries(signed).sort(([a], [b]) => (a < b ? -1 : 1)));
      const parts = { path, headers: sorted, body, date: String(signed['x-amz-date']) };
      expect(signatureV4(region, 'dynamodb')(identity, parts)).toBe(authorization);
    }),
    { numRuns: 1000 },
  );
});

it('derives another signing key for another day and for other credentials', () => {
  const authorize = signatureV4('eu-central-1', 'dynamodb');
  const parts = { path: '/', headers: { host: 'localhost' }, body: Buffer.from('{}') };
  const one = { accessKeyId: 'one', secretAccessKey: 'secret-1' };
  const other = { accessKeyId: 'one', secretAccessKey: 'secret-2' };
  const newlySigned = (identity: typeof one, date: string) =>
    signatureV4('eu-central-1', 'dynamodb')(identity, { ...parts, date });
  for (const date of ['20261122T000000Z', '20261123T000000Z', '20261122T000000Z']) {
    for (const identity of [one, other, one]) {
      expect(authorize(identity, { ...parts, date })).toBe(newlySigned(identity, date));
    }
  }
});
