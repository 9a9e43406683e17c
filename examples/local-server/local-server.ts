import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** A local DynamoDB server, which needs no AWS account. */
export interface LocalServer extends AsyncDisposable {
  readonly endpoint: string;
}

/**
 * Starts dynalite, a DynamoDB server in memory, or uses the server at `AWS_ENDPOINT_URL_DYNAMODB` if that is set.
 *
 * It runs in a worker thread, so that it does not compete with the client for the event loop.
 */
export async function startLocalServer(): Promise<LocalServer> {
  const endpoint = process.env.AWS_ENDPOINT_URL_DYNAMODB;
  if (endpoint) return { endpoint, [Symbol.asyncDispose]: async () => {} };

  const worker = new Worker(new URL('./dynalite.js', import.meta.url));
  const [{ port }] = await once(worker, 'message');
  return {
    endpoint: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => void (await worker.terminate()),
  };
}
