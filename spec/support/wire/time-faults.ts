import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { Exchange } from './exchange.ts';
import { headersOf, type Reply } from './fake-response.ts';

/** A reply that is right but late, slow, or of a server whose clock is wrong. */
export type TimeFault = Delay | Drip | Skew;

interface Delay {
  readonly kind: 'delay';
  readonly ms: number;
}

interface Drip {
  readonly kind: 'drip';
  /** How many bytes come at a time. */
  readonly bytes: number;
  /** How long it takes from one time to the next, in milliseconds. */
  readonly ms: number;
}

interface Skew {
  readonly kind: 'skew';
  /** By how much the server's clock is ahead, in milliseconds. */
  readonly ms: number;
}

export async function delay({ ms }: Delay, { forward }: Exchange): Promise<Reply> {
  const reply = await forward();
  await wait(ms);
  return reply;
}

export async function drip({ bytes, ms }: Drip, { forward }: Exchange): Promise<Reply> {
  const reply = await forward();
  return (response) => {
    response.writeHead(reply.status, headersOf(reply, reply.body));
    const stopWithTheClient = () => {};
    pipeline(Readable.from(drops(reply.body, bytes, ms)), response).catch(stopWithTheClient);
  };
}

export async function skew({ ms }: Skew, { forward }: Exchange): Promise<Reply> {
  const reply = await forward();
  const date = new Date(Date.now() + ms).toUTCString();
  return { ...reply, headers: { ...reply.headers, date } };
}

async function* drops(body: Buffer, size: number, ms: number): AsyncGenerator<Buffer> {
  for (let start = 0; start < body.length; start += size) {
    if (start > 0) await wait(ms);
    yield body.subarray(start, start + size);
  }
}
