import { describe, expect, it } from 'vitest';
import { commands } from '../../lib/command/commands.ts';
import { commandHelp, generalHelp } from '../../lib/command/help.ts';
import { globalOptions, optionSpec, optionTable } from '../../lib/command/options.ts';
import { parse } from '../../lib/command/parse.ts';

const pages = [
  ['rxdynamo', generalHelp(commands)],
  ...commands.map((each) => [each.name, commandHelp(each)]),
];

describe('the help', () => {
  it.each(pages)('of %s fits a terminal of 80 columns', (_, page = '') => {
    // An example is one line, to be copied.
    const [text = ''] = page.split('\nExamples:\n');
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it.each(commands)('of $name has its summary, its arguments and all of its options', (command) => {
    const page = commandHelp(command).replaceAll(/\n */g, ' ');
    for (const name of [...command.options, ...globalOptions]) expect(page).toContain(optionSpec(name)?.help);
    for (const { name } of command.args) expect(page).toContain(`<${name}>`);
    expect(page).toContain(command.summary);
  });

  it('has one sentence for each option, and no option that no command takes', () => {
    const taken = new Set<string>([...globalOptions, ...commands.flatMap(({ options }) => options)]);
    for (const [name, { help }] of Object.entries(optionTable)) {
      expect(help, name).toMatch(/^[A-Z].*\.$/);
      expect(taken, name).toContain(name);
    }
  });

  it('has examples that the command takes', () => {
    for (const { name, examples } of commands) {
      for (const example of examples) {
        const line = example.split(/ (?:\||>>?) /).find((each) => each.startsWith('rxdynamo ')) ?? '';
        const argv = Array.from(
          line.matchAll(/"([^"]*)"|'([^']*)'|([^\s"']+)/g),
          ([, a, b, c]) => a ?? b ?? c ?? '',
        );
        expect(parse(argv.slice(1), commands), example).toMatchObject({ kind: 'run', command: { name } });
      }
    }
  });
});
