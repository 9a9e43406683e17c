import { type Members, setMember } from './members.ts';
import type { Page } from './page.ts';
import { cloneAt, isTemplatable, makeTemplate, takeSite } from './templates.ts';

/** How often objects of a layout are built member by member before a template is made. */
const trials = 2;

/** How many layouts the decoder of one response may still remember. */
export interface LayoutBudget {
  layouts: number;
}

/**
 * The names of an object's members, in their order: each layout is the one before it and one name more.
 *
 * A map is read without knowing how it ends. Its values wait on a stack, while the layout goes from name to name; the
 * object is made at the end, cloned from the template of its layout and filled. That is up to a quarter quicker than adding
 * members one by one; and all objects of a layout share one hidden class, however many attributes they have, which is
 * what makes them quick to read.
 */
export class Layout {
  readonly #budget: LayoutBudget;
  readonly #previous: Layout | undefined;
  readonly #name: string;
  /** The layout that followed the last time, which is most often the one that follows. */
  #latest: Layout | undefined;
  readonly #followers = new Map<string, Layout>();
  #names: readonly string[] | undefined;
  #template: Members | undefined;
  #site = 0;
  #built = 0;

  constructor(budget: LayoutBudget, previous?: Layout, name = '') {
    this.#budget = budget;
    this.#previous = previous;
    this.#name = name;
  }

  /** The layout with one name more, or `undefined` if it cannot be: for want of budget, or as it has that name already. */
  with(name: string): Layout | undefined {
    const latest = this.#latest;
    if (latest !== undefined && latest.#name === name) return latest;
    const follower = this.#followers.get(name) ?? this.#grow(name);
    if (follower !== undefined) this.#latest = follower;
    return follower;
  }

  #grow(name: string): Layout | undefined {
    if (this.#budget.layouts <= 0 || this.names().includes(name)) return undefined;
    this.#budget.layouts--;
    const follower = new Layout(this.#budget, this, name);
    this.#followers.set(name, follower);
    return follower;
  }

  names(): readonly string[] {
    this.#names ??= this.#previous === undefined ? [] : [...this.#previous.names(), this.#name];
    return this.#names;
  }

  /** Makes an object of this layout from the values on top of the stack, from `base` on, and takes them off. */
  build(page: Page, base: number): Members {
    const names = this.names();
    const { values } = page;
    let at = base;
    page.top = base;
    if (this.#template === undefined) {
      const object: Members = {};
      for (const name of names) setMember(object, name, values[at++]);
      this.#learn(names);
      return object;
    }
    const object = cloneAt(this.#site, this.#template);
    for (const name of names) object[name] = values[at++];
    return object;
  }

  #learn(names: readonly string[]): void {
    if (++this.#built !== trials || !isTemplatable(names)) return;
    this.#template = makeTemplate(names);
    this.#site = takeSite();
  }
}
