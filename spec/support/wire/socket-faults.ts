import type { ServerResponse } from 'node:http';
import type { Exchange } from './exchange.ts';
import { type Reply, sendReply } from './fake-response.ts';

/** A connection that is lost before the server has seen the request, after it has done it, or after its reply. */
export interface SocketFault {
  readonly kind: 'resetBefore' | 'resetAfter' | 'closeIdle';
}

/** Loses the connection as if the machine behind it were gone. */
export function reset({ socket }: ServerResponse): void {
  // One that ends already, since the client has left, Node would neither reset nor ever close.
  if (socket?.writable) socket.resetAndDestroy();
  else socket?.destroy();
}

export async function resetAfter({ forward }: Exchange): Promise<Reply> {
  await forward();
  return reset;
}

/** Closes the connection right after the reply, which promised to keep it open. */
export async function closeIdle({ forward }: Exchange): Promise<Reply> {
  const reply = await forward();
  return (response) => {
    const { socket } = response;
    response.once('finish', () => socket?.end());
    sendReply(response, reply);
  };
}
