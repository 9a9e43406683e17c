import { refuse, type Trail } from './trail.ts';

/** What JSON escapes, and every surrogate, because a lone one has no UTF-8 form. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON escapes them
const special = /["\\\u0000-\u001f\ud800-\udfff]/;

/** What `JSON.stringify` makes of a lone surrogate starts so; text may have the same characters. */
const surrogateEscape = '\\ud';

/** With the `u` flag only a lone surrogate is one: a pair is the character that it stands for. */
const loneSurrogate = /\p{Surrogate}/u;

/** Longer strings are left to `JSON.stringify`, which starts slowly and then goes over many characters at once. */
const maxSimpleLength = 256;

/** Whether a string is known to need nothing but quotes to be JSON, as most short ones do. */
export function isSimple(text: string): boolean {
  return text.length <= maxSimpleLength && !special.test(text);
}

/** Writes a string as JSON. */
export function quote(text: string, trail: Trail, depth: number): string {
  if (isSimple(text)) return `"${text}"`;
  const json = JSON.stringify(text);
  if (json.includes(surrogateEscape) && loneSurrogate.test(text)) {
    refuse(trail, depth, 'a lone surrogate cannot be stored as UTF-8');
  }
  return json;
}

/** The quoted names with their colons; tables repeat a few attribute names in every item. */
const names = new Map<string, string>();
const maxNames = 2048;
const maxNameLength = 64;

/** Writes a member's name and the colon after it. */
export function quoteName(name: string, trail: Trail, depth: number): string {
  const known = names.get(name);
  if (known !== undefined) return known;
  const quoted = `${quote(name, trail, depth)}:`;
  if (name.length > maxNameLength) return quoted;
  if (names.size >= maxNames) names.clear();
  names.set(name, quoted);
  return quoted;
}
