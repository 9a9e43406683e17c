/** Says how many milliseconds after the start of its process a program had its first answer, and ends it. */
export function answered(item: unknown): void {
  const milliseconds = performance.now();
  if (item === undefined) throw new Error('The answer was empty');
  process.stdout.write(String(milliseconds), () => process.exit());
}
