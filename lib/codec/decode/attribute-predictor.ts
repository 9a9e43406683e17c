import { type AttributeType, attributeType, openingOf } from './attribute-types.ts';
import { BytePattern } from './byte-pattern.ts';
import type { ByteReader } from './byte-reader.ts';
import type { LearningLimit } from './learning-limit.ts';
import { ObjectLayout } from './object-layout.ts';

/** How many names are put down for one place, of which longer ones are not. */
const maxNames = 512;
const longestName = 255;

/** How many fields are tried before the general way is taken: items leave out some attributes, but rarely many. */
const lookahead = 6;

/** An attribute of one name and one kind. */
export class PredictedAttribute {
  readonly name: string;
  readonly type: AttributeType;
  /** Where its contents stand, if they have attributes or elements. */
  readonly predictor: AttributePredictor;
  /** How it begins on the wire, `"name":{"S":"`; a stranger's is not known. */
  readonly pattern: BytePattern | undefined;
  /** The field that is expected to come next. */
  next: PredictedAttribute | undefined;
  readonly isKnown: boolean;

  constructor(name: string, kind: AttributeType, predictor: AttributePredictor, pattern?: BytePattern) {
    this.name = name;
    this.isKnown = pattern !== undefined;
    this.type = kind;
    this.predictor = predictor;
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
export class AttributePredictor {
  readonly layout: ObjectLayout;
  readonly #budget: LearningLimit;
  readonly #fields = new Map<string, PredictedAttribute[]>();
  readonly #metOnce = new Set<string>();
  #first: PredictedAttribute | undefined;
  #element: AttributePredictor | undefined;
  #strangers: AttributePredictor | undefined;

  constructor(budget: LearningLimit) {
    this.#budget = budget;
    this.layout = new ObjectLayout(budget);
  }

  /** The place that the elements of a list here are. */
  get element(): AttributePredictor {
    this.#element ??= new AttributePredictor(this.#budget);
    return this.#element;
  }

  /** Reads the beginning of the attribute that is expected after another; nothing if it is none of the next few. */
  predict(reader: ByteReader, previous: PredictedAttribute | undefined): PredictedAttribute | undefined {
    let field = previous === undefined ? this.#first : previous.next;
    for (let tries = 0; field !== undefined && tries < lookahead; tries++) {
      if (field.pattern?.matches(reader.view, reader.position)) {
        reader.position += field.pattern.size;
        return field;
      }
      field = field.next;
    }
    return undefined;
  }

  /** The field of a name and kind that did not come as predicted, learned if that is worth while. */
  recall(name: string, kind: AttributeType, previous: PredictedAttribute | undefined): PredictedAttribute {
    const fields = this.#fields.get(name);
    const known = fields?.find((field) => field.type === kind);
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

  #learn(name: string, kind: AttributeType, previous: PredictedAttribute | undefined): PredictedAttribute {
    const pattern = new BytePattern(`${JSON.stringify(name)}:${openingOf(kind)}`);
    const field = new PredictedAttribute(internalized(name), kind, this.#inside(kind), pattern);
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

  #stranger(name: string, kind: AttributeType): PredictedAttribute {
    this.#strangers ??= new AttributePredictor(this.#budget);
    return new PredictedAttribute(name, kind, this.#strangers);
  }

  /** A place of their own for the contents of a map or a list; the contents of other kinds need none. */
  #inside(contents: AttributeType): AttributePredictor {
    return contents === attributeType.M || contents === attributeType.L
      ? new AttributePredictor(this.#budget)
      : this;
  }
}

/** Turns a name into the one copy that V8 keeps of every property's name, which it need not look up when it is used. */
function internalized(name: string): string {
  return Object.keys({ [name]: undefined })[0] ?? name;
}
