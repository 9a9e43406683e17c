import type { ByteReader } from './byte-reader.ts';
import type { LearningLimit } from './learning-limit.ts';
import { type MemberStore, setMembers, takeMemberStores } from './member-stores.ts';
import { type Members, setMember } from './members.ts';
import { isConstructible, type ObjectConstructor, objectConstructor } from './object-constructor.ts';

/** How many objects of a layout are built from `{}` before it gets a constructor. */
const buildsBeforeConstructor = 2;

/** How many are built before it takes member stores, of which there are few. */
const buildsBeforeStores = 256;

/**
 * The names of an object's members in order. Layouts form a tree like V8's hidden classes: each transition adds a name.
 *
 * While a map is read, each name is a transition to the next layout and each value is pushed onto the value stack. At the
 * end the constructor of the last layout creates the object, which is then filled. That is up to a quarter faster than
 * adding members to `{}` one by one; and all objects of a layout share one hidden class, however many attributes they
 * have, which makes reading them fast.
 */
export class ObjectLayout {
  readonly #limit: LearningLimit;
  readonly #previous: ObjectLayout | undefined;
  readonly #name: string;
  /** The target of the latest transition, which is usually that of the next one. */
  #latest: ObjectLayout | undefined;
  readonly #transitions = new Map<string, ObjectLayout>();
  #names: readonly string[] | undefined;
  #construct: ObjectConstructor | undefined;
  #stores: readonly MemberStore[] | undefined;
  #built = 0;

  constructor(limit: LearningLimit, previous?: ObjectLayout, name = '') {
    this.#limit = limit;
    this.#previous = previous;
    this.#name = name;
  }

  /** Returns the layout with one more name; `undefined` if it has that name already or the learning limit is reached. */
  with(name: string): ObjectLayout | undefined {
    const latest = this.#latest;
    if (latest !== undefined && latest.#name === name) return latest;
    const next = this.#transitions.get(name) ?? this.#addTransition(name);
    if (next !== undefined) this.#latest = next;
    return next;
  }

  #addTransition(name: string): ObjectLayout | undefined {
    if (this.names().includes(name) || !this.#limit.takeLayout()) return undefined;
    const next = new ObjectLayout(this.#limit, this, name);
    this.#transitions.set(name, next);
    return next;
  }

  names(): readonly string[] {
    this.#names ??= this.#previous === undefined ? [] : [...this.#previous.names(), this.#name];
    return this.#names;
  }

  /** Pops the values from `stackBase` on off the value stack, and makes an object of this layout from them. */
  build(reader: ByteReader, stackBase: number): Members {
    const names = this.names();
    const { valueStack } = reader;
    let at = stackBase;
    reader.stackTop = stackBase;
    if (this.#construct === undefined) {
      this.#countBuild(names);
      return this.#fill({}, reader, stackBase);
    }
    const object = new this.#construct();
    const stores = this.#stores;
    if (stores !== undefined) setMembers(object, stores, valueStack, at);
    else {
      for (const name of names) object[name] = valueStack[at++];
      if (++this.#built === buildsBeforeStores)
        this.#stores = this.#construct.stores ??= takeMemberStores(names);
    }
    return object;
  }

  /**
   * Does the same with an object whose members are a hash table.
   *
   * Names that never repeat would give every object a hidden class of its own, and making these takes twice as long.
   */
  buildDictionary(reader: ByteReader, stackBase: number): Members {
    // V8 makes a hash table of an object without a prototype, and leaves it one when it gets a prototype.
    return this.#fill(Object.setPrototypeOf({ __proto__: null }, Object.prototype), reader, stackBase);
  }

  #fill(object: Members, reader: ByteReader, stackBase: number): Members {
    let at = stackBase;
    reader.stackTop = stackBase;
    for (const name of this.names()) setMember(object, name, reader.valueStack[at++]);
    return object;
  }

  #countBuild(names: readonly string[]): void {
    if (++this.#built !== buildsBeforeConstructor || !isConstructible(names)) return;
    this.#construct = objectConstructor(names);
  }
}
