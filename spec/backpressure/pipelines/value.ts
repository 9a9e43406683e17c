/** A value of the pipelines. */
export interface Value {
  /** The same for the same item of the same source. */
  readonly id: string;
  /** The number of the subscription that read it. */
  readonly subscription: string;
}

/** Identifies a value among all of a run. */
export const identity = ({ id, subscription }: Value): string => `${id}@${subscription}`;

/** Combines a value of an inner source with the outer value. */
export const nestedIn =
  (outer: Value) =>
  (inner: Value): Value => ({
    id: `${outer.id}/${inner.id}`,
    subscription: `${outer.subscription}/${inner.subscription}`,
  });
