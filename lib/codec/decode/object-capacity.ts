import type { Members } from './members.ts';

/**
 * Makes functions that, called with `new`, make objects with room for 8, 16, 32, 64 and 128 members.
 *
 * V8 gives the objects of a constructor room for as many members as there are assignments to `this` in its text, and eight
 * more; whether they are ever executed, or are all the same, does not matter. Members that find no room in an object
 * stand in an array of its own, which grows with every third, and from a dozen on the object becomes a hash table.
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

const smallest = 8;

/** The largest number of members that there is room for. */
export const maxCapacity = smallest * 2 ** (factories.length - 1);

/** Makes a new function whose objects have room for so many members, up to `maxCapacity`. */
export function constructorWithCapacity(members: number): (this: Members) => void {
  const size = Math.max(0, Math.ceil(Math.log2(members / smallest)));
  const factory = factories[size];
  if (factory === undefined) throw new RangeError(`No room for ${members} members`);
  return factory();
}
