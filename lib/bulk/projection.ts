/** Which attributes are read. */
export interface Projection {
  /** The attributes to read, all if it is absent; the key attributes are read in any case. */
  readonly ProjectionExpression?: string | undefined;
  /** The attribute names for the placeholders, such as `#name`, in the projection. */
  readonly ExpressionAttributeNames?: { readonly [name: string]: string } | undefined;
}

/** Adds the missing key attributes to a projection: they tell to which request an item belongs. */
export function withKey<P extends Projection>(input: P, names: readonly string[]): P {
  const { ProjectionExpression: projection, ExpressionAttributeNames: aliases = {} } = input;
  if (projection === undefined) return input;
  const paths = projection.split(',').map((path) => path.trim());
  const projected = new Set(paths.map((path) => aliases[path] ?? path));
  const added = names.filter((name) => !projected.has(name)).map((name, index) => [`#rxKey${index}`, name]);
  if (added.length === 0) return input;
  return {
    ...input,
    ProjectionExpression: [...paths, ...added.map(([alias]) => alias)].join(', '),
    ExpressionAttributeNames: { ...aliases, ...Object.fromEntries(added) },
  };
}
