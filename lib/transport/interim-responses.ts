import type { Socket } from 'node:net';

const statusLine = /^HTTP\/1\.[01] 1(?!01)\d\d$/;
const statusLineSize = 'HTTP/1.1 100'.length;
const endOfHeaders = '\r\n\r\n';

/** An interim response with more bytes than this is left to undici's parser. */
const maxSize = 16 * 1024;

/**
 * Makes a socket discard interim responses, those with a status of 100 to 199, and returns it.
 *
 * RFC 9110 (15.2) lets a client ignore a `100 Continue` that it did not ask for. Undici closes the connection instead: the
 * request fails although the server executes it, and each retry executes it once more. Undici has no option for that, but
 * its parser gets all bytes from `socket.read()`.
 */
export function discardInterimResponses(socket: Socket): Socket {
  const read = socket.read.bind(socket);
  const write = socket.write.bind(socket);
  let isAwaitingResponse = false;
  let buffered: Buffer | undefined;

  socket.write = ((...data: Parameters<Socket['write']>) => {
    isAwaitingResponse = true;
    return write(...data);
  }) as Socket['write'];

  socket.read = (size) => {
    if (!isAwaitingResponse) return read(size);
    for (;;) {
      const chunk: Buffer | null = read();
      if (chunk === null) return null;
      const bytes = afterInterimResponses(buffered === undefined ? chunk : Buffer.concat([buffered, chunk]));
      buffered = isIncomplete(bytes) ? bytes : undefined;
      if (buffered !== undefined) continue;
      isAwaitingResponse = false;
      return bytes;
    }
  };

  return socket;
}

/** Removes the complete interim responses at the beginning of the bytes. */
function afterInterimResponses(bytes: Buffer): Buffer {
  let rest = bytes;
  while (statusLine.test(statusLineOf(rest))) {
    const end = rest.indexOf(endOfHeaders);
    if (end === -1) break;
    rest = rest.subarray(end + endOfHeaders.length);
  }
  return rest;
}

/** Whether the bytes are, or may become, the beginning of an interim response whose rest has not been received. */
function isIncomplete(bytes: Buffer): boolean {
  const line = statusLineOf(bytes);
  if (line.length === statusLineSize) return bytes.length < maxSize && statusLine.test(line);
  return ['HTTP/1.1 1', 'HTTP/1.0 1'].some((start) => start.startsWith(line.slice(0, start.length)));
}

function statusLineOf(bytes: Buffer): string {
  return bytes.toString('latin1', 0, statusLineSize);
}
