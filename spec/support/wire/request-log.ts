import { EventEmitter, once } from 'node:events';
import type { ReceivedRequest } from './received-request.ts';

/** A request and where it stands among the others. */
export interface LoggedRequest extends ReceivedRequest {
  /** How many requests the server received before it. */
  readonly index: number;
  /** How many requests of the same call (`amz-sdk-invocation-id`) came before it: 0 unless it is a retry. */
  readonly attempt: number;
}

/** How a server remembers requests. */
export interface LogOptions {
  /**
   * Whether `requests` grows; switched off by specs that watch the memory over thousands of requests.
   *
   * @default true
   */
  readonly record?: boolean;
}

/** Remembers requests and tells when one arrives. */
export interface RequestLog {
  /** Everything received so far, oldest first. */
  readonly requests: readonly LoggedRequest[];
  /** Resolves with the request of that index as soon as it has been received. */
  arrival(index: number): Promise<LoggedRequest>;
}

/** Makes an empty log and the function that adds to it. */
export function requestLog({ record = true }: LogOptions): RequestLog & {
  add(request: ReceivedRequest): LoggedRequest;
} {
  const requests: LoggedRequest[] = [];
  const attempts = new Map<unknown, number>();
  const arrivals = new EventEmitter();
  let received = 0;
  return {
    requests,
    add(request) {
      const call = request.headers['amz-sdk-invocation-id'];
      const attempt = attempts.get(call) ?? 0;
      attempts.set(call, attempt + 1);
      const logged = { ...request, index: received++, attempt };
      if (record) requests.push(logged);
      arrivals.emit(String(logged.index), logged);
      return logged;
    },
    async arrival(index) {
      const early = requests[index];
      if (early !== undefined) return early;
      const [request] = await once(arrivals, String(index));
      return request;
    },
  };
}
