import { byte } from './bytes.ts';
import type { Page } from './page.ts';
import { Pattern } from './pattern.ts';
import { readString } from './strings.ts';

/** The types of AttributeValues, numbered so that a `switch` over them is a jump. */
export const kind = { S: 0, N: 1, M: 2, L: 3, BOOL: 4, NULL: 5, B: 6, SS: 7, NS: 8, BS: 9 } as const;

export type Kind = (typeof kind)[keyof typeof kind];

const kinds = new Map<string, Kind>(Object.entries(kind));

/** What the contents of a kind begin with; those of BOOL and NULL with nothing that is always the same. */
const openings = ['"', '"', '{', '[', '', '', '"', '[', '[', '['] as const;

const names = Object.keys(kind);

/** How the service writes the beginning of an AttributeValue, down to where its contents begin: `{"S":"`. */
export function openingOf(kind: Kind): string {
  return `{"${names[kind]}":${openings[kind]}`;
}

const compact = [...kinds.values()].map((kind) => ({ kind, pattern: new Pattern(openingOf(kind)) }));

/** Reads the beginning of an AttributeValue, the opening quote or bracket of its contents included. */
export function openAttribute(page: Page): Kind {
  for (const { kind, pattern } of compact) {
    if (pattern.matches(page.view, page.position)) {
      page.position += pattern.size;
      return kind;
    }
  }
  page.expect(byte.openBrace);
  return openContents(page);
}

/** Reads a type's name and the beginning of its contents, however they are written. */
export function openContents(page: Page): Kind {
  page.expect(byte.quote);
  const start = page.position;
  const name = readString(page);
  const found = kinds.get(name);
  if (found === undefined)
    return page.fail(`an AttributeValue of the unknown type ${JSON.stringify(name)}`, start);
  page.expect(byte.colon);
  const opening = openings[found] ?? '';
  if (opening !== '') page.expect(opening.charCodeAt(0));
  return found;
}
