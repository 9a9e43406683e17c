import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { type Block, holdingOf, pathOf, placeOf } from './blocks.ts';
import { fragmentModules } from './fragment-modules.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The modules of the AWS SDK, whose names a fragment that is not run may use too. */
const sdkModules = ['@aws-sdk/lib-dynamodb', '@aws-sdk/client-dynamodb', '@aws-sdk/client-dynamodb-streams'];

const importAll = `${root}spec/docs/import-all.ts`;

/** A block as a file that only the compiler sees. */
interface VirtualFile {
  readonly block: Block;
  readonly path: string;
  /** One line of imports in front of a fragment. */
  readonly imports: string;
}

function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(`${root}spec/tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [] }, ts.sys, `${root}spec`);
  // The imports in front of a fragment are of values and of types.
  return { ...options, verbatimModuleSyntax: false, isolatedModules: false, allowJs: true, checkJs: false };
}

function createProgram(files: ReadonlyMap<string, string>, oldProgram?: ts.Program): ts.Program {
  const options = compilerOptions();
  const host = ts.createCompilerHost(options, true);
  const { fileExists, readFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path) ?? readFile(path);
  const onDisk = host.getSourceFile;
  host.getSourceFile = (path, languageVersion, ...rest) => {
    const text = files.get(path);
    if (text !== undefined) return ts.createSourceFile(path, text, languageVersion, true);
    return oldProgram?.getSourceFile(path) ?? onDisk(path, languageVersion, ...rest);
  };
  return ts.createProgram({ rootNames: [...files.keys()], options, host });
}

/** The module of each name that a fragment may use. */
function modulesOfNames(program: ts.Program): ReadonlyMap<string, string> {
  const checker = program.getTypeChecker();
  const names = new Map<string, string>();
  const imports = program.getSourceFile(importAll)?.statements.filter(ts.isImportDeclaration) ?? [];
  for (const { moduleSpecifier } of imports) {
    const symbol = checker.getSymbolAtLocation(moduleSpecifier);
    const module = (moduleSpecifier as ts.StringLiteral).text;
    if (symbol === undefined) throw new Error(`There is no module ${module}`);
    for (const { name } of checker.getExportsOfModule(symbol))
      if (!names.has(name) && name !== 'default') names.set(name, module);
  }
  return names;
}

/** The imports that a fragment needs: of the names that it mentions and does not declare at its top level. */
function importsFor(code: string, names: ReadonlyMap<string, string>): string {
  const source = ts.createSourceFile('fragment.ts', code, ts.ScriptTarget.Latest, true);
  const declared = new Set<string>();
  const declare = (name: ts.Node) => {
    if (ts.isIdentifier(name)) declared.add(name.text);
    else ts.forEachChild(name, (element) => ts.isBindingElement(element) && declare(element.name));
  };
  for (const statement of source.statements) {
    if (ts.isVariableStatement(statement))
      for (const { name } of statement.declarationList.declarations) declare(name);
    else if ('name' in statement && statement.name !== undefined) declare(statement.name as ts.Node);
  }
  const mentioned = new Set(code.match(/[A-Za-z_$][\w$]*/g));
  const imports = [...mentioned].flatMap((name) => {
    const module = declared.has(name) ? undefined : names.get(name);
    return module === undefined ? [] : [`import { ${name} } from '${module}';`];
  });
  return `${imports.join(' ')} export {};\n`;
}

function fileOf(block: Block, index: number, names: ReadonlyMap<string, string>): VirtualFile {
  const holding = holdingOf(block);
  const path = holding === 'source' ? pathOf(block) : `spec/docs/block-${index}.${block.language}`;
  return { block, path: root + path, imports: holding === 'fragment' ? importsFor(block.code, names) : '' };
}

function show({ block, imports }: VirtualFile, diagnostic: ts.Diagnostic): string {
  const { file, start = 0, messageText } = diagnostic;
  const offset = (file?.getLineAndCharacterOfPosition(start).line ?? 0) - (imports === '' ? 0 : 1);
  const message = ts.flattenDiagnosticMessageText(messageText, '\n');
  return `${placeOf({ ...block, line: block.line + offset })}: ${message}`;
}

/** What all passes share: the parsed files of the modules, and the module of each name. */
interface Shared {
  readonly program: ts.Program;
  readonly names: ReadonlyMap<string, string>;
}

let shared: Shared | undefined;

function createShared(): Shared {
  const modules = ['./prelude.ts', ...Object.keys(fragmentModules), ...sdkModules];
  const imports = modules.map((module) => `import '${module}';`).join('\n');
  const program = createProgram(new Map([[importAll, imports]]));
  return { program, names: modulesOfNames(program) };
}

/** Type-checks blocks in one pass, and returns the errors with the lines of the page that they are on. */
export function typeErrors(blocks: readonly Block[]): readonly string[] {
  shared ??= createShared();
  const { names } = shared;
  const files = blocks.map((block, index) => fileOf(block, index, names));
  const texts = files.map(({ path, imports, block }) => [path, imports + block.code] as const);
  const program = createProgram(new Map(texts), shared.program);
  return files.flatMap((file) => {
    const source = program.getSourceFile(file.path);
    const syntactic = program.getSyntacticDiagnostics(source);
    const found = syntactic.length > 0 ? syntactic : program.getSemanticDiagnostics(source);
    // A fragment shows what a name is: it need not use it.
    const isUnused = ({ code }: ts.Diagnostic) =>
      file.imports !== '' && [6133, 6192, 6196, 6198].includes(code);
    return found.filter((each) => !isUnused(each)).map((each) => show(file, each));
  });
}
