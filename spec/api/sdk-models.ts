import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { modelName } from './sdk-names.ts';

/** `string`, `number`, `boolean`, `Date`, `AttributeValue`, the name of an enum or of a structure; or a list or map of one. */
export type Type = string | { readonly list: Type } | { readonly map: Type };

export interface Member {
  readonly name: string;
  readonly required: boolean;
  readonly type: Type;
}

export interface Models {
  /** From an enum's name to its values. */
  readonly enums: ReadonlyMap<string, readonly string[]>;
  readonly structures: ReadonlyMap<string, readonly Member[]>;
  /** The members of all exceptions. */
  readonly exceptionMembers: readonly Member[];
}

/** The packages of the AWS SDK that have a part of the API each. */
const packages = ['@aws-sdk/client-dynamodb', '@aws-sdk/client-dynamodb-streams'];

/**
 * Reads names, members, requiredness and enums from the type declarations of the AWS SDK; no documentation.
 *
 * @throws Error if two packages declare different structures or enums of one name
 */
export function readModels(): Models {
  const enums = new Map<string, readonly string[]>();
  const structures = new Map<string, readonly Member[]>();
  const exceptionMembers: Member[] = [];
  for (const statement of declarations()) {
    if (ts.isInterfaceDeclaration(statement)) {
      declare(
        structures,
        statement.name.text,
        statement.members.filter(ts.isPropertySignature).map(memberOf),
      );
    } else if (ts.isClassDeclaration(statement)) {
      exceptionMembers.push(...statement.members.filter(ts.isPropertyDeclaration).map(memberOf));
    } else if (ts.isVariableStatement(statement)) {
      for (const { name, type } of statement.declarationList.declarations) {
        if (type !== undefined && ts.isTypeLiteralNode(type))
          declare(enums, name.getText(), enumValues(type));
      }
    }
  }
  return { enums, structures, exceptionMembers };
}

function declare<T>(declared: Map<string, T>, sdkName: string, declaration: T): void {
  const name = modelName(sdkName);
  const other = declared.get(name);
  if (other !== undefined && JSON.stringify(other) !== JSON.stringify(declaration))
    throw new Error(`The packages of the AWS SDK declare ${name} differently`);
  declared.set(name, declaration);
}

function declarations(): readonly ts.Statement[] {
  return packages.flatMap(declarationsOf);
}

function declarationsOf(name: string): readonly ts.Statement[] {
  const sdk = createRequire(import.meta.url).resolve(`${name}/package.json`);
  const folder = join(dirname(sdk), 'dist-types', 'models');
  return readdirSync(folder).flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    return [...ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true).statements];
  });
}

function memberOf(node: ts.PropertySignature | ts.PropertyDeclaration): Member {
  return { name: node.name.getText(), required: node.questionToken === undefined, type: typeOf(node.type) };
}

function typeOf(node: ts.TypeNode | undefined): Type {
  if (node === undefined) throw new TypeError('A member without a type.');
  // Each member is declared as `X | undefined`.
  if (ts.isUnionTypeNode(node)) return typeOf(node.types[0]);
  if (ts.isArrayTypeNode(node)) return { list: typeOf(node.elementType) };
  // The only generic type in use is `Record<string, X>`.
  if (ts.isTypeReferenceNode(node) && node.typeArguments) return { map: typeOf(node.typeArguments[1]) };
  return modelName(node.getText());
}

function enumValues(node: ts.TypeLiteralNode): readonly string[] {
  return node.members
    .filter(ts.isPropertySignature)
    .flatMap(({ type }) =>
      type !== undefined && ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal)
        ? [type.literal.text]
        : [],
    );
}
