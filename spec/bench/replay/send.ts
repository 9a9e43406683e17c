import type { ServerResponse } from 'node:http';

/** Sends a prepared body as DynamoDB does, in parts. */
export function send(response: ServerResponse, ...parts: readonly Buffer[]): void {
  response.writeHead(200, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': parts.reduce((length, part) => length + part.length, 0),
    'x-amzn-requestid': 'VJ5AP9EHK8GBFKN1PMGQ7B5LFRVV4KQNSO5AEMVJF66Q9ASUAAJG',
  });
  for (const part of parts) response.write(part);
  response.end();
}
