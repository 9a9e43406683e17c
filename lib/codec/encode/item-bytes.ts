import { types } from 'node:util';
import type { ItemBytes } from '../item-bytes.ts';
import { parseJson } from '../parse-json.ts';
import type { ByteWriter } from './byte-writer.ts';
import { copyEncodedJson, type EncodedJson, isEncodedJson, storeText, textOf } from './encoded-json.ts';
import { findAttributes } from './find-attributes.ts';
import { refuse, type ValuePath } from './value-path.ts';

const backslash = 0x5c;

/** Copies an item that is not decoded into a request, and a comma after it. */
export function writeItemBytes(item: ItemBytes, writer: ByteWriter, path: ValuePath, depth: number): void {
  copyEncodedJson(jsonOf(item, path, depth), writer, path, depth);
}

/** The JSON of an item, and where the values of its key attributes start and end in the chunk; a missing one has the end 0. */
export interface ItemWithKey {
  readonly json: EncodedJson;
  readonly spans: readonly number[];
}

/** Finds the key attributes of an item. The text of a key has the escapes of `JSON.stringify`, so that equal keys are equal. */
export function withKeySpans(
  item: ItemBytes,
  names: readonly string[],
  path: ValuePath,
  depth: number,
): ItemWithKey {
  const json = jsonOf(item, path, depth);
  const spans = findAttributes(json, names);
  if (!hasEscapes(json, spans)) return { json, spans };
  const rewritten = storeText(JSON.stringify(parseJson(textOf(json))));
  return { json: rewritten, spans: findAttributes(rewritten, names) };
}

function hasEscapes({ chunk }: EncodedJson, spans: readonly number[]): boolean {
  for (let index = 0; index < spans.length; index += 2) {
    const end = spans[index + 1] ?? 0;
    for (let at = spans[index] ?? 0; at < end; at++) if (chunk.bytes[at] === backslash) return true;
  }
  return false;
}

/** Returns the JSON of an item; that of another copy of the package is copied. */
function jsonOf(item: ItemBytes, path: ValuePath, depth: number): EncodedJson {
  return isEncodedJson(item) ? item : copiedJson(item, path, depth);
}

/** Another copy of the package has checked the bytes; here they only must be JSON. */
function copiedJson(item: ItemBytes, path: ValuePath, depth: number): EncodedJson {
  try {
    const { bytes } = item;
    if (types.isUint8Array(bytes)) return storeText(JSON.stringify(parseJson(Buffer.from(bytes).toString())));
  } catch {
    // Refused below.
  }
  return refuse(path, depth, 'expected an item, received ItemBytes without bytes');
}
