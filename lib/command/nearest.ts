/** Returns the nearest of some names by edit distance; `undefined` if none is near. */
export function nearest(name: string, names: readonly string[]): string | undefined {
  const near = names
    .map((each) => ({ each, distance: each.startsWith(name) ? 0.5 : editDistance(name, each) }))
    .filter(({ each, distance }) => distance <= Math.max(name.length, each.length) / 2.5)
    .sort((a, b) => a.distance - b.distance);
  return near[0]?.each;
}

/** The Levenshtein distance: how many characters are inserted, deleted or replaced to turn one text into the other. */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [row, character] of [...from].entries()) {
    const current = [row + 1];
    for (let column = 0; column < to.length; column++) {
      const replaced = (previous[column] ?? 0) + (character === to[column] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
