import {
  type AttributeType,
  attributeType,
  readAttributeType,
  readTypeName,
  typeNames,
} from './attribute-types.ts';
import { readBinary } from './base64.ts';
import type { ByteReader } from './byte-reader.ts';
import { byte } from './bytes.ts';
import { readJson, readList, readName } from './json.ts';
import { type Members, setMember } from './members.ts';
import { readString } from './string.ts';

/** Reads an AttributeValue as one: `{"S":"a"}` as `{ S: 'a' }`, its binaries as `Uint8Array` and its sets as arrays. */
export function readAttributeValue(reader: ByteReader): Members {
  reader.peek();
  const type = readAttributeType(reader);
  let contents = readContents(reader, type);
  // JSON lets a name repeat, and the last one counts.
  while (reader.hasMore(byte.closeBrace)) {
    const start = reader.position;
    if (readTypeName(reader) !== type) reader.fail('an AttributeValue of more than one type', start);
    contents = readContents(reader, type);
  }
  return { [typeNames[type] ?? '']: contents };
}

/** Reads the AttributeValues of an item or a map, from behind its opening brace to behind the closing one. */
export function readAttributeMap(reader: ByteReader): Members {
  const map: Members = {};
  if (reader.accept(byte.closeBrace)) return map;
  reader.enter();
  do setMember(map, readName(reader), readAttributeValue(reader));
  while (reader.hasMore(byte.closeBrace));
  reader.leave();
  return map;
}

function readContents(reader: ByteReader, type: AttributeType): unknown {
  switch (type) {
    case attributeType.S:
    case attributeType.N:
      return readString(reader);
    case attributeType.B:
      return readBinary(reader);
    case attributeType.BOOL:
    case attributeType.NULL:
      return readBoolean(reader);
    case attributeType.SS:
    case attributeType.NS:
      return readList(reader, readQuoted(readString));
    case attributeType.BS:
      return readList(reader, readQuoted(readBinary));
    case attributeType.L:
      return readList(reader, readAttributeValue);
    case attributeType.M:
      return readAttributeMap(reader);
  }
}

function readBoolean(reader: ByteReader): boolean {
  const start = reader.position;
  const value = readJson(reader);
  return typeof value === 'boolean' ? value : reader.fail('neither true nor false', start);
}

function readQuoted(read: (reader: ByteReader) => unknown): (reader: ByteReader) => unknown {
  return (reader) => {
    reader.expect(byte.quote);
    return read(reader);
  };
}
