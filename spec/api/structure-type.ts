import type { Declaration } from './module-texts.ts';
import type { Member, Type } from './sdk-models.ts';

/** How a direction spells what differs between requests and responses. */
export interface Spelling {
  readonly attribute: string;
  item(member: Member): string;
  /** A structure's name with its type parameter `<T>`, if it has one; any other name stays as it is. */
  named(name: string): string;
}

/** Declares the interface of a structure. */
export function structureType(
  structure: string,
  members: readonly Member[],
  spelling: Spelling,
): Declaration {
  const reference = spelling.named(structure);
  const name = reference.replace('<T>', '');
  if (members.length === 0) return { name, text: `export type ${name} = Empty;`, uses: ['Empty'] };

  const head = reference.replace('<T>', '<T = Item>');
  const typed = members.map((member) => ({ ...member, text: typeText(member.type, member, spelling) }));
  const lines = typed.map(({ name, required, text }) =>
    required ? `readonly ${name}: ${text};` : `readonly ${name}?: ${text} | undefined;`,
  );
  return {
    name,
    text: `export interface ${head} {\n${lines.join('\n')}\n}`,
    uses: [head.replace(name, ''), ...typed.map(({ text }) => text)].flatMap(typeNames),
  };
}

function typeText(type: Type, member: Member, spelling: Spelling): string {
  if (type === 'AttributeValue') return spelling.attribute;
  if (typeof type === 'string') return spelling.named(type);
  if ('list' in type) return `readonly ${typeText(type.list, member, spelling)}[]`;
  if (type.map === 'AttributeValue') return spelling.item(member);
  return `{ readonly [name: string]: ${typeText(type.map, member, spelling)} }`;
}

/** The names in the text of a type that stand for types of ours. */
function typeNames(text: string): readonly string[] {
  return text.match(/\b(?!Date\b|T\b)[A-Z]\w*/g) ?? [];
}
