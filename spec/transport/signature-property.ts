import { Hash } from '@smithy/core/serde';
import type { SignatureV4 } from '@smithy/signature-v4';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { signatureV4 } from '../../lib/transport/signature-v4.ts';

class Sha256 extends Hash {
  constructor(secret?: ConstructorParameters<typeof Hash>[1]) {
    super('sha256', secret);
  }
}

const text = fc.string({ unit: fc.constantFrom(...'aZ09-_.~!\'()*%+&=:;, \t"é/') });
const path = fc
  .array(fc.oneof(text, fc.constantFrom('.', '..', '')))
  .map((segments) => `/${segments.join('/')}`);
/** All headers that a request may have when it is signed, and some that it never has. */
const name = fc.constantFrom(
  'amz-sdk-invocation-id',
  'amz-sdk-request',
  'content-type',
  'host',
  'x-amz-target',
  'x-a',
  'x-b',
);
const identity = fc.record(
  { accessKeyId: fc.string(), secretAccessKey: fc.string(), sessionToken: fc.string({ minLength: 1 }) },
  { requiredKeys: ['accessKeyId', 'secretAccessKey'] },
);
const region = fc.constantFrom('eu-central-1', 'us-gov-west-1', 'us-east-1');
const date = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
const body = fc.uint8Array({ maxLength: 100 });

/** Checks that our signatures are those of the package's whole `sign`, and that they cover each header. */
export async function signsAlike(ours: typeof signatureV4, theirs: typeof SignatureV4): Promise<void> {
  const request = fc.record({ path, headers: fc.dictionary(name, text), body, date, identity, region });
  await fc.assert(
    fc.asyncProperty(request, async ({ path, headers, body, date, identity, region }) => {
      const service = 'dynamodb';
      const signer = new theirs({
        service,
        region,
        credentials: identity,
        sha256: Sha256,
        applyChecksum: false,
      });
      const { headers: signed } = await signer.sign(
        { method: 'POST', protocol: 'https:', hostname: 'localhost', path, query: {}, headers, body },
        { signingDate: date },
      );
      const { authorization = '', ...sent } = signed;
      const parts = { host: 'localhost', path, headers: sent, body, date: String(sent['x-amz-date']) };
      const authorize = ours(region, service);
      expect(await authorize(identity, parts)).toBe(authorization);
      // The second time with the signing key of the first.
      expect(authorize(identity, parts)).toBe(authorization);
      expect(authorization).toContain(`SignedHeaders=${Object.keys(sent).sort().join(';')},`);
    }),
    { numRuns: 1000 },
  );
}
