import * as operations from '../../lib/api/operations.ts';

const { errorShape, ...constants } = operations;

/** Returns the smallest valid output of an operation: the members that each response has, empty. */
export function leastOutput(operation: string): object {
  const { response } = Object.values(constants).find(({ name }) => name === operation) ?? {};
  if (response === undefined || 'optional' in response) return {};
  const names = 'required' in response ? response.required : response.anyOf;
  return Object.fromEntries(names.map((name) => [name, emptyMember(name, operation)]));
}

function emptyMember(name: string, operation: string): unknown {
  if (name === 'Count' || name.endsWith('Units')) return 0;
  if (/(Names|Results|List|Endpoints|Destinations|ReplicaSettings)$/.test(name)) return [];
  if (name === 'Responses') return operation === 'BatchGetItem' ? {} : [];
  if (name === 'LastUpdateDateTime') return 0;
  return {};
}
