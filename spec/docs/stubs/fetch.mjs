// Loaded before each program of the docs: answers the requests to `*.example.com`, the services of others, with `{}`.
import { setTimeout } from 'node:timers/promises';

const { fetch } = globalThis;

globalThis.fetch = async (input, init) => {
  const { hostname } = new URL(input instanceof Request ? input.url : input);
  if (!hostname.endsWith('.example.com')) return fetch(input, init);
  await setTimeout(5);
  return new Response('{}', { headers: { 'content-type': 'application/json' } });
};
