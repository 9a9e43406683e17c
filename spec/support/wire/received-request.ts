import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** A request as a server received it. */
export interface ReceivedRequest {
  /** The last part of `target`, for example `GetItem`. */
  readonly operation: string;
  /** The `x-amz-target` header. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  /** The parsed body; `undefined` if it is not JSON. */
  readonly body: unknown;
  readonly rawBody: Buffer;
  /** Resolves if the socket closes before the response is complete. */
  readonly aborted: Promise<void>;
}

/** Reads a whole request; resolves with `undefined` if the client aborts it before its end. */
export async function receive(
  message: IncomingMessage,
  response: ServerResponse,
): Promise<ReceivedRequest | undefined> {
  const rawBody = await buffer(message).catch(() => undefined);
  if (rawBody === undefined) return undefined;
  const target = String(message.headers['x-amz-target'] ?? '');
  return {
    operation: target.slice(target.lastIndexOf('.') + 1),
    target,
    headers: message.headers,
    body: parse(rawBody),
    rawBody,
    aborted: untilAborted(response),
  };
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}

function untilAborted(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    response.once('close', () => {
      if (!response.writableFinished) resolve();
    });
  });
}
