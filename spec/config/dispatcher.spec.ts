import { Agent as HttpAgent } from 'node:http';
import { Agent } from 'undici';
import { expect, it } from 'vitest';
import { DynamoDB, InvalidOptionError } from '../../lib/index.ts';

const give = (dispatcher: unknown) => new DynamoDB({ dispatcher: dispatcher as Agent });

it.each([
  ['an agent of node:http', new HttpAgent(), 'an instance of Agent'],
  ['fetch', fetch, 'the function fetch'],
  ['a class in place of an instance', Agent, 'the function Agent'],
  ['a URL', 'http://proxy:8080', 'http://proxy:8080'],
  ['an object', { send() {} }, 'an object without the method `dispatch`'],
  ['an object without a prototype', Object.create(null), 'an object without the method `dispatch`'],
  ['a number', 8080, '8080'],
])('%s is refused when it is given, by its name', (_, dispatcher, name) => {
  expect(() => give(dispatcher)).toThrow(InvalidOptionError);
  expect(() => give(dispatcher)).toThrow(name);
});

it('whatever dispatches is taken', async () => {
  const agent = new Agent();
  await give(agent).close();
  await give(agent.compose((dispatch) => dispatch)).close();
  await give(undefined).close();
  await give(null).close();
  await agent.close();
});
