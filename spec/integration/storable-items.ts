import { binaries, type ItemOptions, items, keyTexts, names } from '../codec/arbitraries.ts';
import type { TestServer } from '../support/servers/each-server.ts';

/**
 * Whether `JSON.parse` of Node 24 to 26 reads a name right after any others: it may read an escaped name as one that ends in a
 * backslash (https://github.com/nodejs/node/issues/63785).
 */
export const isReadByJsonParse = (name: string) => !name.endsWith('\\');

/** Arbitrary items that a server can store. */
export function storableItems(server: TestServer, { names: anyNames = names, ...options }: ItemOptions = {}) {
  const lacksProto = server.lacks('an attribute called __proto__') !== undefined;
  const lacksBackslash = server.lacks('names that end in a backslash') !== undefined;
  const lacksEmpty = server.lacks('empty strings and binaries') !== undefined;
  return items({
    names: anyNames.filter(
      (name) => !(lacksProto && name === '__proto__') && (!lacksBackslash || isReadByJsonParse(name)),
    ),
    ...(lacksEmpty && { texts: keyTexts, binaries: binaries.filter(({ length }) => length > 0) }),
    ...options,
  });
}
