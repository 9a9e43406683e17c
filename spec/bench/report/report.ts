import { goalText, isMissed, medianText, quartilesText, type Row } from './row.ts';

/** Prints the rows of a benchmark, and sends them to the parent process if there is one. */
export function report(rows: readonly Row[]): void {
  const widest = Math.max(...rows.map(({ name }) => name.length));
  for (const row of rows) {
    const goal = `${goalText(row)}${isMissed(row) ? ', missed' : ''}`;
    const measured = `${medianText(row)} (${quartilesText(row)})`;
    console.log(`${row.name.padEnd(widest)}  ${measured.padEnd(22)} ${goal.padEnd(16)} ${row.figures}`);
  }
  process.send?.(rows);
}
