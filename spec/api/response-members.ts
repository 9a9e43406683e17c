import type { Member } from './sdk-models.ts';
import type { SdkOperation } from './sdk-operations.ts';

/** Members that are in every response though the model of the API calls them optional. */
const required: Readonly<Record<string, readonly string[]>> = {
  BatchGetItem: ['Responses', 'UnprocessedKeys'],
  BatchWriteItem: ['UnprocessedItems'],
  BatchExecuteStatement: ['Responses'],
  ListTables: ['TableNames'],
  Query: ['Count'],
  Scan: ['Count'],
  SearchVectors: ['SearchResults'],
  TransactGetItems: ['Responses'],
};

/**
 * Operations whose response may be `{}`: of an item that is not there, of a write that returns nothing, and of a list
 * of which it is not known whether the service writes it when it is empty.
 */
const optional: ReadonlySet<string> = new Set([
  'DeleteItem',
  'DeleteResourcePolicy',
  'ExecuteStatement',
  'ExecuteTransaction',
  'GetItem',
  'ListBackups',
  'ListBulkOperations',
  'ListContributorInsights',
  'ListExports',
  'ListGlobalTables',
  'ListImports',
  'ListTagsOfResource',
  'PutItem',
  'TransactWriteItems',
  'UpdateItem',
]);

/** The source text of what is known of an operation's responses. */
export function responseMembersText({ name }: SdkOperation, output: readonly Member[]): string {
  const all = output.map((member) => member.name);
  const modelled = output.filter((member) => member.required).map((member) => member.name);
  if (optional.has(name) || all.length === 0) return text('optional', all);
  const known = required[name] ?? (all.length === 1 ? all : modelled);
  return known.length > 0 ? text('required', known) : text('anyOf', all);
}

function text(kind: 'required' | 'anyOf' | 'optional', names: readonly string[]): string {
  return `{ ${kind}: [${names.map((name) => `'${name}'`).join(', ')}] }`;
}
