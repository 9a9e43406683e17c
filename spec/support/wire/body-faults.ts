import type { Exchange } from './exchange.ts';
import { headersOf, type Reply } from './fake-response.ts';

/** A reply whose body is not what the server sent, under the headers and the CRC of what it sent. */
export type BodyFault = Cut | Corruption | Lie;

interface Cut {
  readonly kind: 'cut';
  /** How many bytes of the body arrive before the connection closes. */
  readonly after: number;
}

interface Corruption {
  readonly kind: 'corrupt';
  /**
   * The place of the byte whose lowest bit is flipped; digits stay digits, so that only a checksum notices.
   *
   * Behind the end of the body it is counted on from its beginning.
   */
  readonly at: number;
}

interface Lie {
  readonly kind: 'lie';
  /** How much larger than the body its content length is; the bytes that are missing never come. */
  readonly by: number;
}

export async function cut({ after }: Cut, { forward }: Exchange): Promise<Reply> {
  const reply = await forward();
  return (response) => {
    response.writeHead(reply.status, headersOf(reply, reply.body));
    response.flushHeaders();
    response.write(reply.body.subarray(0, after), () => response.destroy());
  };
}

export async function corrupt({ at }: Corruption, { forward }: Exchange): Promise<Reply> {
  const reply = await forward();
  const place = at % reply.body.length;
  reply.body.writeUInt8(reply.body.readUInt8(place) ^ 1, place);
  return reply;
}

export async function lie({ by }: Lie, { forward }: Exchange): Promise<Reply> {
  const reply = await forward();
  const length = reply.body.length + by;
  return { ...reply, headers: { ...reply.headers, 'content-length': String(length) } };
}
