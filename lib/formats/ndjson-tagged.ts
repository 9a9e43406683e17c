import { base64Text } from '../codec/base64-text.ts';
import { isTag } from './ndjson-tags.ts';

/** Throws the error of a line. */
type Fail = (problem: string, cause?: unknown) => never;

/**
 * Returns the value of an object whose only member is a mark, such as `{"$B":"3q2+7w=="}`.
 *
 * @param parseNumber converts the digits of a number
 */
export function readTagged(
  members: Readonly<Record<string, unknown>>,
  parseNumber: (digits: string) => unknown,
  fail: Fail,
): unknown {
  const [[tag = '', contents] = []] = Object.entries(members);
  const number = (digits: string): unknown => {
    try {
      return parseNumber(digits);
    } catch (cause) {
      return fail(`${tag} with a number that cannot be read: ${(cause as Error).message}`, cause);
    }
  };
  const binary = (text: string): Uint8Array =>
    base64Text.test(text)
      ? new Uint8Array(Buffer.from(text, 'base64'))
      : fail(`${tag} with a binary that is not base64`);
  if (!isTag(tag)) return members;
  switch (tag) {
    case '$N':
      return number(textOf(tag, contents, fail));
    case '$B':
      return binary(textOf(tag, contents, fail));
    case '$SS':
      return new Set(textsOf(tag, contents, fail));
    case '$NS':
      return new Set(textsOf(tag, contents, fail).map(number));
    case '$BS':
      return new Set(textsOf(tag, contents, fail).map(binary));
    case '$M':
      return fail('$M without an object');
  }
}

function textOf(tag: string, contents: unknown, fail: Fail): string {
  return typeof contents === 'string' ? contents : fail(`${tag} without a string`);
}

function textsOf(tag: string, contents: unknown, fail: Fail): readonly string[] {
  if (!Array.isArray(contents) || contents.length === 0) fail(`${tag} without an array of strings`);
  const texts = contents.map((each) => textOf(tag, each, fail));
  if (new Set(texts).size < texts.length) fail(`${tag} with a value twice`);
  return texts;
}
