/** Makes a request ask for its consumed capacity in total, unless it asks for that or more. */
export function atLeastTotal<Level extends string>(level: Level | 'NONE' | undefined): Level | 'TOTAL' {
  return level === undefined || level === null || level === 'NONE' ? 'TOTAL' : level;
}
