import { deprecatedMembers } from './descriptions/items.ts';
import { memberDescriptions } from './descriptions/member-descriptions.ts';
import type { SdkOperation } from './sdk-operations.ts';

const reference = 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference';

/** Returns the doc comment of a member of a structure. */
export type MemberDoc = (structure: string, member: string) => string;

/** Creates the doc comments of members: our description, or a link to the service's reference. */
export function memberDocs(operations: readonly SdkOperation[]): MemberDoc {
  const anchors = anchorsOf(operations);
  return (structure, member) => {
    const description = lookUp(memberDescriptions, structure, member);
    const replacement = lookUp(deprecatedMembers, structure, member);
    const anchor = anchors.get(structure) ?? `API_${structure}.html#DDB-Type-${structure}-`;
    return comment([
      description ?? `@see ${reference}/${anchor}${member}`,
      ...(replacement === undefined ? [] : [`@deprecated Use ${replacement}.`]),
    ]);
  };
}

/** Finds the text for a member of this structure, or else for all members of this name. */
function lookUp(
  texts: Readonly<Record<string, string>>,
  structure: string,
  member: string,
): string | undefined {
  return texts[`${structure}.${member}`] ?? texts[member];
}

/** The beginning of the links to the members of requests and responses; other structures have a page of their own. */
function anchorsOf(operations: readonly SdkOperation[]): ReadonlyMap<string, string> {
  // If two operations have the same structure, the link leads to the first one.
  const anchors = operations
    .toReversed()
    .flatMap(({ name, input, output }) => [
      [input, `API_${name}.html#DDB-${name}-request-`] as const,
      [output, `API_${name}.html#DDB-${name}-response-`] as const,
    ]);
  return new Map(
    anchors.flatMap(([structure, anchor]) => (structure === undefined ? [] : [[structure, anchor]])),
  );
}

function comment(lines: readonly string[]): string {
  if (lines.length === 1) return `/** ${lines[0]} */`;
  return `/**\n${lines.map((line) => ` * ${line}`).join('\n')}\n */`;
}
