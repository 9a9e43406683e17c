import { describe, expect, it } from 'vitest';
import { commands } from '../../lib/command/commands.ts';
import { UsageError } from '../../lib/command/errors.ts';
import { parse } from '../../lib/command/parse.ts';

function run(...argv: readonly string[]) {
  const invocation = parse(argv, commands);
  if (invocation.kind !== 'run') throw new Error(`${invocation.kind} is no run`);
  return { ...invocation, command: invocation.command.name };
}

function messageOf(...argv: readonly string[]): string {
  try {
    parse(argv, commands);
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError);
    return (error as UsageError).message;
  }
  throw new Error('It was parsed');
}

describe('the arguments', () => {
  it('name a command, its arguments and its options', () => {
    const { command, args, options } = run('count', 'Music', '--filter', 'Year > 1990', '--segments=8', '-q');
    expect({ command, args }).toEqual({ command: 'count', args: ['Music'] });
    expect(options).toMatchObject({ filter: 'Year > 1990', segments: 8, quiet: true, json: false });
    expect(options.index).toBeUndefined();
  });

  it('may have options before the command', () => {
    expect(run('--region', 'local', 'count', 'Music').options.region).toBe('local');
  });

  it('may have an argument that begins with a dash after `--`', () => {
    expect(run('count', '--', '-Music').args).toEqual(['-Music']);
  });

  it.each([
    ['500', 500],
    ['0.5', 0.5],
    ['40%', '40%'],
    ['12.5%', '12.5%'],
  ])('take %s as units per second or a percentage', (text, rate) => {
    expect(run('count', 'Music', '--read', text).options.read).toBe(rate);
  });

  it.each([
    [['--help'], 'help'],
    [['count', '--help'], 'help'],
    [['count', '-h', '--version'], 'version'],
  ])('ask for help or the version: %s', (argv, kind) => {
    expect(parse(argv, commands).kind).toBe(kind);
  });
});

describe('wrong arguments', () => {
  it.each([
    [['cuont', 'Music'], 'Unknown command cuont; did you mean count?'],
    [['xyzzy'], /^Unknown command xyzzy; the commands are export, /],
    [['count', 'Music', '--filtr', 'x'], 'Unknown option --filtr; did you mean --filter?'],
    [['count', 'Music', '--seg', '3'], 'Unknown option --seg; did you mean --segments?'],
    [['count', 'Music', '-x'], 'Unknown option -x'],
    [['count', 'Music', '--constructor'], /^Unknown option --constructor/],
    [['count', 'Music', '--yes'], /^--yes is not an option of count, but of delete/],
    [[], /^Give a command: export, /],
    [['count'], 'count needs <table>: The name or the ARN of the table.'],
    [['count', 'Music', 'Copy'], 'count does not take the argument "Copy"'],
    [['count', 'Music', '--filter'], 'The option --filter needs a value: --filter <condition>'],
    [
      ['count', 'Music', '--filter', '--consistent'],
      'The option --filter needs a value; write --filter=--consistent if that is meant',
    ],
    [['count', 'Music', '--quiet=yes'], 'The option --quiet takes no value'],
    [['count', 'Music', '--segments', '0'], '--segments must be an integer from 1, not "0"'],
    [['count', 'Music', '--segments', '1e3'], '--segments must be an integer from 1, not "1e3"'],
    [
      ['count', 'Music', '--read', '0%'],
      '--read must be units per second or a percentage, such as 500 or 40%, not "0%"',
    ],
    [['count', 'Music', '--read=-5'], /^--read must be units per second/],
    [['count', 'Music', '--names', '["a"]'], '--names must be a JSON object, not "[\\"a\\"]"'],
    [['count', 'Music', '--values', '{'], '--values must be a JSON object, not "{"'],
  ])('are refused in one sentence: %s', (argv, message) => {
    expect(messageOf(...argv)).toMatch(message);
  });
});
