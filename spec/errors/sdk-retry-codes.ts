import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('@smithy/core/retry'), 'utf8');

/** Reads a list of the AWS SDK's retry strategy from its source, because the package does not export it. */
function sdkList(name: string): readonly string[] {
  const list = new RegExp(`const ${name} = \\[([^\\]]*)\\]`).exec(source)?.[1];
  if (list === undefined) throw new Error(`@smithy/core/retry has no list ${name}`);
  return Array.from(list.matchAll(/"([^"]+)"/g), ([, code = '']) => code);
}

/** The error names that the AWS SDK retries as throttles. */
export const sdkThrottlingNames = sdkList('THROTTLING_ERROR_CODES');

/** The error names that the AWS SDK retries as transient errors. */
export const sdkTransientNames = sdkList('TRANSIENT_ERROR_CODES');

/** The socket codes that the AWS SDK retries as transient errors. */
export const sdkSocketCodes = [
  ...sdkList('NODEJS_TIMEOUT_ERROR_CODES'),
  ...sdkList('NODEJS_NETWORK_ERROR_CODES'),
];
