import { InvalidValueError, type PathStep } from '../../errors/invalid.ts';

/**
 * The way from the input to the value that is being encoded.
 *
 * One array serves a whole request: each level stores its step at its own depth, and only a refusal copies it.
 */
export interface ValuePath {
  readonly steps: PathStep[];
  readonly allowImpreciseNumbers: boolean;
  readonly forNative: boolean;
  /** How many levels of nesting are allowed where we are, and the depth at which they are used up. */
  levels: number;
  tooDeep: number;
}

/** What may be encoded besides. */
export interface EncodeOptions {
  /**
   * Whether a `number` beyond ±(2^53 - 1) is written as JavaScript prints it.
   * @default false
   */
  readonly allowImpreciseNumbers?: boolean | undefined;
}

/** What the library itself may say besides. */
export interface InternalEncodeOptions extends EncodeOptions {
  /**
   * Whether AttributeValues are encoded to be read as native values: binaries may be base64 text, as in DynamoDB's JSON, and
   * what has no native value is refused.
   * @default false
   */
  readonly forNative?: boolean | undefined;
}

/** DynamoDB stores 32 levels of nesting, the innermost value included. */
const attributeLevels = 32;

/** In the wire's own JSON each of them takes two; this leaves ample room, and ends what contains itself. */
const plainLevels = 200;

export function newValuePath({
  allowImpreciseNumbers = false,
  forNative = false,
}: InternalEncodeOptions = {}): ValuePath {
  return { steps: [], allowImpreciseNumbers, forNative, levels: plainLevels, tooDeep: plainLevels - 1 };
}

/** Counts the levels of nesting anew from here, where an AttributeValue begins. */
export function startAttribute(path: ValuePath, depth: number): void {
  path.levels = attributeLevels;
  path.tooDeep = depth + attributeLevels - 1;
}

/** Counts the levels of nesting anew where an AttributeValue begins that is given as one: each level has two steps. */
export function startAttributeValue(path: ValuePath, depth: number): void {
  path.levels = attributeLevels;
  path.tooDeep = depth + 2 * attributeLevels - 1;
}

/** Refuses nesting that DynamoDB does not store; a value that contains itself ends here too. */
export function checkNesting(path: ValuePath, depth: number): void {
  if (depth >= path.tooDeep) refuse(path, depth, `nested more than ${path.levels} levels deep`);
}

/** Throws the error for the value at the end of the trail. */
export function refuse(path: ValuePath, depth: number, reason: string): never {
  throw new InvalidValueError(reason, path.steps.slice(0, depth));
}
