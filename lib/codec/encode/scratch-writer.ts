import { ByteWriter } from './byte-writer.ts';

/** The writer cached for the next call. Unset while it is in use, because a `toJSON` or a getter may encode another input. */
let cachedWriter: ByteWriter | undefined;

/** A writer that has grown beyond this is dropped: most requests are far smaller than the 16 MB that one may have. */
const maxCachedBytes = 4 * 2 ** 20;

/** Calls a function with an empty writer, whose buffer is reused by the next call: the function must copy its result. */
export function withScratchWriter<T>(use: (writer: ByteWriter) => T): T {
  const writer = cachedWriter ?? new ByteWriter();
  cachedWriter = undefined;
  writer.end = 0;
  try {
    return use(writer);
  } finally {
    if (writer.bytes.length <= maxCachedBytes) cachedWriter = writer;
  }
}
