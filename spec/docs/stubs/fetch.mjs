// Loaded before each program of the docs: answers the requests to `*.example.com`, the services of others.
import { appendFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { bulkResponse } from './open-search.mjs';

const { fetch } = globalThis;
const headers = { 'content-type': 'application/json' };

globalThis.fetch = async (input, init) => {
  const { hostname, pathname } = new URL(input instanceof Request ? input.url : input);
  if (!hostname.endsWith('.example.com')) return fetch(input, init);
  await setTimeout(5);
  if (!pathname.endsWith('/_bulk')) return new Response('{}', { headers });
  const { status, body, indexed } = bulkResponse(init);
  appendFileSync('indexed.ndjson', indexed.map((document) => `${JSON.stringify(document)}\n`).join(''));
  return new Response(JSON.stringify(body), { status, headers });
};
