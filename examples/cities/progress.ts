import { stdout } from 'node:process';
import { defer, type MonoTypeOperatorFunction, tap } from 'rxjs';

/** How the progress of a stream is displayed. */
export interface ProgressOptions<T> {
  readonly title: string;
  /** The name of its values, in the plural. */
  readonly unit: string;
  /** The number of items in a value. */
  readonly itemsIn: (value: T) => number;
  /** The number of all items. */
  readonly total: number;
}

const barWidth = 40;

/** Displays the progress of a stream: as a bar in a terminal, otherwise as one line per quarter. */
export function progress<T>({
  title,
  unit,
  itemsIn,
  total,
}: ProgressOptions<T>): MonoTypeOperatorFunction<T> {
  const steps = stdout.isTTY ? 100 : 4;
  return (source) =>
    defer(() => {
      const start = performance.now();
      let values = 0;
      let items = 0;
      let step = 0;

      function countValue(value: T): void {
        values++;
        items += itemsIn(value);
        const newStep = Math.floor((items / total) * steps);
        if (newStep === step || newStep === steps) return;
        step = newStep;
        printLine(`${title} ${bar(step / steps)} ${formatNumber(items)} items, ${rate()}`);
      }

      function printTotal(): void {
        const time = `${seconds().toFixed(1)} s`;
        printLine(
          `${title} took ${time}: ${formatNumber(items)} items in ${formatNumber(values)} ${unit}, ${rate()}`,
        );
        if (stdout.isTTY) stdout.write('\n');
      }

      const seconds = () => (performance.now() - start) / 1000;
      const rate = () => `${formatNumber(items / seconds())} items/s`;

      return source.pipe(tap({ next: countValue, complete: printTotal }));
    });
}

function bar(share: number): string {
  const percent = `${Math.round(share * 100)} %`.padStart(4);
  return stdout.isTTY ? `${'█'.repeat(share * barWidth).padEnd(barWidth, '░')} ${percent}` : percent;
}

/** Prints a line; in a terminal it replaces the line before. */
function printLine(line: string): void {
  stdout.write(stdout.isTTY ? `\r\x1B[K${line}` : `${line}\n`);
}

function formatNumber(number: number): string {
  return Math.round(number).toLocaleString('en');
}
