import { Agent } from 'undici';
import type { Connect } from '../client.ts';
import { table } from '../inputs.ts';
import { connect as connectUndici } from '../undici.ts';

/** How many bytes at the end of a response hold its key. */
const endLength = 200;

/** Receives the pages of a scan with undici and throws them away; reads nothing but the count and the key of each. */
export const connect: Connect = async (endpoint) => {
  const dispatcher = new Agent();
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'DynamoDB_20120810.Scan' };

  async function page(key: unknown): Promise<{ readonly count: number; readonly key: unknown }> {
    const body = JSON.stringify({ ...table, ExclusiveStartKey: key });
    const response = await dispatcher.request({ origin: endpoint, path: '/', method: 'POST', headers, body });
    let start = '';
    let end = '';
    for await (const chunk of response.body as AsyncIterable<Buffer>) {
      if (start === '') start = chunk.toString('latin1', 0, endLength);
      end = (end + chunk.toString('latin1', Math.max(0, chunk.length - endLength))).slice(-endLength);
    }
    return {
      count: Number(/"Count":(\d+)/.exec(start)?.[1]),
      key: JSON.parse(/"LastEvaluatedKey":(.*)\}$/.exec(end)?.[1] ?? 'null') ?? undefined,
    };
  }

  return {
    ...(await connectUndici(endpoint)),
    scan: async () => {
      let { count, key } = await page(undefined);
      while (key !== undefined) {
        const next = await page(key);
        count += next.count;
        key = next.key;
      }
      return count;
    },
  };
};
