const sizes = new WeakMap<object, number>();

/** Notes how many bytes an output was on the wire, for those who hold outputs back. */
export function noteSize(output: unknown, bytes: number): void {
  if (typeof output === 'object' && output !== null) sizes.set(output, bytes);
}

/** How many bytes an output was on the wire; 0 if it did not come from there. */
export function sizeOf(output: object): number {
  return sizes.get(output) ?? 0;
}
