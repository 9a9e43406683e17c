import { InvalidValueError, type PathStep } from '../../errors/invalid.ts';

/**
 * The path from the request's input to the value that is being encoded.
 *
 * One array serves the whole request: each level stores its step at the index of its depth, and only an error copies it.
 */
export interface ValuePath {
  readonly steps: PathStep[];
  readonly allowImpreciseNumbers: boolean;
  readonly forNative: boolean;
  /** How many levels of nesting the current attribute, or plain JSON, may have. */
  maxLevels: number;
  /** The first depth that exceeds them. */
  depthLimit: number;
}

/** The options of the encoder. */
export interface EncodeOptions {
  /**
   * Whether a `number` beyond ±(2^53 - 1) is written as JavaScript prints it.
   * @default false
   */
  readonly allowImpreciseNumbers?: boolean | undefined;
}

/** Options of the encoder that only the library uses. */
export interface InternalEncodeOptions extends EncodeOptions {
  /**
   * Whether AttributeValues are encoded to be read as native values: binaries may be base64 text, as in DynamoDB's JSON, and
   * what has no native value is refused.
   * @default false
   */
  readonly forNative?: boolean | undefined;
  /**
   * Whether `undefined` is refused; else it is encoded as `{}`, as the input of a request without members.
   * @default false
   */
  readonly isRequired?: boolean | undefined;
}

/** DynamoDB stores 32 levels of nesting, the innermost value included. */
const attributeLevels = 32;

/** Wire JSON takes two levels per level of an attribute. This limit leaves room, and stops a value that contains itself. */
const plainLevels = 200;

export function newValuePath({
  allowImpreciseNumbers = false,
  forNative = false,
}: InternalEncodeOptions = {}): ValuePath {
  return { steps: [], allowImpreciseNumbers, forNative, maxLevels: plainLevels, depthLimit: plainLevels - 1 };
}

/** Returns a path that begins with the root of an error message: `Item`, `Key`, or `PutRequest.Item`. */
export function pathFrom(root: readonly PathStep[], options: EncodeOptions | undefined): ValuePath {
  const path = newValuePath(options);
  path.steps.push(...root);
  return path;
}

/** Restarts the count of levels at an AttributeValue. */
export function startAttribute(path: ValuePath, depth: number): void {
  path.maxLevels = attributeLevels;
  path.depthLimit = depth + attributeLevels - 1;
}

/** Restarts the count of levels at an AttributeValue that is given as one: each level has two steps. */
export function startAttributeValue(path: ValuePath, depth: number): void {
  path.maxLevels = attributeLevels;
  path.depthLimit = depth + 2 * attributeLevels - 1;
}

/** Refuses nesting deeper than DynamoDB stores, which includes a value that contains itself. */
export function checkNesting(path: ValuePath, depth: number): void {
  if (depth >= path.depthLimit) refuse(path, depth, `nested more than ${path.maxLevels} levels deep`);
}

/** Throws an InvalidValueError for the value at the first `depth` steps of the path. */
export function refuse(path: ValuePath, depth: number, reason: string): never {
  throw new InvalidValueError(reason, path.steps.slice(0, depth));
}
