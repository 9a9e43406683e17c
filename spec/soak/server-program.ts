// A server for GetItem, PutItem and Query that lets some requests fail and counts its sockets. It runs in its own process.
import { createServer } from 'node:http';
import { seededRandom } from '../../lib/testing/seeded-random.ts';
import { listenLocally, localUrl } from '../support/servers/local-server.ts';
import { serverError, throttle } from '../support/wire/error-faults.ts';
import { type FakeResponse, sendResponse } from '../support/wire/fake-response.ts';
import { reset } from '../support/wire/socket-faults.ts';

/** The share of requests that is throttled; the same share gets a status 500, and the same a connection reset. */
const share = 0.005;

const item = { id: { S: 'song' }, n: { N: '12.5' }, text: { S: 'x'.repeat(500) } };

const outputs: Readonly<Record<string, object>> = {
  GetItem: { Item: item },
  PutItem: {},
  Query: { Items: Array.from({ length: 10 }, () => item), Count: 10, ScannedCount: 10 },
};

const random = seededRandom(1);

function respondTo(operation: string): FakeResponse {
  const draw = random();
  if (draw < share) return throttle({ kind: 'throttle' });
  if (draw < 2 * share) return serverError({ kind: 'serverError', status: 500 });
  if (draw < 3 * share) return reset;
  return { body: outputs[operation] ?? {} };
}

const server = createServer((request, response) => {
  const operation = String(request.headers['x-amz-target']).replace(/.*\./, '');
  request.resume().once('end', () => sendResponse(response, respondTo(operation)));
});

process.on('message', () => server.getConnections((_, count) => process.send?.(count)));
process.on('disconnect', () => process.exit());
process.send?.(localUrl(await listenLocally(server)));
