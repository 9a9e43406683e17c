import type { Members } from './members.ts';

/**
 * Factories of constructors whose objects have room for 8, 16, 32, 64 and 128 in-object properties.
 *
 * V8 reserves one in-object property per assignment to `this` in the source of a constructor, and eight more; the
 * assignments need not be executed, nor differ. Properties beyond these are stored in a separate array, which is
 * reallocated for every third; after a dozen of them the object becomes a hash table.
 */
const factories: readonly (() => (this: Members) => void)[] = [
  () => function Item(): void {},
  () =>
    function Item(this: Members): void {
      if (new.target !== undefined) return;
      this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = undefined;
    },
  () =>
    function Item(this: Members): void {
      if (new.target !== undefined) return;
      this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = undefined;
      this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = undefined;
      this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = undefined;
    },
  () =>
    function Item(this: Members): void {
      if (new.target !== undefined) return;
      this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = undefined;
      this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = undefined;
      this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = undefined;
      this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = undefined;
      this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = undefined;
      this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = undefined;
      this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = undefined;
    },
  () =>
    function Item(this: Members): void {
      if (new.target !== undefined) return;
      this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = undefined;
      this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = undefined;
      this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = undefined;
      this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = undefined;
      this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = undefined;
      this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = undefined;
      this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = undefined;
      this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = undefined;
      this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = undefined;
      this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = undefined;
      this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = undefined;
      this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = undefined;
      this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = undefined;
      this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = undefined;
      this.a = this.b = this.c = this.d = this.e = this.f = this.g = this.h = undefined;
    },
];

const minCapacity = 8;

/** The largest capacity of an object, in members. */
export const maxCapacity = minCapacity * 2 ** (factories.length - 1);

/** Returns a new constructor of objects with room for at least `members` members, at most `maxCapacity`. */
export function constructorWithCapacity(members: number): (this: Members) => void {
  const size = Math.max(0, Math.ceil(Math.log2(members / minCapacity)));
  const factory = factories[size];
  if (factory === undefined)
    throw new RangeError(`Expected at most ${maxCapacity} members, received ${members}`);
  return factory();
}
