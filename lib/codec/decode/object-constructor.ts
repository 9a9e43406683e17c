import type { MemberStore } from './member-stores.ts';
import type { Members } from './members.ts';
import { constructorWithCapacity, maxCapacity } from './object-capacity.ts';

/** Makes an empty plain object with room for a layout's members. */
export type ObjectConstructor = (new () => Members) & {
  /** Once objects are made often; absent as well if none were left. */
  stores?: readonly MemberStore[] | undefined;
};

/** The constructors in use by their members' names. The oldest is evicted first. */
const cache = new Map<string, WeakRef<ObjectConstructor>>();
const maxCached = 4096;

/**
 * Returns the constructor of plain objects to which these members will be added in this order.
 *
 * V8 keeps a transition tree of hidden classes per constructor. With its own constructor an object gets its members
 * without a search in the tree of `{}`, which the whole program shares. That is as fast as cloning a template,
 * `{ ...template }`, and needs no inline cache: such an expression caches four hidden classes and stays slow after a fifth.
 *
 * Tables with the same attributes share a constructor, so that code that reads their items sees one hidden class. The
 * cache holds it by a weak reference: it lives as long as a decoder uses it or one of its objects does.
 */
export function objectConstructor(names: readonly string[]): ObjectConstructor {
  const key = JSON.stringify(names);
  const cached = cache.get(key)?.deref();
  if (cached !== undefined) return cached;
  const construct = makeConstructor(names);
  cache.delete(key);
  cache.set(key, new WeakRef(construct));
  for (const oldest of cache.keys()) {
    if (cache.size <= maxCached) break;
    cache.delete(oldest);
  }
  return construct;
}

/** V8's slack tracking: later objects of a constructor get the room that its first seven have used. */
const slackTrackingCount = 7;

function makeConstructor(names: readonly string[]): ObjectConstructor {
  const plainConstructor = constructorWithCapacity(names.length);
  plainConstructor.prototype = Object.prototype;
  const construct = plainConstructor as unknown as ObjectConstructor;
  const samples = Array.from({ length: slackTrackingCount }, () => generalizeFields(new construct(), names));
  // V8 collects a hidden class together with its last object: this sample keeps it.
  return Object.assign(construct, { sample: samples[0] });
}

/**
 * Sets every member to values of several types, which makes V8 generalize the field representations in the hidden class.
 * Doing that later, at the ten thousandth item, would deprecate the hidden class of all objects made so far.
 */
function generalizeFields(object: Members, names: readonly string[]): Members {
  for (const name of names) {
    for (const value of [0, '', 0.5, null]) object[name] = value;
  }
  return object;
}

/**
 * Whether a layout can have a constructor: no more than `maxCapacity` names, and none that sets the prototype or that V8
 * sorts before the others.
 */
export function isConstructible(names: readonly string[]): boolean {
  return names.length <= maxCapacity && !names.some((name) => name === '__proto__' || integer.test(name));
}

const integer = /^\d+$/;
