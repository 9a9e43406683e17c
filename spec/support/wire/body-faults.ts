import type { Exchange } from './exchange.ts';
import { type FakeResponse, headersOf } from './fake-response.ts';

/** A response whose body or content length is wrong; the other headers and the CRC are those of the original body. */
export type BodyFault = Truncate | Corrupt | WrongLength;

interface Truncate {
  readonly kind: 'truncate';
  /** After how many bytes of the body the connection is closed. */
  readonly after: number;
}

interface Corrupt {
  readonly kind: 'corrupt';
  /**
   * The index of the byte whose lowest bit is flipped, modulo the length of the body.
   *
   * A digit stays a digit, so that only the checksum shows the change.
   */
  readonly at: number;
}

interface WrongLength {
  readonly kind: 'wrongLength';
  /** What is added to the content length of the body; missing bytes are never sent. */
  readonly by: number;
}

export async function truncate({ after }: Truncate, { forward }: Exchange): Promise<FakeResponse> {
  const forwarded = await forward();
  return (response) => {
    response.writeHead(forwarded.status, headersOf(forwarded, forwarded.body));
    response.flushHeaders();
    response.write(forwarded.body.subarray(0, after), () => response.destroy());
  };
}

export async function corrupt({ at }: Corrupt, { forward }: Exchange): Promise<FakeResponse> {
  const response = await forward();
  const index = at % response.body.length;
  response.body.writeUInt8(response.body.readUInt8(index) ^ 1, index);
  return response;
}

export async function wrongLength({ by }: WrongLength, { forward }: Exchange): Promise<FakeResponse> {
  const response = await forward();
  const length = response.body.length + by;
  return { ...response, headers: { ...response.headers, 'content-length': String(length) } };
}
