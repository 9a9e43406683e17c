import type { Members } from './members.ts';

/** How many members a store sets at most. */
const maxMembers = 8;

/** The names that a store sets: one to eight. Those beyond `length` are not read. */
type Names = { readonly [index in 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7]: string } & { readonly length: number };

/** Sets the members `names` of an object, `length` of them, to `values`, from `start` on. */
type Store = (
  object: Members,
  names: Names,
  values: readonly unknown[],
  start: number,
  length: number,
) => void;

/** Sets some of the members of an object. */
export interface MemberStore {
  readonly names: Names;
  readonly set: Store;
}

/**
 * Copies of one function, each for the objects of one layout.
 *
 * V8 keeps an inline cache for each assignment in the source, and one that has seen a single name and hidden class is compiled
 * to a few instructions. A loop over the names of all layouts has one cache for all of them, and searches a hash table for each
 * member. Closures of one function share their caches, so that only copies of its source have caches of their own.
 */
// biome-ignore format: as lines, the copies can be seen to be equal.
const freeStores: Store[] = [
  (o, n, v, i, l) => { o[n[0]] = v[i]; if (l < 2) return; o[n[1]] = v[i + 1]; if (l < 3) return; o[n[2]] = v[i + 2]; if (l < 4) return; o[n[3]] = v[i + 3]; if (l < 5) return; o[n[4]] = v[i + 4]; if (l < 6) return; o[n[5]] = v[i + 5]; if (l < 7) return; o[n[6]] = v[i + 6]; if (l < 8) return; o[n[7]] = v[i + 7]; },
  (o, n, v, i, l) => { o[n[0]] = v[i]; if (l < 2) return; o[n[1]] = v[i + 1]; if (l < 3) return; o[n[2]] = v[i + 2]; if (l < 4) return; o[n[3]] = v[i + 3]; if (l < 5) return; o[n[4]] = v[i + 4]; if (l < 6) return; o[n[5]] = v[i + 5]; if (l < 7) return; o[n[6]] = v[i + 6]; if (l < 8) return; o[n[7]] = v[i + 7]; },
  (o, n, v, i, l) => { o[n[0]] = v[i]; if (l < 2) return; o[n[1]] = v[i + 1]; if (l < 3) return; o[n[2]] = v[i + 2]; if (l < 4) return; o[n[3]] = v[i + 3]; if (l < 5) return; o[n[4]] = v[i + 4]; if (l < 6) return; o[n[5]] = v[i + 5]; if (l < 7) return; o[n[6]] = v[i + 6]; if (l < 8) return; o[n[7]] = v[i + 7]; },
  (o, n, v, i, l) => { o[n[0]] = v[i]; if (l < 2) return; o[n[1]] = v[i + 1]; if (l < 3) return; o[n[2]] = v[i + 2]; if (l < 4) return; o[n[3]] = v[i + 3]; if (l < 5) return; o[n[4]] = v[i + 4]; if (l < 6) return; o[n[5]] = v[i + 5]; if (l < 7) return; o[n[6]] = v[i + 6]; if (l < 8) return; o[n[7]] = v[i + 7]; },
  (o, n, v, i, l) => { o[n[0]] = v[i]; if (l < 2) return; o[n[1]] = v[i + 1]; if (l < 3) return; o[n[2]] = v[i + 2]; if (l < 4) return; o[n[3]] = v[i + 3]; if (l < 5) return; o[n[4]] = v[i + 4]; if (l < 6) return; o[n[5]] = v[i + 5]; if (l < 7) return; o[n[6]] = v[i + 6]; if (l < 8) return; o[n[7]] = v[i + 7]; },
  (o, n, v, i, l) => { o[n[0]] = v[i]; if (l < 2) return; o[n[1]] = v[i + 1]; if (l < 3) return; o[n[2]] = v[i + 2]; if (l < 4) return; o[n[3]] = v[i + 3]; if (l < 5) return; o[n[4]] = v[i + 4]; if (l < 6) return; o[n[5]] = v[i + 5]; if (l < 7) return; o[n[6]] = v[i + 6]; if (l < 8) return; o[n[7]] = v[i + 7]; },
  (o, n, v, i, l) => { o[n[0]] = v[i]; if (l < 2) return; o[n[1]] = v[i + 1]; if (l < 3) return; o[n[2]] = v[i + 2]; if (l < 4) return; o[n[3]] = v[i + 3]; if (l < 5) return; o[n[4]] = v[i + 4]; if (l < 6) return; o[n[5]] = v[i + 5]; if (l < 7) return; o[n[6]] = v[i + 6]; if (l < 8) return; o[n[7]] = v[i + 7]; },
  (o, n, v, i, l) => { o[n[0]] = v[i]; if (l < 2) return; o[n[1]] = v[i + 1]; if (l < 3) return; o[n[2]] = v[i + 2]; if (l < 4) return; o[n[3]] = v[i + 3]; if (l < 5) return; o[n[4]] = v[i + 4]; if (l < 6) return; o[n[5]] = v[i + 5]; if (l < 7) return; o[n[6]] = v[i + 6]; if (l < 8) return; o[n[7]] = v[i + 7]; },
  (o, n, v, i, l) => { o[n[0]] = v[i]; if (l < 2) return; o[n[1]] = v[i + 1]; if (l < 3) return; o[n[2]] = v[i + 2]; if (l < 4) return; o[n[3]] = v[i + 3]; if (l < 5) return; o[n[4]] = v[i + 4]; if (l < 6) return; o[n[5]] = v[i + 5]; if (l < 7) return; o[n[6]] = v[i + 6]; if (l < 8) return; o[n[7]] = v[i + 7]; },
  (o, n, v, i, l) => { o[n[0]] = v[i]; if (l < 2) return; o[n[1]] = v[i + 1]; if (l < 3) return; o[n[2]] = v[i + 2]; if (l < 4) return; o[n[3]] = v[i + 3]; if (l < 5) return; o[n[4]] = v[i + 4]; if (l < 6) return; o[n[5]] = v[i + 5]; if (l < 7) return; o[n[6]] = v[i + 6]; if (l < 8) return; o[n[7]] = v[i + 7]; },
  (o, n, v, i, l) => { o[n[0]] = v[i]; if (l < 2) return; o[n[1]] = v[i + 1]; if (l < 3) return; o[n[2]] = v[i + 2]; if (l < 4) return; o[n[3]] = v[i + 3]; if (l < 5) return; o[n[4]] = v[i + 4]; if (l < 6) return; o[n[5]] = v[i + 5]; if (l < 7) return; o[n[6]] = v[i + 6]; if (l < 8) return; o[n[7]] = v[i + 7]; },
  (o, n, v, i, l) => { o[n[0]] = v[i]; if (l < 2) return; o[n[1]] = v[i + 1]; if (l < 3) return; o[n[2]] = v[i + 2]; if (l < 4) return; o[n[3]] = v[i + 3]; if (l < 5) return; o[n[4]] = v[i + 4]; if (l < 6) return; o[n[5]] = v[i + 5]; if (l < 7) return; o[n[6]] = v[i + 6]; if (l < 8) return; o[n[7]] = v[i + 7]; },
  (o, n, v, i, l) => { o[n[0]] = v[i]; if (l < 2) return; o[n[1]] = v[i + 1]; if (l < 3) return; o[n[2]] = v[i + 2]; if (l < 4) return; o[n[3]] = v[i + 3]; if (l < 5) return; o[n[4]] = v[i + 4]; if (l < 6) return; o[n[5]] = v[i + 5]; if (l < 7) return; o[n[6]] = v[i + 6]; if (l < 8) return; o[n[7]] = v[i + 7]; },
  (o, n, v, i, l) => { o[n[0]] = v[i]; if (l < 2) return; o[n[1]] = v[i + 1]; if (l < 3) return; o[n[2]] = v[i + 2]; if (l < 4) return; o[n[3]] = v[i + 3]; if (l < 5) return; o[n[4]] = v[i + 4]; if (l < 6) return; o[n[5]] = v[i + 5]; if (l < 7) return; o[n[6]] = v[i + 6]; if (l < 8) return; o[n[7]] = v[i + 7]; },
  (o, n, v, i, l) => { o[n[0]] = v[i]; if (l < 2) return; o[n[1]] = v[i + 1]; if (l < 3) return; o[n[2]] = v[i + 2]; if (l < 4) return; o[n[3]] = v[i + 3]; if (l < 5) return; o[n[4]] = v[i + 4]; if (l < 6) return; o[n[5]] = v[i + 5]; if (l < 7) return; o[n[6]] = v[i + 6]; if (l < 8) return; o[n[7]] = v[i + 7]; },
  (o, n, v, i, l) => { o[n[0]] = v[i]; if (l < 2) return; o[n[1]] = v[i + 1]; if (l < 3) return; o[n[2]] = v[i + 2]; if (l < 4) return; o[n[3]] = v[i + 3]; if (l < 5) return; o[n[4]] = v[i + 4]; if (l < 6) return; o[n[5]] = v[i + 5]; if (l < 7) return; o[n[6]] = v[i + 6]; if (l < 8) return; o[n[7]] = v[i + 7]; },
  (o, n, v, i, l) => { o[n[0]] = v[i]; if (l < 2) return; o[n[1]] = v[i + 1]; if (l < 3) return; o[n[2]] = v[i + 2]; if (l < 4) return; o[n[3]] = v[i + 3]; if (l < 5) return; o[n[4]] = v[i + 4]; if (l < 6) return; o[n[5]] = v[i + 5]; if (l < 7) return; o[n[6]] = v[i + 6]; if (l < 8) return; o[n[7]] = v[i + 7]; },
  (o, n, v, i, l) => { o[n[0]] = v[i]; if (l < 2) return; o[n[1]] = v[i + 1]; if (l < 3) return; o[n[2]] = v[i + 2]; if (l < 4) return; o[n[3]] = v[i + 3]; if (l < 5) return; o[n[4]] = v[i + 4]; if (l < 6) return; o[n[5]] = v[i + 5]; if (l < 7) return; o[n[6]] = v[i + 6]; if (l < 8) return; o[n[7]] = v[i + 7]; },
  (o, n, v, i, l) => { o[n[0]] = v[i]; if (l < 2) return; o[n[1]] = v[i + 1]; if (l < 3) return; o[n[2]] = v[i + 2]; if (l < 4) return; o[n[3]] = v[i + 3]; if (l < 5) return; o[n[4]] = v[i + 4]; if (l < 6) return; o[n[5]] = v[i + 5]; if (l < 7) return; o[n[6]] = v[i + 6]; if (l < 8) return; o[n[7]] = v[i + 7]; },
  (o, n, v, i, l) => { o[n[0]] = v[i]; if (l < 2) return; o[n[1]] = v[i + 1]; if (l < 3) return; o[n[2]] = v[i + 2]; if (l < 4) return; o[n[3]] = v[i + 3]; if (l < 5) return; o[n[4]] = v[i + 4]; if (l < 6) return; o[n[5]] = v[i + 5]; if (l < 7) return; o[n[6]] = v[i + 6]; if (l < 8) return; o[n[7]] = v[i + 7]; },
  (o, n, v, i, l) => { o[n[0]] = v[i]; if (l < 2) return; o[n[1]] = v[i + 1]; if (l < 3) return; o[n[2]] = v[i + 2]; if (l < 4) return; o[n[3]] = v[i + 3]; if (l < 5) return; o[n[4]] = v[i + 4]; if (l < 6) return; o[n[5]] = v[i + 5]; if (l < 7) return; o[n[6]] = v[i + 6]; if (l < 8) return; o[n[7]] = v[i + 7]; },
  (o, n, v, i, l) => { o[n[0]] = v[i]; if (l < 2) return; o[n[1]] = v[i + 1]; if (l < 3) return; o[n[2]] = v[i + 2]; if (l < 4) return; o[n[3]] = v[i + 3]; if (l < 5) return; o[n[4]] = v[i + 4]; if (l < 6) return; o[n[5]] = v[i + 5]; if (l < 7) return; o[n[6]] = v[i + 6]; if (l < 8) return; o[n[7]] = v[i + 7]; },
  (o, n, v, i, l) => { o[n[0]] = v[i]; if (l < 2) return; o[n[1]] = v[i + 1]; if (l < 3) return; o[n[2]] = v[i + 2]; if (l < 4) return; o[n[3]] = v[i + 3]; if (l < 5) return; o[n[4]] = v[i + 4]; if (l < 6) return; o[n[5]] = v[i + 5]; if (l < 7) return; o[n[6]] = v[i + 6]; if (l < 8) return; o[n[7]] = v[i + 7]; },
  (o, n, v, i, l) => { o[n[0]] = v[i]; if (l < 2) return; o[n[1]] = v[i + 1]; if (l < 3) return; o[n[2]] = v[i + 2]; if (l < 4) return; o[n[3]] = v[i + 3]; if (l < 5) return; o[n[4]] = v[i + 4]; if (l < 6) return; o[n[5]] = v[i + 5]; if (l < 7) return; o[n[6]] = v[i + 6]; if (l < 8) return; o[n[7]] = v[i + 7]; },
  (o, n, v, i, l) => { o[n[0]] = v[i]; if (l < 2) return; o[n[1]] = v[i + 1]; if (l < 3) return; o[n[2]] = v[i + 2]; if (l < 4) return; o[n[3]] = v[i + 3]; if (l < 5) return; o[n[4]] = v[i + 4]; if (l < 6) return; o[n[5]] = v[i + 5]; if (l < 7) return; o[n[6]] = v[i + 6]; if (l < 8) return; o[n[7]] = v[i + 7]; },
  (o, n, v, i, l) => { o[n[0]] = v[i]; if (l < 2) return; o[n[1]] = v[i + 1]; if (l < 3) return; o[n[2]] = v[i + 2]; if (l < 4) return; o[n[3]] = v[i + 3]; if (l < 5) return; o[n[4]] = v[i + 4]; if (l < 6) return; o[n[5]] = v[i + 5]; if (l < 7) return; o[n[6]] = v[i + 6]; if (l < 8) return; o[n[7]] = v[i + 7]; },
  (o, n, v, i, l) => { o[n[0]] = v[i]; if (l < 2) return; o[n[1]] = v[i + 1]; if (l < 3) return; o[n[2]] = v[i + 2]; if (l < 4) return; o[n[3]] = v[i + 3]; if (l < 5) return; o[n[4]] = v[i + 4]; if (l < 6) return; o[n[5]] = v[i + 5]; if (l < 7) return; o[n[6]] = v[i + 6]; if (l < 8) return; o[n[7]] = v[i + 7]; },
  (o, n, v, i, l) => { o[n[0]] = v[i]; if (l < 2) return; o[n[1]] = v[i + 1]; if (l < 3) return; o[n[2]] = v[i + 2]; if (l < 4) return; o[n[3]] = v[i + 3]; if (l < 5) return; o[n[4]] = v[i + 4]; if (l < 6) return; o[n[5]] = v[i + 5]; if (l < 7) return; o[n[6]] = v[i + 6]; if (l < 8) return; o[n[7]] = v[i + 7]; },
  (o, n, v, i, l) => { o[n[0]] = v[i]; if (l < 2) return; o[n[1]] = v[i + 1]; if (l < 3) return; o[n[2]] = v[i + 2]; if (l < 4) return; o[n[3]] = v[i + 3]; if (l < 5) return; o[n[4]] = v[i + 4]; if (l < 6) return; o[n[5]] = v[i + 5]; if (l < 7) return; o[n[6]] = v[i + 6]; if (l < 8) return; o[n[7]] = v[i + 7]; },
  (o, n, v, i, l) => { o[n[0]] = v[i]; if (l < 2) return; o[n[1]] = v[i + 1]; if (l < 3) return; o[n[2]] = v[i + 2]; if (l < 4) return; o[n[3]] = v[i + 3]; if (l < 5) return; o[n[4]] = v[i + 4]; if (l < 6) return; o[n[5]] = v[i + 5]; if (l < 7) return; o[n[6]] = v[i + 6]; if (l < 8) return; o[n[7]] = v[i + 7]; },
  (o, n, v, i, l) => { o[n[0]] = v[i]; if (l < 2) return; o[n[1]] = v[i + 1]; if (l < 3) return; o[n[2]] = v[i + 2]; if (l < 4) return; o[n[3]] = v[i + 3]; if (l < 5) return; o[n[4]] = v[i + 4]; if (l < 6) return; o[n[5]] = v[i + 5]; if (l < 7) return; o[n[6]] = v[i + 6]; if (l < 8) return; o[n[7]] = v[i + 7]; },
  (o, n, v, i, l) => { o[n[0]] = v[i]; if (l < 2) return; o[n[1]] = v[i + 1]; if (l < 3) return; o[n[2]] = v[i + 2]; if (l < 4) return; o[n[3]] = v[i + 3]; if (l < 5) return; o[n[4]] = v[i + 4]; if (l < 6) return; o[n[5]] = v[i + 5]; if (l < 7) return; o[n[6]] = v[i + 6]; if (l < 8) return; o[n[7]] = v[i + 7]; },
];

/**
 * Takes stores for objects with these names; `undefined` if there are not enough left.
 *
 * They are never returned: an inline cache does not forget, so that the next layout would be as slow as without.
 */
export function takeMemberStores(names: readonly string[]): readonly MemberStore[] | undefined {
  const count = Math.ceil(names.length / maxMembers);
  if (count > freeStores.length) return undefined;
  return freeStores.splice(freeStores.length - count).map((set, index) => {
    const start = index * maxMembers;
    return { set, names: names.slice(start, start + maxMembers) as unknown as Names };
  });
}

/** Sets the members of an object to `values`, from `start` on. */
export function setMembers(
  object: Members,
  stores: readonly MemberStore[],
  values: readonly unknown[],
  start: number,
): void {
  let at = start;
  for (const { set, names } of stores) {
    set(object, names, values, at, names.length);
    at += maxMembers;
  }
}
