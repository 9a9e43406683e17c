/** The multiplier of the hash: the golden ratio, as in Fibonacci hashing. */
const multiplier = 0x9e3779b1;

/** Adds a word of text to a hash that began with 0; V8 inlines it. */
export function hashWord(hash: number, word: number): number {
  const product = Math.imul(hash ^ word, multiplier);
  return product ^ (product >>> 15);
}
