import type { Budget } from './budget.ts';
import { type Kind, kind, openingOf } from './kinds.ts';
import { Layout } from './layouts.ts';
import type { Page } from './page.ts';
import { Pattern } from './pattern.ts';

/** How many names are put down for one place, of which longer ones are not. */
const maxNames = 512;
const longestName = 255;

/** How many fields are tried before the general way is taken: items leave out some attributes, but rarely many. */
const lookahead = 6;

/** An attribute of one name and one kind. */
export class Field {
  readonly name: string;
  readonly kind: Kind;
  /** Where its contents stand, if they have attributes or elements. */
  readonly place: Place;
  /** How it begins on the wire, `"name":{"S":"`; a stranger's is not known. */
  readonly pattern: Pattern | undefined;
  /** The field that is expected to come next. */
  next: Field | undefined;
  readonly isKnown: boolean;

  constructor(name: string, kind: Kind, place: Place, pattern?: Pattern) {
    this.name = name;
    this.isKnown = pattern !== undefined;
    this.kind = kind;
    this.place = place;
    this.pattern = pattern;
  }
}

/**
 * What is remembered about the maps at one place of a response: as the items of a table repeat their attributes' names,
 * order and kinds, the next attribute is known before it is read, and comparing its bytes takes the place of parsing.
 *
 * Fields are kept in the order in which they arrive, as a linked list, so that one that is new is put where it belongs.
 * A name is learned when it comes a second time. Names that never repeat, such as identifiers, are strangers: what their
 * contents look like is remembered for all of them together.
 */
export class Place {
  readonly layout: Layout;
  readonly #budget: Budget;
  readonly #fields = new Map<string, Field[]>();
  readonly #metOnce = new Set<string>();
  #first: Field | undefined;
  #element: Place | undefined;
  #strangers: Place | undefined;

  constructor(budget: Budget) {
    this.#budget = budget;
    this.layout = new Layout(budget);
  }

  /** The place that the elements of a list here are. */
  get element(): Place {
    this.#element ??= new Place(this.#budget);
    return this.#element;
  }

  /** Reads the beginning of the attribute that is expected after another; nothing if it is none of the next few. */
  predict(page: Page, previous: Field | undefined): Field | undefined {
    let field = previous === undefined ? this.#first : previous.next;
    for (let tries = 0; field !== undefined && tries < lookahead; tries++) {
      if (field.pattern?.matches(page.view, page.position)) {
        page.position += field.pattern.size;
        return field;
      }
      field = field.next;
    }
    return undefined;
  }

  /** The field of a name and kind that did not come as predicted, learned if that is worth while. */
  recall(name: string, kind: Kind, previous: Field | undefined): Field {
    const fields = this.#fields.get(name);
    const known = fields?.find((field) => field.kind === kind);
    if (known !== undefined) return known;
    if (fields === undefined && !this.#isWorthLearning(name)) return this.#stranger(name, kind);
    return this.#learn(name, kind, previous);
  }

  #isWorthLearning(name: string): boolean {
    if (this.#metOnce.delete(name)) return true;
    if (name.length > longestName) return false;
    if (this.#metOnce.size + this.#fields.size >= maxNames) this.#budget.refused++;
    else if (this.#budget.takeName()) this.#metOnce.add(name);
    return false;
  }

  #learn(name: string, kind: Kind, previous: Field | undefined): Field {
    const pattern = new Pattern(`${JSON.stringify(name)}:${openingOf(kind)}`);
    const field = new Field(internalized(name), kind, this.#inside(kind), pattern);
    const fields = this.#fields.get(name);
    if (fields === undefined) this.#fields.set(name, [field]);
    else fields.push(field);

    if (previous === undefined) {
      field.next = this.#first;
      this.#first = field;
    } else {
      field.next = previous.next;
      previous.next = field;
    }
    return field;
  }

  #stranger(name: string, kind: Kind): Field {
    this.#strangers ??= new Place(this.#budget);
    return new Field(name, kind, this.#strangers);
  }

  /** A place of their own for the contents of a map or a list; the contents of other kinds need none. */
  #inside(contents: Kind): Place {
    return contents === kind.M || contents === kind.L ? new Place(this.#budget) : this;
  }
}

/** Turns a name into the one copy that V8 keeps of every property's name, which it need not look up when it is used. */
function internalized(name: string): string {
  return Object.keys({ [name]: undefined })[0] ?? name;
}
