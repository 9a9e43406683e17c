import type { Progress } from '../index.ts';

/** The progress of the streams of a command: of the one that reads, of the one that writes, or of both. */
export interface CommandProgress {
  readonly read?: Progress | undefined;
  readonly write?: Progress | undefined;
  /** What is done to the items of `write`: `written` by default, or `deleted`. */
  readonly verb?: string | undefined;
  /** How much is done, from 0 to 1, if the command knows it better than the estimate. */
  readonly fraction?: number | undefined;
}

/** A part of a line; those of a higher rank are left out first. */
interface Part {
  readonly rank: number;
  readonly text: string;
}

/**
 * Writes progress as one line: how much is done, items, rates, units, the time left, and what limits it.
 *
 * @param width how many characters it may have; the least important parts are left out until it fits
 */
export function progressLine(progress: CommandProgress, width = Number.POSITIVE_INFINITY): string {
  let parts = partsOf(progress);
  while (parts.length > 1 && joined(parts).length > width) {
    const last = Math.max(...parts.map(({ rank }) => rank));
    parts = parts.filter(({ rank }) => rank !== last);
  }
  return joined(parts).slice(0, width);
}

const joined = (parts: readonly Part[]) => parts.map(({ text }) => text).join(' · ');

function partsOf(progress: CommandProgress): readonly Part[] {
  const { read, write } = progress;
  const main = read ?? write;
  if (main === undefined) return [];
  const done = fractionOf(progress);
  const left = remainingOf(progress, done);
  const limit = limitOf(progress);
  const parts: (Part | undefined)[] = [
    done === undefined ? undefined : { rank: 1, text: `${Math.floor(100 * done)} %` },
    read && { rank: 2, text: `${count(read.items)} ${write === undefined ? 'items' : 'read'}` },
    read && read.scanned > read.items ? { rank: 6, text: `${count(read.scanned)} scanned` } : undefined,
    write && { rank: 2, text: `${count(write.items)} ${progress.verb ?? 'written'}` },
    { rank: 3, text: `${count((write ?? main).rates.now.scanned)}/s` },
    { rank: 5, text: `${unitsOf(progress)} units/s` },
    left === undefined ? undefined : { rank: 4, text: `${duration(left)} left` },
    limit === undefined ? undefined : { rank: 7, text: `limited by ${limit}` },
  ];
  return parts.filter((part) => part !== undefined);
}

function fractionOf({ read, fraction }: CommandProgress): number | undefined {
  if (fraction !== undefined) return Math.min(fraction, 1);
  if (read?.estimate === undefined) return undefined;
  const { items } = read.estimate;
  // The count of a table may be hours old, and too low.
  return read.scanned < items ? read.scanned / items : undefined;
}

function remainingOf(
  { read, write, fraction }: CommandProgress,
  done: number | undefined,
): number | undefined {
  if (done === undefined) return undefined;
  if (fraction === undefined) return read?.remaining;
  const elapsed = (read ?? write)?.elapsed ?? 0;
  return done === 0 ? undefined : (elapsed * (1 - done)) / done;
}

/** The units per second of both streams: of reads, of writes, or `read + write`. */
function unitsOf({ read, write }: CommandProgress): string {
  const rates = [read?.rates.now.units.read, write?.rates.now.units.write];
  return rates
    .filter((rate) => rate !== undefined)
    .map(count)
    .join(' + ');
}

/** What limits the whole: if the reading waits for the writing, what limits that. */
function limitOf({ read, write }: CommandProgress): string | undefined {
  if (read?.limitedBy === 'limiter') return '--read';
  if (write === undefined) return read?.limitedBy;
  if (read?.limitedBy !== undefined && read.limitedBy !== 'sink') return `${read.limitedBy} of reads`;
  if (write.limitedBy === 'limiter') return '--write';
  return write.limitedBy === undefined ? undefined : `${write.limitedBy} of writes`;
}

/** Writes a number with separators of thousands; without decimals from 10 on. */
export function count(number: number): string {
  const maximumFractionDigits = number < 10 ? 1 : 0;
  return number.toLocaleString('en', { maximumFractionDigits });
}

/** Writes a number with what is counted: `1 item`, `1,200 items`. */
export function counted(number: number, noun: string): string {
  return `${count(number)} ${noun}${number === 1 ? '' : 's'}`;
}

/** Writes milliseconds with the two largest units: `3 h 12 min`, `1 min 5 s`, `0.4 s`. */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const [whole, units] = seconds < 3600 ? [Math.round(seconds), minutes] : [Math.round(seconds / 60), hours];
  const [large, small] = [Math.floor(whole / 60), whole % 60];
  const parts = [large > 0 ? `${large} ${units[0]}` : '', small > 0 ? `${small} ${units[1]}` : ''];
  return parts.filter((part) => part !== '').join(' ');
}

const minutes = ['min', 's'] as const;
const hours = ['h', 'min'] as const;

/** Writes a number of bytes: `512 bytes`, `3.2 GB`. */
export function bytes(number: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];
  const power = Math.min(Math.floor(Math.log2(Math.max(number, 1)) / 10), units.length - 1);
  return `${count(number / 1024 ** power)} ${units[power]}`;
}
