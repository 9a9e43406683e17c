import type { NumberRule } from '../../lib/codec/number-rule.ts';
import { parseJson } from '../../lib/codec/parse-json.ts';
import type { Shape } from '../../lib/codec/shape.ts';
import { decodePlainly, outcome, Refusal } from '../codec/decode/oracle.ts';

/** DynamoDB nests fewer levels; far deeper nesting would overflow the stack of the reference decoder. */
const maxDepth = 1000;

/** The result of the reference decoder as text; it rejects a body that is nested too deep. */
export function expectedOutcome(body: Buffer, shape: Shape | undefined, rule: NumberRule): string {
  if (depthOf(body) > maxDepth) return 'refused';
  return outcome(() => withSortedMembers(decodePlainly(body, shape, rule)), Refusal);
}

/** Sorts the members of an object: if a name is repeated and one value is `null`, decoders differ in the order. */
export function withSortedMembers(value: unknown): unknown {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? Object.fromEntries(Object.entries(value).sort()) : value;
}

/** Whether a JSON text repeats a name: then it may be rejected for a value that a later one would replace. */
export function hasRepeatedNames(body: Buffer): boolean {
  const names = tokens(body).filter((token) => token === ':').length;
  return names > countMembers(parseJson(body.toString()));
}

function countMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce((sum: number, member) => sum + countMembers(member), own);
}

/** The nesting depth of a JSON text. */
function depthOf(body: Buffer): number {
  let depth = 0;
  let deepest = 0;
  for (const token of tokens(body)) {
    if (token === '[' || token === '{') depth++;
    else if (token !== ':') depth--;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** The brackets and colons of a JSON text. */
function tokens(body: Buffer): readonly string[] {
  const withoutStrings = body.toString().replaceAll(/"(?:[^"\\]|\\.)*"/g, '');
  return withoutStrings.match(/[[\]{}:]/g) ?? [];
}
