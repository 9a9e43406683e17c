import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Observable } from 'rxjs';
import { toAsyncIterable, toReadable, toReadableStream } from '../../../lib/index.ts';
import type { ConsumerPlan } from './plan.ts';
import type { Value } from './value.ts';

/** Called with each value; returns whether the consumer has enough. */
export type Take = (value: Value) => Promise<boolean>;

/** Reads a pipeline until it ends or fails, or until the consumer has enough. */
type Consume = (values: Observable<Value>, take: Take) => Promise<void>;

export const consumers: Readonly<Record<ConsumerPlan['kind'], Consume>> = {
  subscribe: (values, take) =>
    new Promise((resolve, reject) => {
      const subscription = values.subscribe({
        next: (value) => {
          void take(value).then((isEnough) => {
            if (!isEnough) return;
            subscription.unsubscribe();
            resolve();
          }, reject);
        },
        error: reject,
        complete: resolve,
      });
    }),
  forAwait: async (values, take) => {
    for await (const value of toAsyncIterable(values)) if (await take(value)) break;
  },
  readableLoop: async (values, take) => {
    for await (const value of toReadable(values)) if (await take(value)) break;
  },
  readablePipeline: (values, take) => {
    const enough = new AbortController();
    const sink = new Writable({
      objectMode: true,
      highWaterMark: 1,
      write: (value: Value, _, done) => {
        take(value).then((isEnough) => {
          if (isEnough) enough.abort();
          done();
        }, done);
      },
    });
    return unlessAborted(pipeline(toReadable(values), sink, { signal: enough.signal }), enough.signal);
  },
  readableData: (values, take) =>
    new Promise((resolve, reject) => {
      const readable = toReadable(values);
      readable.on('data', (value: Value) => {
        readable.pause();
        take(value).then((isEnough) => {
          if (isEnough) readable.destroy();
          else readable.resume();
        }, reject);
      });
      readable.on('error', reject).on('close', resolve);
    }),
  webReader: async (values, take) => {
    const reader = toReadableStream(values).getReader();
    for (let result = await reader.read(); !result.done; result = await reader.read()) {
      if (await take(result.value)) return reader.cancel();
    }
  },
  webPipeTo: (values, take) => {
    const enough = new AbortController();
    const sink = new WritableStream<Value>({
      write: async (value) => {
        if (await take(value)) enough.abort();
      },
    });
    const { signal } = enough;
    return unlessAborted(toReadableStream(values).pipeTo(sink, { signal }), signal);
  },
  webPipeThrough: async (values, take) => {
    let isEnough = false;
    const passing = new TransformStream<Value, Value>({
      transform: async (value, controller) => {
        isEnough ||= await take(value);
        controller.enqueue(value);
      },
    });
    const reader = toReadableStream(values).pipeThrough(passing).getReader();
    for (let result = await reader.read(); !result.done; result = await reader.read()) {
      if (isEnough) return reader.cancel();
    }
  },
};

/** Ignores the error of a consumer that has aborted the stream itself. */
function unlessAborted(done: Promise<void>, signal: AbortSignal): Promise<void> {
  return done.catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
