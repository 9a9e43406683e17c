import type { Socket } from 'node:net';

const statusLine = /^HTTP\/1\.[01] 1(?!01)\d\d$/;
const statusLineSize = 'HTTP/1.1 100'.length;
const endOfHeaders = '\r\n\r\n';

/** An interim response with more bytes of headers than this is left to the parser. */
const maxSize = 16 * 1024;

/**
 * Makes a socket discard interim responses, those with a status of 100 to 199, and returns it.
 *
 * RFC 9110 (15.2) has a client ignore a `100 Continue` that it did not ask for. Undici closes the connection instead: the
 * request fails although the server carries it out, and each retry carries it out once more. It has no option for that, but
 * all that its parser sees comes from `socket.read()`.
 */
export function discardInterimResponses(socket: Socket): Socket {
  const read = socket.read.bind(socket);
  const write = socket.write.bind(socket);
  let isResponseDue = false;
  let held: Buffer | undefined;

  socket.write = ((...data: Parameters<Socket['write']>) => {
    isResponseDue = true;
    return write(...data);
  }) as Socket['write'];

  socket.read = (size) => {
    if (!isResponseDue) return read(size);
    for (;;) {
      const chunk: Buffer | null = read();
      if (chunk === null) return null;
      const bytes = afterInterimResponses(held === undefined ? chunk : Buffer.concat([held, chunk]));
      held = isUndecided(bytes) ? bytes : undefined;
      if (held !== undefined) continue;
      isResponseDue = false;
      return bytes;
    }
  };

  return socket;
}

/** Cuts off the interim responses that bytes begin with, as far as they are whole. */
function afterInterimResponses(bytes: Buffer): Buffer {
  let rest = bytes;
  while (statusLine.test(statusLineOf(rest))) {
    const end = rest.indexOf(endOfHeaders);
    if (end === -1) break;
    rest = rest.subarray(end + endOfHeaders.length);
  }
  return rest;
}

/** Whether bytes may go on as an interim response, of which the rest has not come. */
function isUndecided(bytes: Buffer): boolean {
  const line = statusLineOf(bytes);
  if (line.length === statusLineSize) return bytes.length < maxSize && statusLine.test(line);
  return ['HTTP/1.1 1', 'HTTP/1.0 1'].some((start) => start.startsWith(line.slice(0, start.length)));
}

function statusLineOf(bytes: Buffer): string {
  return bytes.toString('latin1', 0, statusLineSize);
}
