import { stdout } from 'node:process';
import { defer, type MonoTypeOperatorFunction, tap } from 'rxjs';

/** How a stream is to be spoken of. */
export interface Journey<T> {
  readonly title: string;
  /** What its values are called. */
  readonly unit: string;
  /** How many items a value stands for, and how many there are in all. */
  readonly itemsIn: (value: T) => number;
  readonly total: number;
}

const barWidth = 40;

/** Shows how far a stream has come: as a bar on a terminal, elsewhere as a line for each quarter of the way. */
export function progress<T>({ title, unit, itemsIn, total }: Journey<T>): MonoTypeOperatorFunction<T> {
  const steps = stdout.isTTY ? 100 : 4;
  return (source) =>
    defer(() => {
      const start = performance.now();
      let values = 0;
      let items = 0;
      let step = 0;

      function arrive(value: T): void {
        values++;
        items += itemsIn(value);
        const reached = Math.floor((items / total) * steps);
        if (reached === step || reached === steps) return;
        step = reached;
        show(`${title} ${bar(step / steps)} ${text(items)} items, ${pace()}`);
      }

      function end(): void {
        const time = `${seconds().toFixed(1)} s`;
        show(`${title} took ${time}: ${text(items)} items in ${text(values)} ${unit}, ${pace()}`);
        if (stdout.isTTY) stdout.write('\n');
      }

      const seconds = () => (performance.now() - start) / 1000;
      const pace = () => `${text(items / seconds())} items/s`;

      return source.pipe(tap({ next: arrive, complete: end }));
    });
}

function bar(share: number): string {
  const percent = `${Math.round(share * 100)} %`.padStart(4);
  return stdout.isTTY ? `${'█'.repeat(share * barWidth).padEnd(barWidth, '░')} ${percent}` : percent;
}

/** A terminal's line is written over by the next. */
function show(line: string): void {
  stdout.write(stdout.isTTY ? `\r\x1B[K${line}` : `${line}\n`);
}

function text(number: number): string {
  return Math.round(number).toLocaleString('en');
}
