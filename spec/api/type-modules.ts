import { memberDocs } from './member-docs.ts';
import type { Declaration } from './module-texts.ts';
import { elementOf, holders, membersOf, reach } from './reach.ts';
import type { Member, Models } from './sdk-models.ts';
import type { SdkOperation } from './sdk-operations.ts';
import { structureType, type TypeNames } from './structure-type.ts';

/** Output members that hold items or parts of them, and so have the user's type; others hold keys and operands. */
const itemMembers = new Set(['Attributes', 'Item', 'Items', 'NewImage', 'OldImage', 'Responses']);

/**
 * Declares the types of all operations: enums, and the structures of requests, of responses and of both.
 *
 * A structure of both that holds attribute values or enums has two types: requests accept more types of values than
 * responses have, and responses may have values of enums that are newer than the model. The name of the response's type
 * ends in `Output`.
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
  const isEnum = (name: string) => models.enums.has(name);
  const differing = holders(
    models,
    both,
    ({ type }) => elementOf(type) === 'AttributeValue' || isEnum(elementOf(type)),
  );
  const shared = both.filter((name) => !differing.has(name));
  const isNotShared = (name: string) => !shared.includes(name);

  const sent: TypeNames = {
    attribute: 'AttributeInput',
    item: () => 'ItemInput',
    named: (name) => name,
  };
  const received: TypeNames = {
    attribute: 'AttributeOutput',
    item: (member) => (isItem(member) ? 'T' : 'Item'),
    named: (name) => {
      if (isEnum(name)) return `EnumOutput<${name}>`;
      return `${name}${differing.has(name) ? 'Output' : ''}${withItems.has(name) ? '<T>' : ''}`;
    },
  };
  const doc = memberDocs(operations);
  const declare = (names: readonly string[], typeNames: TypeNames) =>
    names.toSorted().map((name) => structureType(name, membersOf(models, name), typeNames, doc));

  return new Map([
    ['./enums.ts', enumTypes(models, [...inputs, ...outputs])],
    ['./shared.ts', declare(shared, sent)],
    ['./inputs.ts', declare(inputs.filter(isNotShared), sent)],
    ['./outputs.ts', declare(outputs.filter(isNotShared), received)],
  ]);
}

function isItem({ name, type }: Member): boolean {
  return itemMembers.has(name) && elementOf(type) === 'AttributeValue';
}

/** Declares an alias of each enum, for its known values. */
function enumTypes(models: Models, structures: readonly string[]): readonly Declaration[] {
  const members = structures.flatMap((name) => membersOf(models, name));
  const used = new Set(members.map(({ type }) => elementOf(type)));
  return [...models.enums]
    .filter(([name]) => used.has(name))
    .sort()
    .map(([name, values]) => {
      const literals = values.map((value) => `'${value}'`).join(' | ');
      return { name, text: `export type ${name} = ${literals};`, uses: [] };
    });
}
