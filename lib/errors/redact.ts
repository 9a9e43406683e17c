import { types } from 'node:util';
import { isError } from './is-error.ts';

/** Replaces a secret. */
const placeholder = '…';

/** Shorter keys and tokens are those of local servers, such as `local`: any message may contain such a word. */
const minSecretLength = 16;

const entities: Readonly<Record<string, string>> = {
  '=': 'equals',
  ':': 'colon',
  '/': 'sol',
  '+': 'plus',
  '"': 'quot',
  "'": 'apos',
};

/** Returns a pattern for all encodings of a character: `=`, `%3D`, `%253D`, `&#x3D;`, `&#61;`, `&equals;`, `\u003d`. */
function encodingsOf(character: string): string {
  const code = character.charCodeAt(0);
  const hex = code.toString(16).padStart(2, '0');
  const entity = entities[character];
  const named = entity === undefined ? '' : `|&${entity};`;
  return `(?:\\\\{0,4}\\x${hex}|%(?:25)*${hex}|&#x0*${hex};|&#0*${code};|\\\\{1,4}u00${hex}${named})`;
}

const quote = `(?:${encodingsOf('"')}|${encodingsOf("'")})`;
const tag = '</?\\w[^<>]{0,80}>';
const gap = `(?:\\s|${tag}|%20){0,8}`;
/** Matches between the name of a header and its value in JSON, in HTML, in a list and in a dump of the request. */
const separator = `${quote}?${gap}(?:${encodingsOf(':')}|${encodingsOf('=')}|,|${tag})${gap}${quote}?`;
/** Does not match a JSON object, whose members have names themselves, and ends at a line break, also one escaped in JSON. */
const secretValue = `(?![{[:=])(?:(?!${quote}|\\\\{1,4}[nrt])[^\\s<>,]){1,4096}`;
const secretName = '(?:(?:x-amz-security|security|session)[-_]?token|secret[-_]?access[-_]?key)';

/** Secrets that are recognized by the name before them or by their format. */
const patterns: readonly RegExp[] = [
  new RegExp(`(${secretName}${separator})${secretValue}`, 'gi'),
  new RegExp(`(Credential${encodingsOf('=')})(?:(?!${encodingsOf('/')})[^\\s<>,]){1,256}`, 'gi'),
  new RegExp(`(Signature${encodingsOf('=')})[\\da-f]{16,128}`, 'gi'),
  /()\b(?:AKIA|ASIA)[A-Z\d]{12,124}\b/g,
];

/**
 * Replaces credentials, session tokens and signatures in a text with `…`.
 *
 * Debug pages of proxies echo the headers of the request, and the service echoes what a signature should have covered.
 *
 * @param secrets values to replace in any encoding, besides those that are recognized by their name or format
 */
export function redactText(text: string, secrets: Secrets = []): string {
  const known = secrets.filter((secret) => secret !== undefined && secret.length >= minSecretLength);
  const withoutKnown = known.reduce<string>(
    (rest, secret = '') =>
      rest.replace(new RegExp(secret.replace(/[^a-z\d]/gi, encodingsOf), 'gi'), placeholder),
    text,
  );
  return patterns.reduce((rest, pattern) => rest.replace(pattern, `$1${placeholder}`), withoutKnown);
}

/** The secrets of a request; `undefined` for one that it does not have. */
export type Secrets = readonly (string | undefined)[];

/** How many levels of an error are searched. */
const maxDepth = 5;

/**
 * Returns an error without the secrets in its message and its fields: a parse error of undici holds the response.
 *
 * An error without secrets is returned as it is. Others are copied, because the error belongs to the library that threw it.
 */
export function redact<T>(value: T, secrets: Secrets, level?: number): T;
export function redact(value: unknown, secrets: Secrets, level = 0): unknown {
  if (typeof value === 'string') return redactText(value, secrets);
  if (types.isUint8Array(value)) return redactBytes(value, secrets);
  if (typeof value !== 'object' || value === null || level === maxDepth || !isPlain(value)) return value;
  const changed: PropertyDescriptorMap = {};
  const properties = propertiesOf(value);
  for (const [name, property] of Object.entries<PropertyDescriptor>(properties)) {
    if (!('value' in property)) continue;
    const redacted = redact(property.value, secrets, level + 1);
    if (redacted !== property.value) changed[name] = { ...property, value: redacted };
  }
  if (Object.keys(changed).length === 0) return value;
  const copy = Array.isArray(value) ? [] : Object.create(Object.getPrototypeOf(value));
  return Object.defineProperties(copy, { ...properties, ...changed });
}

/** Returns the own properties. The `stack` becomes a value: since Node 21 it is an accessor that does not work for a copy. */
function propertiesOf(object: object): PropertyDescriptorMap {
  const properties: PropertyDescriptorMap = Object.getOwnPropertyDescriptors(object);
  if (!isError(object)) return properties;
  const stack = { value: object.stack, writable: true, enumerable: false, configurable: true };
  return { ...properties, stack };
}

/** Whether an object is an error, an array or a plain object, and not a socket, a dispatcher or a promise. */
function isPlain(object: object): boolean {
  const prototype = Object.getPrototypeOf(object);
  return isError(object) || Array.isArray(object) || prototype === Object.prototype || prototype === null;
}

function redactBytes(bytes: Uint8Array, secrets: Secrets): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
  const redacted = redactText(text, secrets);
  return redacted === text ? bytes : Buffer.from(redacted);
}
