import { goalText, isMissed, medianText, type Row } from './row.ts';

/** Says how many goals were met, which were missed, and how long the benchmarks took. */
export function summary(rows: readonly Row[], milliseconds: number): string {
  const withGoal = rows.filter(({ goal }) => goal !== undefined);
  const missed = withGoal.filter(isMissed);
  const minutes = (milliseconds / 60_000).toFixed(1);
  return [
    `${withGoal.length - missed.length} of ${withGoal.length} goals met in ${minutes} minutes`,
    ...missed.map((row) => `missed: ${row.name}: ${medianText(row)}, goal ${goalText(row)}`),
  ].join('\n');
}
