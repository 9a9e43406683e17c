// Node 21, 22.0 and 22.1 do not have it, which is why `engines` in package.json leaves them out.
import { crc32 } from 'node:zlib';
import { ChecksumMismatchError } from '../errors/transport-error.ts';
import type { HttpResponse } from './dispatch.ts';
import { header } from './header.ts';

/** Whether the body of a response has the CRC-32 of its header `x-amz-crc32`; true without that header. */
export function matchesChecksum(response: HttpResponse): boolean {
  const checksum = header(response, 'x-amz-crc32');
  return checksum === undefined || Number(checksum) === crc32(response.body);
}

/** Makes the error of a response whose body does not match its checksum. */
export function checksumMismatch(response: HttpResponse): ChecksumMismatchError {
  const { statusCode } = response;
  const message =
    'The body of the response does not match its checksum (x-amz-crc32): it was changed on the way';
  return new ChecksumMismatchError(message, { statusCode, requestId: header(response, 'x-amzn-requestid') });
}
