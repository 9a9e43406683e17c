import { benchmarkNames } from '../benchmark-names.ts';
import { goalRows } from './goals.ts';
import type { Result, Results } from './results.ts';
import { goalText, isMissed, medianText, quartilesText, type Row } from './row.ts';

const introduction = `# Benchmarks

This page is written by \`npm run bench -- --write\`; the figures are in [benchmarks.json](benchmarks.json).

A local server replays answers that were made beforehand, so that only the clients differ. The server and each client
have a process of their own, and the clients take turns. A ratio is that of one round; its median is given, and the
quartiles around it in parentheses. Ratios of rates are better the higher they are, ratios of times and of memory the
lower. [What the speed is made of, and where it ends](performance.md) explains the figures and the goals that are missed.

\`\`\`sh
npm ci
npm run bench -- --write                                  # all of it, on the Node that is installed
npm run bench -- scan get-item                            # some of it, leaving this page as it is
npx -y -p node@24 -c 'npm run bench -- --write'           # on another Node
\`\`\`
`;

/** Formats the page: first the rows with a goal, then all measurements. */
export function markdown(results: Results): string {
  const versions = Object.keys(results);
  return [
    introduction,
    '## Goals\n',
    '![Each measured ratio against its goal](benchmarks.svg)\n',
    goalTable(results, versions),
    ...versions.flatMap((node) => [`## Everything measured on Node ${node}\n`, ...sections(results, node)]),
  ].join('\n');
}

function goalTable(results: Results, versions: readonly string[]): string {
  const rows = goalRows(results).map(({ name, measured }) => [
    name,
    ...measured.slice(0, 1).map(({ row }) => goalText(row)),
    ...versions.map((version) =>
      measured.filter(({ node }) => node === version).map(({ row }) => measuredText(row)),
    ),
  ]);
  return table(['', 'goal', ...versions.map((version) => `Node ${version}`)], rows);
}

function sections(results: Results, node: string): string[] {
  return benchmarkNames.flatMap((name) => {
    const result = results[node]?.[name];
    return result === undefined ? [] : [`### ${name}\n`, conditions(result), rowTable(result.rows)];
  });
}

function conditions({ date, machine, packages }: Result): string {
  return `${date}, ${machine}; ${packages}.\n`;
}

function rowTable(rows: readonly Row[]): string {
  const cells = rows.map((row) => [row.name, measuredText(row), goalText(row), row.figures]);
  return table(['', 'measured', 'goal', 'medians'], cells);
}

function measuredText(row: Row): string {
  const text = `${medianText(row)} (${quartilesText(row)})`;
  return isMissed(row) ? `${text}, missed` : text;
}

function table(head: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`);
  return lines.join('');
}
