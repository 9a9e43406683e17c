import { Agent as HttpAgent } from 'node:http';
import { Agent } from 'undici';
import { expect, it } from 'vitest';
import { DynamoDB, InvalidOptionError } from '../../lib/index.ts';

const clientWith = (dispatcher: unknown) => new DynamoDB({ dispatcher: dispatcher as Agent });

it.each([
  ['an agent of node:http', new HttpAgent(), 'an instance of Agent'],
  ['fetch', fetch, 'the function fetch'],
  ['a class instead of an instance', Agent, 'the function Agent'],
  ['a URL', 'http://proxy:8080', 'http://proxy:8080'],
  ['an object', { send() {} }, 'an object without the method `dispatch`'],
  ['an object without a prototype', Object.create(null), 'an object without the method `dispatch`'],
  ['a number', 8080, '8080'],
])('%s is refused with its name when the client is made', (_, dispatcher, name) => {
  expect(() => clientWith(dispatcher)).toThrow(InvalidOptionError);
  expect(() => clientWith(dispatcher)).toThrow(name);
});

it('anything with the method `dispatch` is accepted', async () => {
  const agent = new Agent();
  await clientWith(agent).close();
  await clientWith(agent.compose((dispatch) => dispatch)).close();
  await clientWith(undefined).close();
  await clientWith(null).close();
  await agent.close();
});
