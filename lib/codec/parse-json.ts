const quote = 0x22;
const colon = 0x3a;
const backslash = 0x5c;
const space = 0x20;

/**
 * Parses JSON as `JSON.parse` does, except that every name is read right.
 *
 * The V8 of Node 24 to 26 may read an escaped name as another one that ends in a backslash, if an object before it had that name:
 * `{"a\n":1}` as `{"a\\":1}` (https://github.com/nodejs/node/issues/63785). All JSON with names of attributes is read by this.
 *
 * @throws SyntaxError if the text is not JSON
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return hasEscapedName(text) ? parseTokens(text) : value;
}

/** Whether a name in a JSON text has an escape. */
function hasEscapedName(text: string): boolean {
  for (let at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', at)) {
    for (let unit = backslash; unit !== quote; unit = text.charCodeAt(at)) at += unit === backslash ? 2 : 1;
    do at++;
    while (text.charCodeAt(at) <= space);
    if (text.charCodeAt(at) === colon) return true;
  }
  return false;
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** Parses what is known to be JSON by way of its tokens: a string or another scalar is read right by `JSON.parse`. */
function parseTokens(text: string): unknown {
  const tokens = text.match(token) ?? [];
  let at = 0;
  return parseValue();

  function parseValue(): unknown {
    const first = tokens[at++] ?? '';
    if (first === '{') return Object.fromEntries(parseElements('}', parseMember));
    return first === '[' ? parseElements(']', parseValue) : JSON.parse(first);
  }

  function parseMember(): [name: string, value: unknown] {
    const name: string = JSON.parse(tokens[at] ?? '');
    at += 2;
    return [name, parseValue()];
  }

  function parseElements<T>(close: string, parseElement: () => T): T[] {
    const elements: T[] = [];
    while (tokens[at] !== close) {
      elements.push(parseElement());
      if (tokens[at] === ',') at++;
    }
    at++;
    return elements;
  }
}
