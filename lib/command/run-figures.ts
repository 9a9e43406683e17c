import { duration } from './progress-line.ts';
import type { StateFile } from './state-file.ts';

/** The end of a summary: the time and the units of this run, apart from the items of all runs if it has resumed another. */
export function runFigures({ saved }: Pick<StateFile, 'saved'>, milliseconds: number, units: string): string {
  const figures = `${duration(milliseconds)}, ${units}`;
  return saved === undefined ? `in ${figures}.` : `in all runs. This run: ${figures}.`;
}

/** The members of a result that say so: `milliseconds` and units are those of this run, items are those of all runs. */
export function runFacts({ saved }: Pick<StateFile, 'saved'>, milliseconds: number) {
  return { milliseconds, resumed: saved === undefined ? undefined : true };
}
