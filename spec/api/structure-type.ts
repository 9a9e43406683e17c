import type { MemberDoc } from './member-docs.ts';
import type { Declaration } from './module-texts.ts';
import type { Member, Type } from './sdk-models.ts';

/** The names of the types that differ between requests and responses. */
export interface TypeNames {
  readonly attribute: string;
  item(member: Member): string;
  /** The type of a structure, with its type parameter `<T>` if it has one, or of an enum; any other name stays as it is. */
  named(name: string): string;
}

/** Declares the interface of a structure, with a doc comment for each member. */
export function structureType(
  structure: string,
  members: readonly Member[],
  names: TypeNames,
  doc: MemberDoc,
): Declaration {
  const reference = names.named(structure);
  const name = reference.replace('<T>', '');
  if (members.length === 0) return { name, text: `export type ${name} = Empty;`, uses: ['Empty'] };

  const head = reference.replace('<T>', '<T = Item>');
  const typed = members.map((member) => ({ ...member, text: typeText(member.type, member, names) }));
  const lines = typed.flatMap(({ name, required, text }) => [
    doc(structure, name),
    required ? `readonly ${name}: ${text};` : `readonly ${name}?: ${text} | undefined;`,
  ]);
  return {
    name,
    text: `export interface ${head} {\n${lines.join('\n')}\n}`,
    uses: [head.replace(name, ''), ...typed.map(({ text }) => text)].flatMap(typeNames),
  };
}

function typeText(type: Type, member: Member, names: TypeNames): string {
  if (type === 'AttributeValue') return names.attribute;
  if (typeof type === 'string') return names.named(type);
  if ('list' in type) return `readonly ${typeText(type.list, member, names)}[]`;
  if (type.map === 'AttributeValue') return names.item(member);
  return `{ readonly [name: string]: ${typeText(type.map, member, names)} }`;
}

/** The names in the text of a type that stand for types of ours. */
function typeNames(text: string): readonly string[] {
  return text.match(/\b(?!Date\b|T\b)[A-Z]\w*/g) ?? [];
}
