import { InvalidValueError, type PathStep } from '../../errors/invalid.ts';

/**
 * The way from the input to the value that is being encoded.
 *
 * One array serves a whole request: each level stores its step at its own depth, and only a refusal copies it.
 */
export interface Trail {
  readonly steps: PathStep[];
  /** The depth at which a list or a map would be nested too deeply. */
  tooDeep: number;
}

/** DynamoDB stores 32 levels of nesting, the innermost value included. */
const maxLevels = 32;

export function newTrail(): Trail {
  return { steps: [], tooDeep: maxLevels - 1 };
}

/** Counts the levels of nesting anew from here, where an AttributeValue begins. */
export function startAttribute(trail: Trail, depth: number): void {
  trail.tooDeep = depth + maxLevels - 1;
}

/** Refuses nesting that DynamoDB does not store; a value that contains itself ends here too. */
export function checkNesting(trail: Trail, depth: number): void {
  if (depth >= trail.tooDeep) refuse(trail, depth, `nested more than ${maxLevels} levels deep`);
}

/** Throws the error for the value at the end of the trail. */
export function refuse(trail: Trail, depth: number, reason: string): never {
  throw new InvalidValueError(reason, trail.steps.slice(0, depth));
}
