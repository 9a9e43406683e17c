import type { ServerResponse } from 'node:http';
import { crc32 } from 'node:zlib';

/** A response body that is sent as it is. */
export interface Prepared {
  readonly parts: readonly Buffer[];
  /** The CRC-32 of all parts. */
  readonly checksum: number;
}

/** Prepares a body; `checksum` is that of the first part, if it is known. */
export function prepare(parts: readonly Buffer[], checksum = crc32(parts[0] ?? '')): Prepared {
  return { parts, checksum: parts.slice(1).reduce((sum, part) => crc32(part, sum), checksum) };
}

/** Sends a prepared body with the headers that DynamoDB sends. */
export function send(response: ServerResponse, { parts, checksum }: Prepared): void {
  response.writeHead(200, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': parts.reduce((length, part) => length + part.length, 0),
    'x-amz-crc32': checksum,
    'x-amzn-requestid': 'VJ5AP9EHK8GBFKN1PMGQ7B5LFRVV4KQNSO5AEMVJF66Q9ASUAAJG',
  });
  for (const part of parts) response.write(part);
  response.end();
}
