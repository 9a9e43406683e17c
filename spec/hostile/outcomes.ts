import type { NumberRule } from '../../lib/codec/number-rule.ts';
import type { Shape } from '../../lib/codec/shape.ts';
import { decodePlainly, outcome, Refusal } from '../codec/decode/oracle.ts';

/** Deeper than that nothing of DynamoDB's nests, and some recursion would come to its end. */
const depthToRefuse = 1000;

/** What the oracle makes of a body, written down; it refuses what nests too deep before it walks there. */
export function expectedOutcome(body: Buffer, shape: Shape | undefined, rule: NumberRule): string {
  if (depthOf(body) > depthToRefuse) return 'refused';
  return outcome(() => inOrder(decodePlainly(body, shape, rule)), Refusal);
}

/** Puts members in order: where one comes twice and is `null` once, there are two opinions on that. */
export function inOrder(value: unknown): unknown {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? Object.fromEntries(Object.entries(value).sort()) : value;
}

/** Whether a JSON text names a member twice, and so may be refused for what another of that name replaces. */
export function repeatsNames(body: Buffer): boolean {
  const names = tokens(body).filter((token) => token === ':').length;
  return names > countMembers(JSON.parse(body.toString()));
}

function countMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) ? 0 : Object.keys(value).length;
  return Object.values(value).reduce((sum: number, member) => sum + countMembers(member), own);
}

/** How deep brackets nest in a JSON text. */
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
