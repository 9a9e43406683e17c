import { ExactNumber } from '../exact-number.ts';
import { base64Of } from './binary.ts';
import { describe, jsonValue } from './json-value.ts';
import { bigintText, numberText } from './number.ts';
import { quote } from './text.ts';
import { refuse, type Trail } from './trail.ts';

/** Writes a `Set` as an AttributeValue of the one type that all its elements have. */
export function encodeSet(set: ReadonlySet<unknown>, trail: Trail, depth: number): string {
  if (set.size === 0) refuse(trail, depth, 'an empty set');
  let setType: string | undefined;
  let json = '';
  let index = 0;
  for (const value of set) {
    trail.steps[depth] = index++;
    const [type, element] = encodeElement(value, trail, depth + 1);
    setType ??= type;
    if (type !== setType) refuse(trail, depth + 1, 'a set of more than one type');
    json += json === '' ? element : `,${element}`;
  }
  return `{"${setType}":[${json}]}`;
}

function encodeElement(value: unknown, trail: Trail, depth: number): readonly ['SS' | 'NS' | 'BS', string] {
  const element = jsonValue(value, trail, depth);
  if (typeof element === 'string') return ['SS', quote(element, trail, depth)];
  if (typeof element === 'number') return ['NS', `"${numberText(element, trail, depth)}"`];
  if (typeof element === 'bigint') return ['NS', `"${bigintText(element, trail, depth)}"`];
  if (element instanceof ExactNumber) return ['NS', `"${element}"`];
  const base64 = typeof element === 'object' && element !== null ? base64Of(element) : undefined;
  if (base64 === undefined) refuse(trail, depth, `${describe(element)} in a set`);
  return ['BS', `"${base64}"`];
}
