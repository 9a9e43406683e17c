/** Bodies of this size and more, in bytes, are received into a pooled buffer. */
const minPooledSize = 64 * 1024;

/** The largest pooled buffer. A page of a scan has some 1 MB; a larger body is rare. */
const maxPooledSize = 4 * 1024 * 1024;

/** How many buffers are kept for later responses: one for each response that is received at the same time. */
const maxIdleBuffers = 4;

const idleBuffers: Buffer[] = [];

/**
 * Collects the chunks of one response body.
 *
 * A large body is received into a pooled buffer of the size in its `content-length`. To concatenate its chunks at the end
 * needs a megabyte of new memory for each page, which took 5 % of the CPU time of a scan. A body that is longer than its
 * `content-length` says, for example because a dispatcher decompresses it, is concatenated.
 */
export class BodyBuffer {
  #pooled: Buffer | undefined;
  #chunks: Uint8Array[] = [];
  #length = 0;

  /** Takes a pooled buffer for a body with this `content-length`; no effect the second time, after an interim response. */
  reserve(contentLength: number): void {
    if (this.#pooled !== undefined || this.#length > 0) return;
    if (contentLength >= minPooledSize && contentLength <= maxPooledSize)
      this.#pooled = takeBuffer(contentLength);
  }

  add(chunk: Uint8Array): void {
    if (this.#pooled !== undefined && this.#length + chunk.length <= this.#pooled.length)
      this.#pooled.set(chunk, this.#length);
    else this.#addToChunks(chunk);
    this.#length += chunk.length;
  }

  /** Returns the body. It is valid until `release()`, which makes its memory available to later responses. */
  bytes(): Buffer {
    if (this.#pooled !== undefined) return this.#pooled.subarray(0, this.#length);
    const [first] = this.#chunks;
    if (this.#chunks.length === 1 && Buffer.isBuffer(first)) return first;
    return Buffer.concat(this.#chunks, this.#length);
  }

  /** Returns the pooled buffer to the pool, and drops the body. */
  release(): void {
    if (this.#pooled !== undefined && idleBuffers.length < maxIdleBuffers) idleBuffers.push(this.#pooled);
    this.#pooled = undefined;
    this.#chunks = [];
    this.#length = 0;
  }

  #addToChunks(chunk: Uint8Array): void {
    if (this.#pooled !== undefined && this.#length > 0)
      this.#chunks.push(this.#pooled.subarray(0, this.#length));
    this.#pooled = undefined;
    this.#chunks.push(chunk);
  }
}

/** Takes an idle buffer that is large enough, or makes one. */
function takeBuffer(size: number): Buffer {
  const index = idleBuffers.findIndex(({ length }) => length >= size);
  const [idle] = index < 0 ? [] : idleBuffers.splice(index, 1);
  return idle ?? Buffer.allocUnsafeSlow(2 ** Math.ceil(Math.log2(size)));
}
