import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { commands } from '../../lib/command/commands.ts';
import { exitCodeRows, optionUsage } from '../../lib/command/help.ts';
import { globalOptions, type OptionName, optionSpec, optionTable } from '../../lib/command/options.ts';

const page = new URL('../../docs/command.md', import.meta.url);

const cell = (text: string) => text.replaceAll('|', '\\|');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows.map((row) => row.map(cell))];
  return lines.map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function takers(option: OptionName): string {
  if (globalOptions.some((name) => name === option)) return 'all';
  return commands
    .filter(({ options }) => options.includes(option))
    .map(({ name }) => name)
    .join(', ');
}

const usage = (name: string, args: readonly { readonly name: string }[]) =>
  ['rxdynamo', name, ...args.map((arg) => `<${arg.name}>`)].join(' ');

const tables: Readonly<Record<string, string>> = {
  commands: table(
    ['command', 'what it does'],
    commands.map(({ name, args, summary }) => [`\`${usage(name, args)}\``, summary]),
  ),
  options: table(
    ['option', 'commands', 'what it does'],
    (Object.keys(optionTable) as OptionName[]).map((name) => [
      `\`${optionUsage(name)}\``,
      takers(name),
      optionSpec(name)?.help ?? '',
    ]),
  ),
  'exit-codes': table(['code', 'meaning'], exitCodeRows()),
};

it('has the tables of the commands, the options and the exit codes: `vitest run spec/command/docs.spec.ts -u` writes them', async () => {
  const text = await readFile(page, 'utf8');
  const names: string[] = [];
  const written = text.replace(
    /(<!-- ([\w-]+) -->\n)[\s\S]*?(<!-- \/\2 -->)/g,
    (_, begin, name: string, end) => {
      names.push(name);
      return `${begin}${tables[name]}\n${end}`;
    },
  );
  expect(names).toEqual(Object.keys(tables));
  await expect(written).toMatchFileSnapshot(page.pathname);
});

it('describes each command under a heading of its own', async () => {
  const headings = (await readFile(page, 'utf8')).match(/(?<=^### )\w+$/gm);
  expect(headings).toEqual(commands.map(({ name }) => name));
});
