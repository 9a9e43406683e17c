import type { Member } from './sdk-models.ts';
import type { SdkOperation } from './sdk-operations.ts';

/** Members of every response that the service's model declares as optional. */
const required: Readonly<Record<string, readonly string[]>> = {
  BatchGetItem: ['Responses', 'UnprocessedKeys'],
  BatchWriteItem: ['UnprocessedItems'],
  BatchExecuteStatement: ['Responses'],
  GetRecords: ['Records'],
  ListTables: ['TableNames'],
  Query: ['Count'],
  Scan: ['Count'],
  SearchVectors: ['SearchResults'],
  TransactGetItems: ['Responses'],
};

/** Operations whose response may be `{}`: there is no item, or a write returns nothing. Lists may be empty as well. */
const optional: ReadonlySet<string> = new Set([
  'DeleteItem',
  'DeleteResourcePolicy',
  'ExecuteStatement',
  'ExecuteTransaction',
  'GetItem',
  'PutItem',
  'TransactWriteItems',
  'UpdateItem',
]);

/** Returns the source text of the members that the responses of an operation have. */
export function responseMembersText({ name }: SdkOperation, output: readonly Member[]): string {
  const all = output.map((member) => member.name);
  const declared = output.filter((member) => member.required).map((member) => member.name);
  if (isOptional(name) || all.length === 0) return text('optional', all);
  const present = required[name] ?? (all.length === 1 ? all : declared);
  return present.length > 0 ? text('required', present) : text('anyOf', all);
}

/** It is not known of most lists whether the service writes an empty one. */
function isOptional(name: string): boolean {
  return optional.has(name) || (name.startsWith('List') && required[name] === undefined);
}

function text(kind: 'required' | 'anyOf' | 'optional', names: readonly string[]): string {
  return `{ ${kind}: [${names.map((name) => `'${name}'`).join(', ')}] }`;
}
