import { readdirSync, readFileSync } from 'node:fs';
import { sep } from 'node:path';
import ts from 'typescript';
import type { Block } from './blocks.ts';

/** An `@example` of a doc comment in `lib`: a fragment, type-checked and run with the names of `prelude.ts`. */
export interface DocExample extends Block {
  /** The name of what the comment documents: `pacedMergeMap`. */
  readonly name: string;
}

const root = new URL('../../', import.meta.url);

/** Finds the `@example`s in the doc comments of a source file. */
export function docExamplesIn(page: string, text: string): readonly DocExample[] {
  const source = ts.createSourceFile(page, text, ts.ScriptTarget.Latest, true);
  const examples: DocExample[] = [];
  const visit = (node: ts.Node): void => {
    for (const comment of ts.getJSDocCommentsAndTags(node))
      if (ts.isJSDoc(comment) && comment.parent === node)
        examples.push(...examplesIn(comment, nameOf(node), page));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return examples;
}

/** All `@example`s of `lib`. */
export function docExamples(): readonly DocExample[] {
  const paths = readdirSync(new URL('lib', root), { recursive: true, encoding: 'utf8' });
  const files = paths
    .filter((path) => path.endsWith('.ts'))
    .map((path) => `lib/${path.split(sep).join('/')}`);
  return files.sort().flatMap((path) => docExamplesIn(path, readFileSync(new URL(path, root), 'utf8')));
}

const example = /^@example\n(.*?)(?=^@\w|$(?![\s\S]))/gms;

function examplesIn(comment: ts.JSDoc, name: string, page: string): readonly DocExample[] {
  const file = comment.getSourceFile();
  const first = file.getLineAndCharacterOfPosition(comment.getStart()).line + 1;
  const text = comment
    .getText()
    .replace(/\s*\*\/$/, '\n')
    .replaceAll(/^\/\*\*|^ *\* ?/gm, '');
  return Array.from(text.matchAll(example), (match) => ({
    name,
    page,
    line: first + text.slice(0, match.index).split('\n').length,
    language: 'ts',
    marks: [],
    code: match[1] ?? '',
  }));
}

function nameOf(node: ts.Node): string {
  if (ts.isVariableStatement(node)) return node.declarationList.declarations[0]?.name.getText() ?? '';
  const { name } = node as { readonly name?: ts.Node };
  return name !== undefined && ts.isIdentifier(name) ? name.text : '';
}
