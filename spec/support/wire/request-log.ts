import { EventEmitter, once } from 'node:events';
import type { ReceivedRequest } from './received-request.ts';

/** A request with its position in the log. */
export interface LoggedRequest extends ReceivedRequest {
  /** How many requests the server received before it. */
  readonly index: number;
  /** How many requests of the same call (`amz-sdk-invocation-id`) came before it: 0 unless it is a retry. */
  readonly attempt: number;
}

export interface LogOptions {
  /**
   * Whether requests are kept in `requests`. Specs that measure memory over thousands of requests switch it off.
   *
   * @default true
   */
  readonly record?: boolean;
}

/** The requests that a server has received. */
export interface RequestLog {
  /** All requests so far, oldest first. */
  readonly requests: readonly LoggedRequest[];
  /** Resolves with the request of that index once it has been received. */
  arrival(index: number): Promise<LoggedRequest>;
}

/** Creates an empty log and the function that adds requests to it. */
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
      const logged = requests[index];
      if (logged !== undefined) return logged;
      const [request] = await once(arrivals, String(index));
      return request;
    },
  };
}
