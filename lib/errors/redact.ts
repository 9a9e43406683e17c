/** What stands in the place of a secret. */
const mark = '…';

/** Shorter keys and tokens are those of local servers, `local` for one: any message may contain such a word. */
const shortestSecret = 16;

const entities: Readonly<Record<string, string>> = {
  '=': 'equals',
  ':': 'colon',
  '/': 'sol',
  '+': 'plus',
  '"': 'quot',
  "'": 'apos',
};

/** A character in the forms in which pages and logs write it: `=`, `%3D`, `%253D`, `&#x3D;`, `&#61;`, `&equals;`, `\u003d`. */
function written(character: string): string {
  const code = character.charCodeAt(0);
  const hex = code.toString(16).padStart(2, '0');
  const entity = entities[character];
  const named = entity === undefined ? '' : `|&${entity};`;
  return `(?:\\\\{0,4}\\x${hex}|%(?:25)*${hex}|&#x0*${hex};|&#0*${code};|\\\\{1,4}u00${hex}${named})`;
}

const quote = `(?:${written('"')}|${written("'")})`;
const tag = '</?\\w[^<>]{0,80}>';
const gap = `(?:\\s|${tag}|%20){0,8}`;
/** What stands between the name of a header and its value: in JSON, in HTML, in a list or in a dump of the request. */
const separator = `${quote}?${gap}(?:${written(':')}|${written('=')}|,|${tag})${gap}${quote}?`;
/** Not a JSON object, whose members are told by their own names, and not beyond a line break that JSON has escaped. */
const value = `(?![{[:=])(?:(?!${quote}|\\\\{1,4}[nrt])[^\\s<>,]){1,4096}`;
const name = '(?:(?:x-amz-security|security|session)[-_]?token|secret[-_]?access[-_]?key)';

/** Secrets that are recognised by the name before them or by their form. */
const patterns: readonly RegExp[] = [
  new RegExp(`(${name}${separator})${value}`, 'gi'),
  new RegExp(`(Credential${written('=')})(?:(?!${written('/')})[^\\s<>,]){1,256}`, 'gi'),
  new RegExp(`(Signature${written('=')})[\\da-f]{16,128}`, 'gi'),
  /()\b(?:AKIA|ASIA)[A-Z\d]{12,124}\b/g,
];

/**
 * Returns a text with `…` in the place of credentials, session tokens and signatures.
 *
 * Debug pages of proxies echo the headers of the request, and the service echoes what a signature should have covered.
 *
 * @param secrets what must not be shown, in whichever form it is written; what is known by its name or form goes anyway
 */
export function redactText(text: string, secrets: Secrets = []): string {
  const known = secrets.filter((secret) => secret !== undefined && secret.length >= shortestSecret);
  const withoutKnown = known.reduce<string>(
    (rest, secret = '') => rest.replace(new RegExp(secret.replace(/[^a-z\d]/gi, written), 'gi'), mark),
    text,
  );
  return patterns.reduce((rest, pattern) => rest.replace(pattern, `$1${mark}`), withoutKnown);
}

/** The secrets of a request; a part that it does not have is `undefined`. */
export type Secrets = readonly (string | undefined)[];

/** How deep to look into an error. */
const depth = 5;

/**
 * Returns an error, or what it holds, with no secret in any text of it: a parse error of undici holds the response.
 *
 * What holds none is returned as it is; what does is copied, because it belongs to somebody else.
 */
export function redact<T>(found: T, secrets: Secrets, level?: number): T;
export function redact(found: unknown, secrets: Secrets, level = 0): unknown {
  if (typeof found === 'string') return redactText(found, secrets);
  if (found instanceof Uint8Array) return redactBytes(found, secrets);
  if (typeof found !== 'object' || found === null || level === depth || !isPlain(found)) return found;
  const changed: PropertyDescriptorMap = {};
  const properties = propertiesOf(found);
  for (const [name, property] of Object.entries<PropertyDescriptor>(properties)) {
    if (!('value' in property)) continue;
    const inside = redact(property.value, secrets, level + 1);
    if (inside !== property.value) changed[name] = { ...property, value: inside };
  }
  if (Object.keys(changed).length === 0) return found;
  const copy = Array.isArray(found) ? [] : Object.create(Object.getPrototypeOf(found));
  return Object.defineProperties(copy, { ...properties, ...changed });
}

/** The `stack` is an accessor from Node 21 on, and one that works for no copy. */
function propertiesOf(found: object): PropertyDescriptorMap {
  const properties: PropertyDescriptorMap = Object.getOwnPropertyDescriptors(found);
  if (!(found instanceof Error)) return properties;
  const stack = { value: found.stack, writable: true, enumerable: false, configurable: true };
  return { ...properties, stack };
}

/** Errors, arrays and plain objects; a socket, a dispatcher or a promise is left alone. */
function isPlain(found: object): boolean {
  const prototype = Object.getPrototypeOf(found);
  return (
    found instanceof Error || Array.isArray(found) || prototype === Object.prototype || prototype === null
  );
}

function redactBytes(bytes: Uint8Array, secrets: Secrets): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
  const clean = redactText(text, secrets);
  return clean === text ? bytes : Buffer.from(clean);
}
