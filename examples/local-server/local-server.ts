import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** A DynamoDB that needs neither an account nor a network. */
export interface LocalServer extends AsyncDisposable {
  readonly endpoint: string;
}

/**
 * Starts dynalite, a DynamoDB in memory, or takes the server at `AWS_ENDPOINT_URL_DYNAMODB` if that is set.
 *
 * It runs in a thread of its own, because the one of this program is busy enough with being a client.
 */
export async function localServer(): Promise<LocalServer> {
  const endpoint = process.env.AWS_ENDPOINT_URL_DYNAMODB;
  if (endpoint) return { endpoint, [Symbol.asyncDispose]: async () => {} };

  const thread = new Worker(new URL('./dynalite.js', import.meta.url));
  const [{ port }] = await once(thread, 'message');
  return {
    endpoint: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => void (await thread.terminate()),
  };
}
