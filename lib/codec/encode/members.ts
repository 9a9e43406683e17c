import { types } from 'node:util';
import { applyToJson } from './apply-to-json.ts';
import { describeValue } from './describe-value.ts';
import { isPlainObject, type PlainObject } from './plain-object.ts';
import { refuse, type ValuePath } from './value-path.ts';

/** The members of an element: those of an object, or the entries of a `Map`. */
export type Members = PlainObject | ReadonlyMap<unknown, unknown>;

/** Returns the plain object or the `Map` that an element is or that its `toJSON` returns; refuses any other value. */
export function membersOf(element: unknown, path: ValuePath, depth: number): Members {
  const members = applyToJson(element, path, depth);
  if (typeof members === 'object' && members !== null && (isPlainObject(members) || types.isMap(members)))
    return members;
  return refuse(path, depth, `expected an object, received ${describeValue(members)}`);
}

/** Returns the value of a member, `undefined` if there is none. */
export function memberOf(members: Members, name: string): unknown {
  if (isMembersMap(members)) return members.get(name);
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

/** Whether members are those of a `Map`. Comparing the prototype first costs a fraction of Node's own check. */
export function isMembersMap(members: Members): members is ReadonlyMap<unknown, unknown> {
  return !isPlainObject(members) && types.isMap(members);
}
