import { createHash, createHmac, createSecretKey, type Hmac, hash, KeyObject } from 'node:crypto';
import {
  ALGORITHM_IDENTIFIER,
  createScope,
  getCanonicalHeaders,
  getSigningKey,
  SignatureV4Base,
} from '@smithy/signature-v4';
import type { AwsCredentialIdentity, Hash, SourceData } from '@smithy/types';

/** The parts of a request that are signed. It is a POST without a query, as all of DynamoDB's requests are. */
export interface SignedParts {
  readonly host: string;
  /** The path of the URL, as it is sent. */
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
  /** The value of the header `x-amz-date`, `20261122T205529Z` for example. */
  readonly date: string;
}

/** Returns the value of a request's header `authorization`, as a promise if the signing key is not known yet. */
export type Authorize = (identity: AwsCredentialIdentity, parts: SignedParts) => string | Promise<string>;

/**
 * Makes the signer of Signature Version 4 for one service in one region.
 *
 * All steps are those of `@smithy/signature-v4`, except the hashes. Its `sign` awaits each of seven hashes, which takes
 * four times as long as computing them synchronously. A spec compares both signatures.
 */
export function signatureV4(region: string, service: string): Authorize {
  const signer = new Signer(region, service);
  const signingKeyOf = signingKeys(region, service);

  return (identity, parts) => {
    const key = signingKeyOf(identity, dayOf(parts.date));
    if (key instanceof KeyObject) return signer.authorize(identity, parts, key);
    return key.then((derived) => signer.authorize(identity, parts, derived));
  };
}

/**
 * SHA-256, or its HMAC if there is a secret, as the package calls it.
 *
 * Not the `Hash` of `@smithy/core/serde`: importing it takes 30 of the 310 ms of CPU time from the start of a process on
 * Node 20 to its first response.
 */
class Sha256 implements Hash {
  private readonly state: Pick<Hmac, 'update' | 'digest'>;

  constructor(secret?: SourceData) {
    this.state = secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret));
  }

  update(data: SourceData): void {
    this.state.update(bytesOf(data));
  }

  async digest(): Promise<Uint8Array> {
    return this.state.digest();
  }
}

function bytesOf(data: SourceData): string | Uint8Array {
  if (typeof data === 'string') return data;
  if (!ArrayBuffer.isView(data)) return new Uint8Array(data);
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}

/** A subclass, because the canonical request is a protected method of the package. */
class Signer extends SignatureV4Base {
  private readonly region: string;

  constructor(region: string, service: string) {
    // The credentials are those of each request, so that the base class is never asked for them.
    super({ region, service, sha256: Sha256, applyChecksum: false, credentials: noCredentials });
    this.region = region;
  }

  authorize({ accessKeyId }: AwsCredentialIdentity, parts: SignedParts, key: KeyObject): string {
    const { host, path, headers, body, date } = parts;
    const request = { method: 'POST', protocol: 'https:', hostname: host, path, query: {}, headers };
    const canonicalHeaders = getCanonicalHeaders(request);
    const canonicalRequest = this.createCanonicalRequest(request, canonicalHeaders, hash('sha256', body));
    const scope = createScope(dayOf(date), this.region, this.service);
    const stringToSign = `${ALGORITHM_IDENTIFIER}\n${date}\n${scope}\n${hash('sha256', canonicalRequest)}`;
    const signature = createHmac('sha256', key).update(stringToSign).digest('hex');
    // They are sorted: `getCanonicalHeaderList` would sort them once more.
    const signedHeaders = Object.keys(canonicalHeaders).join(';');
    return `${ALGORITHM_IDENTIFIER} Credential=${accessKeyId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
  }
}

async function noCredentials(): Promise<never> {
  throw new Error('The credentials of a request are passed with it');
}

function dayOf(date: string): string {
  return date.slice(0, 8);
}

/** Makes the function that derives the signing key, and caches the last one: it depends on the day and the secret key. */
function signingKeys(
  region: string,
  service: string,
): (identity: AwsCredentialIdentity, day: string) => KeyObject | Promise<KeyObject> {
  let cached: { readonly secret: string; readonly day: string; readonly key: KeyObject } | undefined;

  return ({ accessKeyId, secretAccessKey: secret }, day) => {
    if (cached?.secret === secret && cached.day === day) return cached.key;
    // Without the session token, which would only add entries to the package's own cache of 50 keys.
    const identity = { accessKeyId, secretAccessKey: secret };
    return getSigningKey(Sha256, identity, day, region, service).then((bytes) => {
      const key = createSecretKey(bytes);
      cached = { secret, day, key };
      return key;
    });
  };
}
