import { stdout } from 'node:process';
import { defer, type MonoTypeOperatorFunction, tap } from 'rxjs';

/** How the progress of a stream is displayed. */
export interface ProgressOptions<T> {
  readonly title: string;
  /** The number of all items. */
  readonly total: number;
  /** The number of items in a value. */
  readonly itemsIn: (value: T) => number;
  /** The number of requests that a value completes. */
  readonly requestsIn: (value: T) => number;
}

/** Displays the progress of a stream: as a bar in a terminal, otherwise as one line per quarter. */
export function progress<T>({
  title,
  total,
  itemsIn,
  requestsIn,
}: ProgressOptions<T>): MonoTypeOperatorFunction<T> {
  const steps = stdout.isTTY ? 100 : 4;
  return (source) =>
    defer(() => {
      const start = performance.now();
      let items = 0;
      let requests = 0;
      let step = 0;

      function countValue(value: T): void {
        items += itemsIn(value);
        requests += requestsIn(value);
        const newStep = Math.floor((items / total) * steps);
        if (newStep === step || newStep === steps) return;
        step = newStep;
        const text = `${Math.round((step / steps) * 100)} % ${counts()}`;
        if (stdout.isTTY) replaceLine(barLine(title, step / steps, text, terminalWidth()));
        else stdout.write(`${title} ${text}\n`);
      }

      function printTotal(): void {
        if (stdout.isTTY) replaceLine('');
        stdout.write(`${title} took ${seconds().toFixed(1)} s: ${counts()}\n`);
      }

      const seconds = () => (performance.now() - start) / 1000;
      const counts = () =>
        `${format(items)} items in ${format(requests)} requests, ${format(items / seconds())} items/s`;

      return source.pipe(tap({ next: countValue, complete: printTotal }));
    });
}

const maxBarWidth = 40;

/** Formats a line with a bar that is as wide as there is room, and cuts it at the width of the terminal. */
export function barLine(title: string, share: number, text: string, width: number): string {
  const barWidth = Math.min(maxBarWidth, width - `${title}  ${text}`.length);
  if (barWidth < 1) return `${title} ${text}`.slice(0, width);
  const bar = '█'.repeat(Math.round(share * barWidth)).padEnd(barWidth, '░');
  return `${title} ${bar} ${text}`;
}

/** Returns how many characters a line can have; the last column is left free, because some terminals wrap there. */
function terminalWidth(): number {
  // A terminal that does not know its width says 0.
  return (stdout.columns || 80) - 1;
}

function replaceLine(line: string): void {
  stdout.write(`\r\x1B[K${line}`);
}

function format(number: number): string {
  return Math.round(number).toLocaleString('en');
}
