import * as operations from '../../lib/api/operations.ts';
import type { Shape } from '../../lib/codec/shape.ts';

const { errorShape, ...constants } = operations;

/** Returns the smallest valid output of an operation: the members that each response has, empty. */
export function leastOutput(operation: string): object {
  const { response, output } = Object.values(constants).find(({ name }) => name === operation) ?? {};
  if (response === undefined || 'optional' in response) return {};
  const names = 'required' in response ? response.required : response.anyOf;
  const shapes = typeof output === 'object' && 'members' in output ? output.members : {};
  return Object.fromEntries(names.map((name) => [name, emptyValue(name, shapes[name])]));
}

/** Members without a shape are plain JSON. Of those, only the lists and numbers that the specs read need their type. */
function emptyValue(name: string, shape: Shape | undefined): unknown {
  if (shape === 'timestamp') return 0;
  if (typeof shape === 'object') return 'list' in shape ? [] : {};
  if (name === 'Count' || name.endsWith('Units')) return 0;
  return /(Names|Responses|List|Endpoints|Destinations|ReplicaSettings)$/.test(name) ? [] : {};
}
