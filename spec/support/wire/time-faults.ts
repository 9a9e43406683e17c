import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { Exchange } from './exchange.ts';
import { type FakeResponse, headersOf } from './fake-response.ts';

/** A correct response that is late, that is slow, or whose `date` header is wrong. */
export type TimeFault = Delay | SlowBody | ClockSkew;

interface Delay {
  readonly kind: 'delay';
  readonly ms: number;
}

interface SlowBody {
  readonly kind: 'slowBody';
  /** The size of a chunk. */
  readonly bytes: number;
  /** The time between two chunks, in milliseconds. */
  readonly ms: number;
}

interface ClockSkew {
  readonly kind: 'clockSkew';
  /** How far the server's clock is ahead, in milliseconds. */
  readonly ms: number;
}

export async function delay({ ms }: Delay, { forward }: Exchange): Promise<FakeResponse> {
  const response = await forward();
  await wait(ms);
  return response;
}

export async function slowBody({ bytes, ms }: SlowBody, { forward }: Exchange): Promise<FakeResponse> {
  const forwarded = await forward();
  return (response) => {
    response.writeHead(forwarded.status, headersOf(forwarded, forwarded.body));
    const ignoreAbort = () => {};
    pipeline(Readable.from(chunks(forwarded.body, bytes, ms)), response).catch(ignoreAbort);
  };
}

export async function clockSkew({ ms }: ClockSkew, { forward }: Exchange): Promise<FakeResponse> {
  const response = await forward();
  const date = new Date(Date.now() + ms).toUTCString();
  return { ...response, headers: { ...response.headers, date } };
}

async function* chunks(body: Buffer, size: number, ms: number): AsyncGenerator<Buffer> {
  for (let start = 0; start < body.length; start += size) {
    if (start > 0) await wait(ms);
    yield body.subarray(start, start + size);
  }
}
