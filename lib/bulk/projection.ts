/** Which attributes are read, as the API says it. */
export interface Projection {
  /** The attributes to read, all if it is absent; the key attributes are read in any case. */
  readonly ProjectionExpression?: string | undefined;
  readonly ExpressionAttributeNames?: { readonly [name: string]: string } | undefined;
}

/** Adds to a projection the key attributes that it leaves out: without them nobody knows whose answer an item is. */
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
