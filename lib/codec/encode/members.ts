import { types } from 'node:util';
import { applyToJson } from './apply-to-json.ts';
import { describeValue } from './describe-value.ts';
import { isPlainObject } from './plain-object.ts';
import { refuse, type ValuePath } from './value-path.ts';

/** Returns the function that reads a member of an object, a `Map`, or the result of `toJSON`. */
export function memberReader(element: unknown, path: ValuePath, depth: number): (name: string) => unknown {
  const members = membersOf(element, path, depth);
  if (types.isMap(members)) return (name) => members.get(name);
  return (name) => (Object.hasOwn(members, name) ? Reflect.get(members, name) : undefined);
}

/** Returns the plain object or the `Map` that an element is or that its `toJSON` returns; refuses any other value. */
export function membersOf(element: unknown, path: ValuePath, depth: number): object {
  const members = applyToJson(element, path, depth);
  const hasMembers =
    typeof members === 'object' && members !== null && (types.isMap(members) || isPlainObject(members));
  return hasMembers ? members : refuse(path, depth, `expected an object, received ${describeValue(members)}`);
}
