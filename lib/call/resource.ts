import type { Operation } from '../api/operation.ts';

/**
 * Returns the name or the ARN of the resource of a request: a table, a backup, an export …
 *
 * A request with several resources has the first, as in the AWS SDKs: a batch or a transaction across accounts is sent to
 * the account of its first table.
 */
export function resourceOf({ resource }: Operation<never, unknown>, input: object): string | undefined {
  const value = resource === undefined ? undefined : memberOf(input, resource);
  if (resource === 'RequestItems') return Object.keys(value ?? {})[0];
  if (resource === 'TransactItems') return Array.isArray(value) ? firstTable(value) : undefined;
  return textOf(value) ?? textOf(memberOf(value, 'TableName'));
}

/** Each item of a transaction has one member: `Get`, `Put`, `Update`, `Delete` or `ConditionCheck`. */
function firstTable(items: readonly unknown[]): string | undefined {
  for (const item of items) {
    const names = Object.values(item ?? {}).map((request) => textOf(memberOf(request, 'TableName')));
    const name = names.find((tableName) => tableName !== undefined);
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
