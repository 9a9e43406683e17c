import { crc32 } from 'node:zlib';
import type { HttpResponse } from './dispatch.ts';
import { header } from './header.ts';

/** Whether a body is the one that the service computed `x-amz-crc32` of; without that header it may be any. */
export function isIntact(response: HttpResponse): boolean {
  const checksum = header(response, 'x-amz-crc32');
  return checksum === undefined || Number(checksum) === crc32(response.body);
}
