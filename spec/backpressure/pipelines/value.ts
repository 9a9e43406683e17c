/** What runs through the pipelines. */
export interface Value {
  /** The same for the same item of the same source, whoever reads it. */
  readonly id: string;
  /** The subscription to the source that read it. */
  readonly turn: string;
}

/** The text that tells each value of a run from all others. */
export const identity = ({ id, turn }: Value): string => `${id}@${turn}`;

/** The value of an inner source, as part of that of the outer one. */
export const within =
  (outer: Value) =>
  (inner: Value): Value => ({ id: `${outer.id}/${inner.id}`, turn: `${outer.turn}/${inner.turn}` });
