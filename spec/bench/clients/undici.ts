import { marshall } from '@aws-sdk/util-dynamodb';
import { Agent } from 'undici';
import type { BenchClient, Connect } from './client.ts';
import { item, key, table } from './inputs.ts';

/** Returns the headers of a request. */
export type HeadersFor = (
  operation: string,
  body: Buffer,
) => Record<string, string> | Promise<Record<string, string>>;

interface Page {
  readonly Items: readonly unknown[];
  readonly LastEvaluatedKey?: unknown;
}

/** The minimum over HTTP: undici and `JSON.parse`, without signing, unmarshalling or retries. */
export const connect: Connect = (endpoint) => bareClient(endpoint, unsignedHeadersFor);

export function bareClient(endpoint: string, headersFor: HeadersFor): BenchClient {
  const dispatcher = new Agent();
  const path = '/';
  const bodies = { key: marshall(key), item: marshall(item) };

  async function send<Output>(operation: string, input: object): Promise<Output> {
    const body = Buffer.from(JSON.stringify(input));
    const headers = await headersFor(operation, body);
    const response = await dispatcher.request({ origin: endpoint, path, method: 'POST', headers, body });
    return JSON.parse(await response.body.text());
  }

  return {
    scan: async () => {
      let count = 0;
      let page: Page | undefined;
      do {
        page = await send<Page>('Scan', { ...table, ExclusiveStartKey: page?.LastEvaluatedKey });
        count += page.Items.length;
      } while (page.LastEvaluatedKey !== undefined);
      return count;
    },
    getItem: async () => (await send<{ Item: unknown }>('GetItem', { ...table, Key: bodies.key })).Item,
    putItem: () => send('PutItem', { ...table, Item: bodies.item }),
  };
}

function unsignedHeadersFor(operation: string): Record<string, string> {
  return { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `DynamoDB_20120810.${operation}` };
}
