import type { ServerResponse } from 'node:http';
import type { Exchange } from './exchange.ts';
import { type FakeResponse, sendResponse } from './fake-response.ts';

/** A connection that is lost before the request is forwarded, after it was forwarded, or after the response. */
export interface SocketFault {
  readonly kind: 'resetBefore' | 'resetAfter' | 'closeIdle';
}

/** Resets the connection (RST), as if the machine behind it had crashed. */
export function reset({ socket }: ServerResponse): void {
  // If the client has ended the socket already, Node neither resets nor closes it.
  if (socket?.writable) socket.resetAndDestroy();
  else socket?.destroy();
}

export async function resetAfter({ forward }: Exchange): Promise<FakeResponse> {
  await forward();
  return reset;
}

/** Closes the connection after a response that promised to keep it alive. */
export async function closeIdle({ forward }: Exchange): Promise<FakeResponse> {
  const forwarded = await forward();
  return (response) => {
    const { socket } = response;
    response.once('finish', () => socket?.end());
    sendResponse(response, forwarded);
  };
}
