import { numberReader } from '../codec/number-rule.ts';
import type { WireItem, WireValue } from '../codec/wire-value.ts';
import { InvalidValueError, type PathStep } from '../errors/invalid.ts';
import { refuseOption } from '../options/refuse-option.ts';
import { type WriteOptions, wireItemOf } from './item-json.ts';
import { MissingPackageError } from './missing-package-error.ts';
import { ndjsonText } from './ndjson-lines.ts';

/** Options of `csvWriter` and `toCsv`. */
export interface CsvOptions extends WriteOptions {
  /**
   * The names of the attributes that have a column, in this order.
   * @default the attributes of the first item of `toCsv`, or of all items of the first call of a `csvWriter`
   */
  readonly columns?: readonly string[] | undefined;
  /**
   * What becomes of an attribute without a column: an error, nothing, or a member of a JSON object in a last column of this name.
   * @default 'refuse'
   */
  readonly others?: 'refuse' | 'omit' | { readonly column: string } | undefined;
  /**
   * Whether the first row has the names of the columns.
   * @default true
   */
  readonly header?: boolean | undefined;
  /**
   * What separates the cells of a row.
   * @default ','
   */
  readonly delimiter?: string | undefined;
  /**
   * Whether texts that a spreadsheet may take for a formula, which begin with `=`, `+`, `-` or `@`, get an apostrophe before them.
   * @default false
   */
  readonly escapeFormulas?: boolean | undefined;
}

/** Writes items as rows; the first call writes the header before them. */
export type CsvWriter = (items: Iterable<object>) => Uint8Array;

type Stringify = (rows: unknown[][], options: object) => string;

/**
 * Makes a function that writes items as rows of CSV in UTF-8, by the package `csv-stringify`.
 *
 * Strings are written as they are, numbers with all digits, binaries as base64, booleans as `true` and `false`, null as `null`, and
 * lists, maps and sets as their NDJSON. An attribute that an item does not have is an empty cell; an empty string is `""`. CSV
 * cannot be read back: types are lost.
 *
 * @throws MissingPackageError if `csv-stringify` is not installed; the function throws an InvalidValueError for an attribute that
 * has no column, and for a value that DynamoDB cannot store
 * @throws InvalidOptionError for an invalid option
 * @example
 * const write = await csvWriter({ columns: ['Artist', 'Year'], header: false });
 * const rows = write([{ Artist: 'Nina Simone', Year: 1965 }]);
 * console.log(new TextDecoder().decode(rows)); // Nina Simone,1965
 */
export async function csvWriter(options: CsvOptions = {}): Promise<CsvWriter> {
  checkCsvOptions(options);
  return newWriter(await loadStringify(), options);
}

/** @throws InvalidOptionError */
export function checkCsvOptions({ columns, others, delimiter, ...options }: CsvOptions): void {
  wireItemOf(options);
  const isList =
    Array.isArray(columns) && columns.length > 0 && columns.every((each) => typeof each === 'string');
  if (columns !== undefined && (!isList || new Set(columns).size < columns.length))
    refuseOption('columns', columns, 'a list of different names');
  const isColumn = typeof others === 'object' && others !== null && typeof others.column === 'string';
  if (others !== undefined && others !== 'refuse' && others !== 'omit' && !isColumn)
    refuseOption('others', others, "'refuse', 'omit' or { column }");
  if (isColumn && columns?.includes(others.column))
    refuseOption('others', others.column, 'the name of no other column');
  if (delimiter !== undefined && (typeof delimiter !== 'string' || delimiter === ''))
    refuseOption('delimiter', delimiter, 'a string that is not empty');
}

async function loadStringify(): Promise<Stringify> {
  try {
    const { stringify } = await import('csv-stringify/sync');
    return stringify;
  } catch (cause) {
    throw new MissingPackageError('csv-stringify', 'CSV', { cause });
  }
}

function newWriter(stringify: Stringify, options: CsvOptions): CsvWriter {
  const { others, delimiter = ',', header = true, escapeFormulas = false } = options;
  const rest = typeof others === 'object' ? others.column : undefined;
  const toWire = wireItemOf(options);
  let columns = options.columns;
  let isFirst = true;
  let count = 0;
  return (items) => {
    const wires: WireItem[] = [];
    for (const item of items) wires.push(toWire(item, [count + wires.length]));
    // A page without items says nothing about the columns.
    if (columns === undefined && wires.length === 0) return new Uint8Array();
    columns ??= columnsOf(wires, rest);
    const known = new Set(columns);
    const rows: unknown[][] = [];
    if (isFirst && header) rows.push(rest === undefined ? [...columns] : [...columns, rest]);
    isFirst = false;
    for (const wire of wires) {
      const row: unknown[] = columns.map((name) =>
        Object.hasOwn(wire, name) ? cellOf(wire[name]) : undefined,
      );
      const more = Object.entries(wire).filter(([name]) => !known.has(name));
      if (rest !== undefined)
        row.push(more.length === 0 ? undefined : cellOf({ M: Object.fromEntries(more) }));
      else if (others !== 'omit') refuseMore(more, [count]);
      rows.push(row);
      count++;
    }
    const text = stringify(rows, {
      delimiter,
      escape_formulas: escapeFormulas,
      // Quotes empty strings, not absent attributes; a row of one empty cell must not be a blank line.
      quoted_match: /^$/,
      quoted_empty: columns.length === 1 && rest === undefined,
    });
    return Buffer.from(text);
  };
}

/** The names of the attributes of items, in order. */
function columnsOf(wires: readonly WireItem[], rest: string | undefined): readonly string[] {
  const names = new Set(wires.flatMap((wire) => Object.keys(wire)));
  if (rest !== undefined) names.delete(rest);
  return [...names];
}

function refuseMore(more: readonly (readonly [string, WireValue])[], root: readonly PathStep[]): void {
  const [[name] = []] = more;
  if (name === undefined) return;
  const advice = 'name it in `columns`, or collect or omit such attributes with `others`';
  throw new InvalidValueError(`the attribute has no column: ${advice}`, [...root, name]);
}

const readNumber = numberReader('lossless');

/** Returns a cell: numbers as such, so that they are no formulas, and all others as text. */
function cellOf(value: WireValue | undefined): unknown {
  if (value === undefined) return undefined;
  if ('S' in value) return value.S;
  if ('B' in value) return value.B;
  if (!('N' in value)) return ndjsonText(value);
  const number = readNumber(value.N);
  return typeof number === 'object' ? String(number) : number;
}
