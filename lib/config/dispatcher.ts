import type { Dispatcher } from 'undici';
import { InvalidOptionError } from '../errors/configuration-error.ts';

/**
 * Returns the option `dispatcher` if it has the method `dispatch`.
 *
 * @throws InvalidOptionError for anything else: an agent of `node:http`, `fetch`, a class instead of an instance
 */
export function checkedDispatcher(
  dispatcher: Pick<Dispatcher, 'dispatch'> | undefined,
): Pick<Dispatcher, 'dispatch'> | undefined {
  // Plain JavaScript may pass `null`.
  const given = dispatcher ?? undefined;
  if (given === undefined || typeof given.dispatch === 'function') return given;
  throw new InvalidOptionError(
    `The option \`dispatcher\` must be a dispatcher of undici, such as \`new ProxyAgent(url)\`, not ${describe(given)}`,
    { option: 'dispatcher', value: given },
  );
}

function describe(value: unknown): string {
  if (typeof value === 'function') return `the function ${value.name || '(anonymous)'}`;
  if (typeof value !== 'object' || value === null) return String(value);
  const { name } = value.constructor ?? Object;
  return name === 'Object' ? 'an object without the method `dispatch`' : `an instance of ${name}`;
}
