import { exitCodeMeanings, exitCodes } from './exit-codes.ts';
import { globalOptions, type OptionName, optionSpec } from './options.ts';
import type { AnyCommand } from './parse.ts';

/** How wide help is at most. */
const width = 80;

/** The help of the whole: the commands, the global options and the exit codes. */
export function generalHelp(commands: readonly AnyCommand[]): string {
  return [
    'Usage: rxdynamo <command> [arguments] [options]',
    '',
    'Streams whole DynamoDB tables, within limits, and goes on where it was stopped.',
    '',
    'Commands:',
    ...table(commands.map(({ name, summary }) => [name, summary])),
    '',
    'Options of all commands:',
    ...optionLines(globalOptions),
    '',
    'Exit codes:',
    ...table(exitCodeRows()),
    '',
    '`rxdynamo <command> --help` shows the options of a command.',
  ].join('\n');
}

/** The help of one command. */
export function commandHelp({ name, summary, args, options, notes = [], examples }: AnyCommand): string {
  const usage = [`Usage: rxdynamo ${name}`, ...args.map((arg) => `<${arg.name}>`), '[options]'].join(' ');
  return [
    usage,
    '',
    ...wrap(summary, width),
    ...notes.flatMap((note) => ['', ...wrap(note, width)]),
    '',
    'Arguments:',
    ...table(args.map((arg) => [`<${arg.name}>`, arg.help])),
    '',
    'Options:',
    ...optionLines(options),
    '',
    'Options of all commands:',
    ...optionLines(globalOptions),
    '',
    'Examples:',
    ...examples.map((example) => `  ${example}`),
  ].join('\n');
}

/** The exit codes with their meanings, ascending. */
export function exitCodeRows(): readonly (readonly [string, string])[] {
  const entries = Object.entries(exitCodes) as [keyof typeof exitCodes, number][];
  return entries.map(([name, code]) => [String(code), exitCodeMeanings[name]]);
}

/** How an option is written: `-q, --quiet`, `--read <units>`. */
export function optionUsage(name: OptionName): string {
  const { short, value, choices } = optionSpec(name) ?? {};
  const flag = short === undefined ? `--${name}` : `-${short}, --${name}`;
  return value === undefined ? flag : `${flag} <${choices?.join('|') ?? value}>`;
}

function optionLines(names: readonly OptionName[]): readonly string[] {
  return table(names.map((name) => [optionUsage(name), optionSpec(name)?.help ?? '']));
}

/** Writes rows of two columns, the second wrapped. */
function table(rows: readonly (readonly [string, string])[]): readonly string[] {
  const indent = Math.max(...rows.map(([left]) => left.length)) + 4;
  return rows.flatMap(([left, right]) =>
    wrap(right, width - indent).map((line, index) => `  ${index === 0 ? left : ''}`.padEnd(indent) + line),
  );
}

function wrap(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
