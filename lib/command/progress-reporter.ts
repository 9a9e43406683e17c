import type { Progress, ProgressOptions } from '../index.ts';
import type { Output } from './output.ts';
import { type CommandProgress, progressLine } from './progress-line.ts';

/** Shows the progress of the streams of a command. */
export interface ProgressReporter {
  /**
   * The options with which the stream that reads, or the one that writes, reports its progress.
   *
   * @param verb what is done to its items: `written` by default
   */
  readonly options: (stream: 'read' | 'write', verb?: string) => ProgressOptions;
  /** Sets the function that tells how much is done, from 0 to 1, for a command that knows it better than the estimate. */
  readonly measureBy: (fraction: () => number) => void;
}

/** How often progress is shown, in milliseconds: in a terminal, and elsewhere. */
const intervals = { terminal: 1000, lines: 10_000 };

/**
 * Shows progress on one line of the terminal, or as a line every 10 seconds if stderr is no terminal.
 *
 * With `--json` a line is an object `{ type: 'progress', read?, write?, fraction? }`, whose members are a `Progress` each. With
 * `--quiet` nothing is shown, and nothing measured.
 */
export function progressReporter(output: Output): ProgressReporter {
  let progress: CommandProgress = {};
  let fraction: (() => number) | undefined;
  const isTerminal = output.width() !== undefined && !output.isJson;

  function show(stream: 'read' | 'write', report: Progress): void {
    progress = { ...progress, [stream]: report };
    // The stream that writes ends last, and reports when the one that reads does.
    if (report.state !== 'running' || (stream === 'read' && progress.write !== undefined)) return;
    const whole = { ...progress, fraction: fraction?.() };
    if (output.isJson) output.event({ type: 'progress', ...whole });
    else if (isTerminal) output.status(progressLine(whole, output.width()));
    else output.message(progressLine(whole));
  }

  return {
    options: (stream, verb) => {
      if (output.isQuiet) return {};
      if (verb !== undefined) progress = { ...progress, verb };
      return {
        progress: (report) => show(stream, report),
        progressInterval: isTerminal ? intervals.terminal : intervals.lines,
      };
    },
    measureBy: (measure) => {
      fraction = measure;
    },
  };
}
