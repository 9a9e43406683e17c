import type { Dispatcher } from 'undici';
import { InvalidOptionError } from '../errors/configuration-error.ts';

/**
 * Returns the option `dispatcher` if requests can be sent through it.
 *
 * @throws InvalidOptionError for what has no `dispatch`: an agent of `node:http`, `fetch`, a class in place of an instance
 */
export function checkedDispatcher(dispatcher: Dispatcher | undefined): Dispatcher | undefined {
  // Plain JavaScript says `null` for none.
  const given = dispatcher ?? undefined;
  if (given === undefined || typeof given.dispatch === 'function') return given;
  throw new InvalidOptionError(
    `\`dispatcher\` must be a dispatcher of undici, such as \`new ProxyAgent(url)\`, not ${nameOf(given)}`,
    { option: 'dispatcher', value: given },
  );
}

function nameOf(value: unknown): string {
  if (typeof value === 'function') return `the function ${value.name || 'without a name'}`;
  if (typeof value !== 'object' || value === null) return String(value);
  const { name } = value.constructor ?? Object;
  return name === 'Object' ? 'an object without the method `dispatch`' : `an instance of ${name}`;
}
