import type { Declaration } from './module-texts.ts';
import { elementOf, holders, membersOf, reach } from './reach.ts';
import type { Member, Models } from './sdk-models.ts';
import type { SdkOperation } from './sdk-operations.ts';
import { type Spelling, structureType } from './structure-type.ts';

/** Output members that hold items, whole or in part, and so have the user's type; the rest are keys and operands. */
const itemMembers = new Set(['Attributes', 'Item', 'Items', 'Responses']);

/**
 * Declares the types of all operations: enums, what is sent, what is received, and what is both.
 *
 * A structure that is both and holds attribute values is two types, since more can be sent than is ever received:
 * the received one has `Output` behind its name.
 */
export function typeModules(
  models: Models,
  operations: readonly SdkOperation[],
): ReadonlyMap<string, readonly Declaration[]> {
  const requests = operations.map(({ input }) => input);
  const responses = operations.map(({ output }) => output);
  const inputs = reach(models, requests);
  const outputs = reach(models, responses);
  const both = inputs.filter((name) => outputs.includes(name));
  const withItems = holders(models, outputs, isItem);
  const withAttributes = holders(models, both, ({ type }) => elementOf(type) === 'AttributeValue');
  const shared = both.filter((name) => !withAttributes.has(name));
  const isApart = (name: string) => !shared.includes(name);

  const sent: Spelling = {
    attribute: 'AttributeInput',
    item: () => 'ItemInput',
    named: (name) => name,
  };
  const received: Spelling = {
    attribute: 'AttributeOutput',
    item: (member) => (isItem(member) ? 'T' : 'Item'),
    named: (name) => `${name}${withAttributes.has(name) ? 'Output' : ''}${withItems.has(name) ? '<T>' : ''}`,
  };
  const declare = (names: readonly string[], spelling: Spelling) =>
    names.toSorted().map((name) => structureType(name, membersOf(models, name), spelling));

  return new Map([
    ['./enums.ts', enumTypes(models, [...inputs, ...outputs])],
    ['./shared.ts', declare(shared, sent)],
    ['./inputs.ts', declare(inputs.filter(isApart), sent)],
    ['./outputs.ts', declare(outputs.filter(isApart), received)],
  ]);
}

function isItem({ name, type }: Member): boolean {
  return itemMembers.has(name) && elementOf(type) === 'AttributeValue';
}

/** One alias per enum, open to the values that the service adds later. */
function enumTypes(models: Models, structures: readonly string[]): readonly Declaration[] {
  const members = structures.flatMap((name) => membersOf(models, name));
  const used = new Set(members.map(({ type }) => elementOf(type)));
  return [...models.enums]
    .filter(([name]) => used.has(name))
    .sort()
    .map(([name, values]) => {
      const literals = values.map((value) => `'${value}'`).join(' | ');
      return { name, text: `export type ${name} = ${literals} | (string & {});`, uses: [] };
    });
}
