import type { ByteReader } from './byte-reader.ts';
import type { LearningLimit } from './learning-limit.ts';
import { type Members, setMember } from './members.ts';
import { isConstructible, type ObjectConstructor, objectConstructor } from './object-constructor.ts';

/** How many objects of a layout are built from `{}` before there is a constructor for them. */
const trials = 2;

/**
 * The names of an object's members, in their order: each layout is the one before it and one name more.
 *
 * A map is read without knowing how it ends. Its values wait on a stack, while the layout goes from name to name; the
 * object is made at the end, by the constructor of its layout, and filled. That is up to a quarter quicker than adding
 * members to `{}` one by one; and all objects of a layout share one hidden class, however many attributes they have, which is
 * what makes them quick to read.
 */
export class ObjectLayout {
  readonly #budget: LearningLimit;
  readonly #previous: ObjectLayout | undefined;
  readonly #name: string;
  /** The layout that followed the last time, which is most often the one that follows. */
  #latest: ObjectLayout | undefined;
  readonly #followers = new Map<string, ObjectLayout>();
  #names: readonly string[] | undefined;
  #construct: ObjectConstructor | undefined;
  #built = 0;

  constructor(budget: LearningLimit, previous?: ObjectLayout, name = '') {
    this.#budget = budget;
    this.#previous = previous;
    this.#name = name;
  }

  /** The layout with one name more, or `undefined` if it cannot be: for want of budget, or as it has that name already. */
  with(name: string): ObjectLayout | undefined {
    const latest = this.#latest;
    if (latest !== undefined && latest.#name === name) return latest;
    const follower = this.#followers.get(name) ?? this.#grow(name);
    if (follower !== undefined) this.#latest = follower;
    return follower;
  }

  #grow(name: string): ObjectLayout | undefined {
    if (this.names().includes(name) || !this.#budget.takeLayout()) return undefined;
    const follower = new ObjectLayout(this.#budget, this, name);
    this.#followers.set(name, follower);
    return follower;
  }

  names(): readonly string[] {
    this.#names ??= this.#previous === undefined ? [] : [...this.#previous.names(), this.#name];
    return this.#names;
  }

  /** Makes an object of this layout from the values on top of the stack, from `base` on, and takes them off. */
  build(reader: ByteReader, base: number): Members {
    const names = this.names();
    const { values } = reader;
    let at = base;
    reader.top = base;
    if (this.#construct === undefined) {
      const object: Members = {};
      for (const name of names) setMember(object, name, values[at++]);
      this.#learn(names);
      return object;
    }
    const object = new this.#construct();
    for (const name of names) object[name] = values[at++];
    return object;
  }

  #learn(names: readonly string[]): void {
    if (++this.#built !== trials || !isConstructible(names)) return;
    this.#construct = objectConstructor(names);
  }
}
