import { type AttributeType, attributeType, openingOf } from './attribute-types.ts';
import { LearnedAttributes } from './learned-attributes.ts';
import type { LearningLimit } from './learning-limit.ts';
import { OpeningPattern } from './opening-pattern.ts';

/** How many names are remembered at one position. */
const maxNames = 512;

/** In which map a name occurred last: by the number of the map, so that a name that occurs twice in a map is found. */
interface Occurrence {
  map: number;
}

/** An attribute of one name and one type: an entry of the inline cache. */
export interface CheckedAttribute {
  readonly name: string;
  readonly type: AttributeType;
  /** The attributes of a map, or of the maps in a list. */
  readonly contents: CheckedAttributes;
  /** Shared by the attributes of one name. */
  readonly occurrence: Occurrence;
  /** The bytes it begins with, `"name":{"S":"`; `undefined` for an attribute that is not learned. */
  readonly opening: OpeningPattern | undefined;
  /** The same with the end of the attribute before it: `},"name":{"S":"`. */
  readonly following: OpeningPattern | undefined;
  /** The latest learned attribute before one that is not learned. */
  readonly previous: CheckedAttribute | undefined;
  /** The attribute that is expected next. */
  next: CheckedAttribute | undefined;
}

/**
 * Inline cache for the maps at one position of a response, for items that are checked but not decoded.
 *
 * It learns as `AttributePredictor` does: the expected attributes are a linked list, and a name is learned when it occurs for the
 * second time. It has no layouts, and its patterns reach over the boundary between two attributes.
 */
export class CheckedAttributes {
  /** The attribute that is expected first. */
  first: CheckedAttribute | undefined;
  readonly #limit: LearningLimit;
  readonly #learned: LearnedAttributes<CheckedAttribute>;
  #element: CheckedAttributes | undefined;
  #oneOffContents: CheckedAttributes | undefined;

  constructor(limit: LearningLimit) {
    this.#limit = limit;
    this.#learned = new LearnedAttributes(limit, maxNames);
  }

  /** What the elements of a list at this position share. */
  get element(): CheckedAttributes {
    this.#element ??= new CheckedAttributes(this.#limit);
    return this.#element;
  }

  /** Returns the attribute of a name and type that was not predicted, and learns it if its name occurs again. */
  findOrLearn(name: string, type: AttributeType, previous: CheckedAttribute | undefined): CheckedAttribute {
    const attributes = this.#learned.of(name);
    const known = attributes?.find((attribute) => attribute.type === type);
    if (known !== undefined) return known;
    if (attributes === undefined && !this.#learned.isWorthLearning(name))
      return this.#oneOff(name, type, previous);
    return this.#learn(name, type, previous, attributes?.[0]?.occurrence);
  }

  #learn(
    name: string,
    type: AttributeType,
    previous: CheckedAttribute | undefined,
    occurrence: Occurrence = { map: 0 },
  ): CheckedAttribute {
    const opening = `${JSON.stringify(name)}:${openingOf(type)}`;
    const attribute: CheckedAttribute = {
      name,
      type,
      contents: this.#contentsOf(type),
      occurrence,
      opening: new OpeningPattern(opening),
      following: new OpeningPattern(`},${opening}`),
      previous: undefined,
      next: this.#after(previous),
    };
    this.#learned.add(name, attribute);
    if (previous === undefined) this.first = attribute;
    else previous.next = attribute;
    return attribute;
  }

  #oneOff(name: string, type: AttributeType, previous: CheckedAttribute | undefined): CheckedAttribute {
    this.#oneOffContents ??= new CheckedAttributes(this.#limit);
    return {
      name,
      type,
      contents: this.#oneOffContents,
      occurrence: { map: 0 },
      opening: undefined,
      following: undefined,
      previous,
      next: this.#after(previous),
    };
  }

  #after(previous: CheckedAttribute | undefined): CheckedAttribute | undefined {
    return previous === undefined ? this.first : previous.next;
  }

  /** A new cache for the contents of a map or a list; the other types need none. */
  #contentsOf(type: AttributeType): CheckedAttributes {
    return type === attributeType.M || type === attributeType.L ? new CheckedAttributes(this.#limit) : this;
  }
}
