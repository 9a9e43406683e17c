import type { Item, ItemInput } from '../api/values.ts';
import { parseJson } from '../codec/parse-json.ts';
import { InvalidValueError } from '../errors/invalid.ts';
import { isWireKey, keyFromWire, keyToWire, readKey } from './page-key.ts';

/**
 * Writes a `LastEvaluatedKey` or a `resumeKey` as opaque text for a URL, in which no byte and no digit is lost.
 *
 * The text is base64url: letters, digits, `-` and `_`. It is neither encrypted nor signed: who has it can read the values of
 * the key, and change them. There is no cursor for the `undefined` of a last page.
 *
 * @throws InvalidValueError if the key has no attributes, or one that is no string, number or binary
 * @example
 * const page = await firstValueFrom(db.scan<Song>({ TableName: 'Music', Limit: 20 }).pages());
 * const link = `/songs?after=${encodeCursor(page.LastEvaluatedKey)}`;
 */
export function encodeCursor(key: ItemInput): string;
export function encodeCursor(key: ItemInput | undefined): string | undefined;
export function encodeCursor(key: ItemInput | undefined): string | undefined {
  if (key === undefined) return undefined;
  if (typeof key !== 'object' || key === null || Array.isArray(key))
    throw invalid('key', 'must be a key: an object of attributes');
  const wire = keyToWire(readKey(key, 'key', {}));
  if (!isWireKey(wire))
    throw invalid('key', 'must have an attribute, and only strings, numbers and binaries');
  return Buffer.from(JSON.stringify(wire)).toString('base64url');
}

/**
 * Reads the key that `encodeCursor` wrote, for an `ExclusiveStartKey`.
 *
 * `undefined` is the beginning, and stays `undefined`; so is `null`, which `URLSearchParams` returns.
 *
 * @throws InvalidValueError if the text is not such a cursor: it was cut or changed, or never was one
 * @example
 * const { searchParams } = new URL('https://music.example.com/songs');
 * const ExclusiveStartKey = decodeCursor(searchParams.get('after'));
 * const page = await firstValueFrom(db.scan<Song>({ TableName: 'Music', Limit: 20, ExclusiveStartKey }).pages());
 */
export function decodeCursor(cursor: string): Item;
export function decodeCursor(cursor: string | null | undefined): Item | undefined;
export function decodeCursor(cursor: string | null | undefined): Item | undefined {
  if (cursor === undefined || cursor === null) return undefined;
  const key = typeof cursor === 'string' ? readCursor(cursor) : undefined;
  if (key === undefined) throw invalid('cursor', 'must be a text that `encodeCursor` has written');
  return key;
}

/** Returns `undefined` if the text is no cursor. Its content is left out of errors: it comes from a visitor. */
function readCursor(cursor: string): Item | undefined {
  const bytes = Buffer.from(cursor, 'base64url');
  // Node skips characters that are not base64url.
  if (bytes.toString('base64url') !== cursor) return undefined;
  try {
    const wire = parseJson(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    return isWireKey(wire) ? keyFromWire(wire) : undefined;
  } catch {
    return undefined;
  }
}

function invalid(name: string, reason: string): InvalidValueError {
  return new InvalidValueError(reason, [name]);
}
