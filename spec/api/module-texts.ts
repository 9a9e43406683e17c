import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';

/** A type or a constant of a generated module. */
export interface Declaration {
  readonly name: string;
  readonly text: string;
  /** The types that the text names, of this module or of others. */
  readonly uses: readonly string[];
}

const header = '// Written by `npx tsx spec/api/generate.ts`, which reads the models of the AWS SDK.';

const handWritten = {
  './values.ts': ['AttributeInput', 'AttributeOutput', 'Empty', 'EnumOutput', 'Item', 'ItemInput'],
  './operation.ts': ['Operation'],
  '../codec/shape.ts': ['Shape'],
};

/** Returns the text of each module, with its imports. */
export function moduleTexts(
  modules: ReadonlyMap<string, readonly Declaration[]>,
): ReadonlyMap<string, string> {
  const paths = new Map(
    Object.entries(handWritten).flatMap(([path, names]) => names.map((name) => [name, path])),
  );
  for (const [path, declarations] of modules) {
    for (const { name } of declarations) paths.set(name, path);
  }
  return new Map(
    [...modules].map(([path, declarations]) => {
      const imports = importText(path, declarations, paths);
      return [path, format([header, imports, ...declarations.map(({ text }) => text)].join('\n\n'))];
    }),
  );
}

/** One import per name; formatting joins and sorts them. */
function importText(
  path: string,
  declarations: readonly Declaration[],
  paths: ReadonlyMap<string, string>,
): string {
  return [...new Set(declarations.flatMap(({ uses }) => uses))]
    .filter((name) => paths.get(name) !== path)
    .map((name) => `import type { ${name} } from '${paths.get(name)}';`)
    .join('\n');
}

function format(text: string): string {
  const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');
  const options = ['check', '--write', '--stdin-file-path=lib/api/module.ts'];
  const cwd = new URL('../../', import.meta.url);
  return execFileSync(process.execPath, [biome, ...options], { cwd, input: text, encoding: 'utf8' });
}
