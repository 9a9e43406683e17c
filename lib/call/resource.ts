import type { Operation } from '../api/operation.ts';

/**
 * Returns the name or the ARN of what a request is about: a table, a backup, an export …
 *
 * Of several it is the first, as in the AWS SDKs: a batch or a transaction across accounts goes to the account of its first
 * table.
 */
export function resourceOf({ resource }: Operation<never, unknown>, input: object): string | undefined {
  const value = resource === undefined ? undefined : memberOf(input, resource);
  if (resource === 'RequestItems') return Object.keys(value ?? {})[0];
  if (resource === 'TransactItems') return Array.isArray(value) ? firstTable(value) : undefined;
  return textOf(value) ?? textOf(memberOf(value, 'TableName'));
}

/** Each part of a transaction is an object with one member: `Get`, `Put`, `Update`, `Delete` or `ConditionCheck`. */
function firstTable(parts: readonly unknown[]): string | undefined {
  for (const part of parts) {
    const names = Object.values(part ?? {}).map((request) => textOf(memberOf(request, 'TableName')));
    const name = names.find((each) => each !== undefined);
    if (name !== undefined) return name;
  }
  return undefined;
}

function memberOf(object: unknown, name: string): unknown {
  return typeof object === 'object' && object !== null ? Reflect.get(object, name) : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
