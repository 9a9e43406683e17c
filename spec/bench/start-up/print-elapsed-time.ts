/** Prints the milliseconds since the start of the process, and exits. */
export function printElapsedTime(item: unknown): void {
  const milliseconds = performance.now();
  if (item === undefined) throw new Error('The response has no item');
  process.stdout.write(String(milliseconds), () => process.exit());
}
