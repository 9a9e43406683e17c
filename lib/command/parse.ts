import { parseArgs } from 'node:util';
import type { CapacityRate } from '../index.ts';
import type { Command } from './command.ts';
import { UsageError } from './errors.ts';
import { nearest } from './nearest.ts';
import {
  globalOptions,
  type OptionName,
  type OptionSpec,
  type OptionValues,
  optionSpec,
  optionTable,
} from './options.ts';

/** Any command: its `run` takes the values of all options. */
export type AnyCommand = Command<OptionName>;

/** What the arguments ask for. */
export type Invocation =
  | { readonly kind: 'help'; readonly command: AnyCommand | undefined }
  | { readonly kind: 'version' }
  | {
      readonly kind: 'run';
      readonly command: AnyCommand;
      readonly args: readonly string[];
      readonly options: OptionValues;
    };

/**
 * Reads the arguments of the command line. Options may stand before and after the command and its arguments.
 *
 * @throws UsageError with the nearest name for an unknown option or command
 */
export function parse(argv: readonly string[], commands: readonly AnyCommand[]): Invocation {
  const { texts, positionals } = readTokens(argv);
  const [name, ...args] = positionals;
  if (texts.has('version')) return { kind: 'version' };
  if (name === undefined) {
    if (texts.has('help')) return { kind: 'help', command: undefined };
    throw new UsageError(`Give a command: ${commands.map((each) => each.name).join(', ')}`);
  }
  const command = commands.find((each) => each.name === name) ?? unknownCommand(name, commands);
  if (texts.has('help')) return { kind: 'help', command };
  checkOptions(command, [...texts.keys()], commands);
  checkArguments(command, args);
  const values = Object.keys(optionTable).map((option) => [option, valueFor(option, texts.get(option))]);
  return { kind: 'run', command, args, options: Object.fromEntries(values) };
}

interface Tokens {
  /** The text of each option that is given; empty for a flag. */
  readonly texts: ReadonlyMap<string, string>;
  readonly positionals: readonly string[];
}

/** The table as `parseArgs` takes it. */
function parseArgsOption([name, spec]: readonly [string, OptionSpec]) {
  const type: 'boolean' | 'string' = spec.type === 'flag' ? 'boolean' : 'string';
  return [name, spec.short === undefined ? { type } : { type, short: spec.short }] as const;
}

function readTokens(argv: readonly string[]): Tokens {
  const options = Object.entries(optionTable).map(parseArgsOption);
  const { tokens = [] } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(options),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const texts = new Map<string, string>();
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind === 'option') texts.set(token.name, textOf(token));
  }
  return { texts, positionals };
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function textOf({ name, rawName, value, inlineValue }: OptionToken): string {
  const spec = optionSpec(name);
  if (spec === undefined) throw unknownOption(rawName);
  if (spec.type === 'flag') {
    if (value !== undefined) throw new UsageError(`The option ${rawName} takes no value`);
    return '';
  }
  if (value === undefined)
    throw new UsageError(`The option ${rawName} needs a value: ${rawName} <${spec.value}>`);
  // Most likely its value was forgotten.
  if (!inlineValue && /^--?[a-z]/.test(value))
    throw new UsageError(`The option ${rawName} needs a value; write ${rawName}=${value} if that is meant`);
  return value;
}

function unknownOption(rawName: string): UsageError {
  const suggestion = nearest(rawName.replace(/^-+/, ''), Object.keys(optionTable));
  return new UsageError(
    `Unknown option ${rawName}${suggestion === undefined ? '' : `; did you mean --${suggestion}?`}`,
  );
}

function unknownCommand(name: string, commands: readonly AnyCommand[]): never {
  const names = commands.map((each) => each.name);
  const suggestion = nearest(name, names);
  throw new UsageError(
    `Unknown command ${name}; ${suggestion === undefined ? `the commands are ${names.join(', ')}` : `did you mean ${suggestion}?`}`,
  );
}

function checkOptions(command: AnyCommand, given: readonly string[], commands: readonly AnyCommand[]): void {
  const takes = ({ options }: AnyCommand, option: string) =>
    [...globalOptions, ...options].some((name) => name === option);
  const other = given.find((option) => !takes(command, option));
  if (other === undefined) return;
  const takers = commands.filter((each) => takes(each, other)).map(({ name }) => name);
  throw new UsageError(
    `--${other} is not an option of ${command.name}, but of ${takers.join(', ') || 'no command'}`,
  );
}

function checkArguments({ name, args }: AnyCommand, given: readonly string[]): void {
  const missing = args[given.length];
  if (missing !== undefined) throw new UsageError(`${name} needs <${missing.name}>: ${missing.help}`);
  if (given.length > args.length)
    throw new UsageError(`${name} does not take the argument ${JSON.stringify(given[args.length])}`);
}

function valueFor(name: string, text: string | undefined): unknown {
  const { type = 'text', choices = [] } = optionSpec(name) ?? {};
  if (type === 'flag') return text !== undefined;
  if (text === undefined) return undefined;
  if (type === 'count') return countOf(name, text);
  if (type === 'rate') return rateOf(name, text);
  if (type === 'json') return jsonOf(name, text);
  if (type === 'choice' && !choices.includes(text)) throw refused(name, text, choices.join(', '));
  return text;
}

function refused(name: string, text: string, expected: string): UsageError {
  return new UsageError(`--${name} must be ${expected}, not ${JSON.stringify(text)}`);
}

function countOf(name: string, text: string): number {
  const digits = /^\d+$/.test(text) ? Number(text) : 0;
  if (digits >= 1 && Number.isSafeInteger(digits)) return digits;
  throw refused(name, text, 'an integer from 1');
}

function rateOf(name: string, text: string): CapacityRate {
  const [, digits = '', percent] = /^(\d+(?:\.\d+)?)(%?)$/.exec(text) ?? [];
  if (!(Number(digits) > 0))
    throw refused(name, text, 'units per second or a percentage, such as 500 or 40%');
  return percent === '%' ? `${Number(digits)}%` : Number(digits);
}

function jsonOf(name: string, text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  } catch {
    // As for any other text.
  }
  throw refused(name, text, 'a JSON object');
}
