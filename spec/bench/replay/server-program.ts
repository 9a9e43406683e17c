// A process of its own that answers like DynamoDB, from replies made beforehand, and tells its parent where it is.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { listenLocally, localUrl } from '../../support/servers/local-server.ts';
import type { CorpusName } from '../corpora.ts';
import { makeReplies } from './responses.ts';

const [corpus, pages] = process.argv.slice(2);
const replies = makeReplies(corpus as CorpusName, Number(pages));

const server = createServer({ keepAliveTimeout: 0, requestTimeout: 0 }, (request, response) => {
  const target = String(request.headers['x-amz-target']);
  if (target.endsWith('.Scan')) return void scan(request, response);
  request.resume();
  reply(response, target.endsWith('.GetItem') ? replies.getItem : replies.putItem);
});

async function scan(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { ExclusiveStartKey } = JSON.parse(await text(request));
  reply(response, ...replies.scan(Number(ExclusiveStartKey?.page.N ?? 0)));
}

function reply(response: ServerResponse, ...parts: readonly Buffer[]): void {
  response.writeHead(200, {
    'content-type': 'application/x-amz-json-1.0',
    'content-length': parts.reduce((length, part) => length + part.length, 0),
    'x-amzn-requestid': 'VJ5AP9EHK8GBFKN1PMGQ7B5LFRVV4KQNSO5AEMVJF66Q9ASUAAJG',
  });
  for (const part of parts) response.write(part);
  response.end();
}

process.on('disconnect', () => process.exit());
process.send?.({ endpoint: localUrl(await listenLocally(server)), items: replies.items });
