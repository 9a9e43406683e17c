import type { Members } from './members.ts';
import { constructorWithCapacity, maxCapacity } from './object-capacity.ts';

/** Makes a plain object without members that has room for those that it is going to have. */
export type ObjectConstructor = new () => Members;

/** The constructors in use, by their members' names, the oldest first. */
const known = new Map<string, WeakRef<ObjectConstructor>>();
const maxKnown = 4096;

/**
 * Returns the constructor of plain objects that are going to have these members, set in this order.
 *
 * V8 keeps a tree of hidden classes per constructor, so an object of a constructor of its own gets its members without a
 * search in the tree that `{}` has for the whole program. That is as fast as cloning a template, `{ ...template }`, and
 * needs no inline cache: such an expression remembers four hidden classes and is slow for good once it meets a fifth.
 *
 * Tables of the same attributes share a constructor, so that code which reads their items meets one hidden class. It lives
 * as long as somebody decodes with it or keeps one of its objects.
 */
export function objectConstructor(names: readonly string[]): ObjectConstructor {
  const key = JSON.stringify(names);
  const found = known.get(key)?.deref();
  if (found !== undefined) return found;
  const made = makeConstructor(names);
  known.delete(key);
  known.set(key, new WeakRef(made));
  for (const oldest of known.keys()) {
    if (known.size <= maxKnown) break;
    known.delete(oldest);
  }
  return made;
}

/** V8 watches the first seven objects of a constructor, and gives all later ones the room that these have used. */
const watched = 7;

function makeConstructor(names: readonly string[]): ObjectConstructor {
  const made = constructorWithCapacity(names.length);
  made.prototype = Object.prototype;
  const construct = made as unknown as ObjectConstructor;
  const samples = Array.from({ length: watched }, () => generalized(new construct(), names));
  // Hidden classes are collected when no object has them any more: one object keeps them.
  return Object.assign(construct, { sample: samples[0] });
}

/**
 * Gives every member values of different types once. V8 notes what a member has held; noting that later, for the ten
 * thousandth item, would cost all the objects made so far their hidden class.
 */
function generalized(object: Members, names: readonly string[]): Members {
  for (const name of names) {
    for (const value of [0, '', 0.5, null]) object[name] = value;
  }
  return object;
}

/** Whether there can be a constructor: all members must be properties, in the order of arrival, and not too many. */
export function isConstructible(names: readonly string[]): boolean {
  return names.length <= maxCapacity && !names.some((name) => name === '__proto__' || integer.test(name));
}

const integer = /^\d+$/;
