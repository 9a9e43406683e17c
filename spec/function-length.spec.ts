import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const lib = fileURLToPath(new URL('../lib/', import.meta.url));

const maxLines = 50;

/** A longer function says why in its doc comment: `Long because …`. That holds for the functions inside it as well. */
const reason = /\bLong because\b/;

interface LongFunction {
  readonly name: string;
  readonly lines: number;
}

function longFunctions(path: string, text: string): readonly LongFunction[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line;
  const found: LongFunction[] = [];

  function visit(node: ts.Node): void {
    const isMeasured = ts.isFunctionLike(node) && hasBody(node);
    if (isMeasured && reason.test(commentOf(node, source))) return;
    ts.forEachChild(node, visit);
    if (!isMeasured) return;
    const lines = lineOf(node.end) - lineOf(node.getStart(source)) + 1;
    if (lines <= maxLines || isFamily(path, node)) return;
    found.push({ name: `${path}: ${nameOf(node)}`, lines });
  }
  visit(source);
  return found;
}

function hasBody(
  node: ts.SignatureDeclaration,
): node is ts.FunctionLikeDeclaration & { body: ts.ConciseBody } {
  return 'body' in node && node.body !== undefined;
}

/** A family of operations is an object of documented methods, each of which is measured by itself. */
function isFamily(path: string, { parameters, body }: ts.FunctionLikeDeclaration): boolean {
  const isOfCall = parameters[0]?.getText() === 'call: Call';
  return path.startsWith('operations/') && isOfCall && body !== undefined && isObjectBody(body);
}

function isObjectBody(body: ts.ConciseBody): boolean {
  const last = ts.isBlock(body) ? body.statements.at(-1) : undefined;
  const result = last !== undefined && ts.isReturnStatement(last) ? last.expression : body;
  const object = result !== undefined && ts.isParenthesizedExpression(result) ? result.expression : result;
  return object !== undefined && ts.isObjectLiteralExpression(object);
}

/** The comments before a function, or before the declaration that it is the value of. */
function commentOf(node: ts.Node, source: ts.SourceFile): string {
  const isValue = ts.isVariableDeclaration(node.parent) || ts.isPropertyAssignment(node.parent);
  const declaration = ts.isVariableDeclaration(node.parent) ? node.parent.parent.parent : node.parent;
  const commented = isValue ? declaration : node;
  return source.text.slice(commented.getFullStart(), commented.getStart(source));
}

function nameOf(node: ts.FunctionLikeDeclaration): string {
  if (node.name !== undefined) return node.name.getText();
  if (ts.isConstructorDeclaration(node)) return 'constructor';
  return ts.isVariableDeclaration(node.parent) || ts.isPropertyAssignment(node.parent)
    ? node.parent.name.getText()
    : 'a function without a name';
}

describe('a function of lib', () => {
  it(`has at most ${maxLines} lines, or says why not`, async () => {
    const paths = (await readdir(lib, { recursive: true })).filter((path) => path.endsWith('.ts'));
    const files = paths.map(async (path) => longFunctions(path, await readFile(lib + path, 'utf8')));
    const found = (await Promise.all(files)).flat().map(({ name, lines }) => `${name} has ${lines} lines`);
    expect(found, 'Split the function, or say `Long because …` in its doc comment').toEqual([]);
  });
});

describe('the measuring of functions', () => {
  const longBody = `{\n${'  work();\n'.repeat(maxLines)}}`;
  const methods = `{\n${'  a: () => call(),\n'.repeat(maxLines)}}`;

  it.each([
    ['a long declaration', `function a() ${longBody}`, ['a']],
    ['a long constant', `const a = () => ${longBody};`, ['a']],
    ['a long method', `class A { a() ${longBody} }`, ['a']],
    ['a long constructor', `class A { constructor() ${longBody} }`, ['constructor']],
    ['a long callback', `work(() => ${longBody});`, ['a function without a name']],
    [
      'a long function and the one around it',
      `function a() {\n return function b() ${longBody};\n}`,
      ['b', 'a'],
    ],
    [
      'nothing if the comment has a reason',
      `/** Long because it is one loop. */\nexport const a = () => ${longBody};`,
      [],
    ],
    ['nothing if only the comment is long', `/**\n${' *\n'.repeat(maxLines)} */\nfunction a() {}`, []],
    ['nothing in a family of operations', `export const a = (call: Call) => (${methods});`, []],
    [
      'nothing in a family with a constant',
      `export const a = (call: Call) => {\n work();\n return ${methods};\n};`,
      [],
    ],
  ])('finds %s', (_, text, names) => {
    expect(longFunctions('operations/a.ts', text).map(({ name }) => name)).toEqual(
      names.map((name) => `operations/a.ts: ${name}`),
    );
  });
});
