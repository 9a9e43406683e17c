import { AttributeIndex } from './attribute-index.ts';
import { type AttributeType, attributeType, openingOf } from './attribute-types.ts';
import type { ByteReader } from './byte-reader.ts';
import { LearnedAttributes } from './learned-attributes.ts';
import type { LearningLimit } from './learning-limit.ts';
import { ObjectLayout } from './object-layout.ts';
import { OpeningPattern } from './opening-pattern.ts';
import { newRepetition, type Repetition } from './repeated-text.ts';

/** How many names a predictor remembers. */
const maxNames = 1024;

/** How many names more than twice those that were learned must have been unknown for a predictor to be volatile. */
const minOneOffs = 64;

/** How many expected attributes are compared before the name is searched: items leave out some attributes, but rarely many. */
const lookahead = 3;

/** An attribute of one name and one type: an entry of the inline cache. */
export class PredictedAttribute {
  readonly name: string;
  readonly type: AttributeType;
  /** Predicts the attributes of a map and the elements of a list. */
  readonly predictor: AttributePredictor;
  /** How often its texts, or those of its set, repeat. */
  readonly repetition: Repetition;
  /** The bytes it begins with, `"name":{"S":"`; `undefined` for a one-off attribute. */
  readonly opening: OpeningPattern | undefined;
  /** The same with the end of the attribute before it: `},"name":{"S":"`. */
  readonly following: OpeningPattern | undefined;
  /** The attribute that is expected next. */
  next: PredictedAttribute | undefined;
  /** False for a one-off attribute. */
  readonly isLearned: boolean;

  /** @param beginning what `opening` is made of */
  constructor(name: string, type: AttributeType, predictor: AttributePredictor, beginning?: string) {
    this.name = name;
    this.repetition = beginning === undefined ? predictor.repetition : newRepetition();
    this.isLearned = beginning !== undefined;
    this.type = type;
    this.predictor = predictor;
    this.opening = beginning === undefined ? undefined : new OpeningPattern(beginning);
    this.following = beginning === undefined ? undefined : new OpeningPattern(`},${beginning}`);
  }
}

/**
 * Inline cache for the maps at one position of a response. The items of a table repeat the names, order and types of
 * their attributes; so the next attribute is predicted, and comparing its bytes replaces parsing.
 *
 * The expected attributes are a linked list in order of arrival, into which a new one is inserted where it occurred.
 * A name is learned when it occurs for the second time. Names that never repeat, such as identifiers, belong to one-off
 * attributes: these share one predictor for their contents.
 */
export class AttributePredictor {
  readonly layout: ObjectLayout;
  /** How often the texts in a list at this position repeat. */
  readonly repetition = newRepetition();
  readonly #limit: LearningLimit;
  readonly #learned: LearnedAttributes<PredictedAttribute>;
  readonly #index = new AttributeIndex();
  #first: PredictedAttribute | undefined;
  #element: AttributePredictor | undefined;
  #oneOffContents: AttributePredictor | undefined;
  #oneOffs = 0;

  constructor(limit: LearningLimit) {
    this.#limit = limit;
    this.#learned = new LearnedAttributes(limit, maxNames);
    this.layout = new ObjectLayout(limit);
  }

  /** The predictor that the elements of a list at this position share. */
  get element(): AttributePredictor {
    this.#element ??= new AttributePredictor(this.#limit);
    return this.#element;
  }

  /** Whether most names at this position never repeat. */
  get isVolatile(): boolean {
    return this.#oneOffs > minOneOffs + 2 * this.#learned.size;
  }

  /** Reads the beginning of a learned attribute, first trying those expected after `previous`; `undefined` if none matches. */
  predict(reader: ByteReader, previous: PredictedAttribute | undefined): PredictedAttribute | undefined {
    let attribute = previous === undefined ? this.#first : previous.next;
    for (let tries = 0; attribute !== undefined && tries < lookahead; tries++) {
      if (attribute.opening?.matches(reader.view, reader.position)) {
        reader.position += attribute.opening.size;
        return attribute;
      }
      attribute = attribute.next;
    }
    return this.#index.find(reader);
  }

  /** Returns the attribute of a name and type that was not predicted, and learns it if its name occurs again. */
  findOrLearn(
    name: string,
    type: AttributeType,
    previous: PredictedAttribute | undefined,
  ): PredictedAttribute {
    const attributes = this.#learned.of(name);
    const known = attributes?.find((attribute) => attribute.type === type);
    if (known !== undefined) return known;
    if (attributes === undefined && !this.#learned.isWorthLearning(name)) return this.#oneOff(name, type);
    return this.#learn(name, type, previous);
  }

  #learn(name: string, type: AttributeType, previous: PredictedAttribute | undefined): PredictedAttribute {
    const beginning = `${JSON.stringify(name)}:${openingOf(type)}`;
    const attribute = new PredictedAttribute(internalized(name), type, this.#contentsOf(type), beginning);
    this.#index.add(attribute, beginning);
    this.#learned.add(name, attribute);

    if (previous === undefined) {
      attribute.next = this.#first;
      this.#first = attribute;
    } else {
      attribute.next = previous.next;
      previous.next = attribute;
    }
    return attribute;
  }

  #oneOff(name: string, type: AttributeType): PredictedAttribute {
    this.#oneOffs++;
    this.#oneOffContents ??= new AttributePredictor(this.#limit);
    return new PredictedAttribute(name, type, this.#oneOffContents);
  }

  /** A new predictor for the contents of a map or a list; the other types need none. */
  #contentsOf(type: AttributeType): AttributePredictor {
    return type === attributeType.M || type === attributeType.L ? new AttributePredictor(this.#limit) : this;
  }
}

/** Returns V8's internalized copy of a name: property access compares it by address and skips the string table. */
function internalized(name: string): string {
  return Object.keys({ [name]: undefined })[0] ?? name;
}
