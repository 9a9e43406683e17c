// The replay server: sends prepared responses like those of DynamoDB. It sends its endpoint to its parent process.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { listenLocally, localUrl } from '../../support/servers/local-server.ts';
import type { CorpusName } from '../corpora.ts';
import { makeResponses } from './responses.ts';
import { send } from './send.ts';

const [corpus, pages, latency] = process.argv.slice(2);
const responses = makeResponses(corpus as CorpusName, Number(pages));

const server = createServer({ keepAliveTimeout: 0, requestTimeout: 0 }, (request, response) => {
  const target = String(request.headers['x-amz-target']);
  if (target.endsWith('.Scan')) return void scan(request, response);
  if (target.endsWith('.DescribeTable')) return void describeTable(request, response);
  if (target.endsWith('.BatchWriteItem')) return void batchWrite(request, response);
  void sendOne(request, response, target.endsWith('.GetItem') ? 'getItem' : 'putItem');
});

function describeTable(request: IncomingMessage, response: ServerResponse): void {
  request.on('end', () => send(response, responses.describeTable)).resume();
}

/** Throws the items away, as cheaply as it can. */
function batchWrite(request: IncomingMessage, response: ServerResponse): void {
  request.on('end', () => send(response, responses.batchWriteItem)).resume();
}

async function sendOne(
  request: IncomingMessage,
  response: ServerResponse,
  name: 'getItem' | 'putItem',
): Promise<void> {
  const isCounted = (await text(request)).includes('"ReturnConsumedCapacity"');
  send(response, isCounted ? responses.counted[name] : responses[name]);
}

async function scan(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { ExclusiveStartKey, Segment = 0, TotalSegments = 1 } = JSON.parse(await text(request));
  const page = ExclusiveStartKey === undefined ? undefined : Number(ExclusiveStartKey.page.N);
  if (Number(latency) > 0) await setTimeout(Number(latency));
  send(response, responses.scan({ page, segment: Segment, totalSegments: TotalSegments }));
}

process.on('disconnect', () => process.exit());
process.send?.({
  endpoint: localUrl(await listenLocally(server)),
  items: responses.items,
  bytes: responses.bytes,
});
