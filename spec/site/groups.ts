import { pageGroups } from './pages.ts';

/** The group of the public names of each folder or file of `lib`; the longest path decides. In the order of the reference. */
export const nameGroups: Readonly<Record<string, readonly string[]>> = {
  Client: ['client', 'config', 'call', 'options'],
  Streams: ['paging'],
  Operators: ['backpressure', 'paging/paced-merge-map-items.ts', 'retry'],
  Batches: ['bulk', 'operations/apply-changes.ts'],
  Capacity: ['capacity', 'operations/capacity-limits.ts'],
  Changes: ['changes'],
  Checkpoints: [
    'paging/checkpoint',
    'paging/cursor.ts',
    'changes/checkpoint',
    'changes/follow/follow-checkpoint.ts',
    'changes/follow/serialize-follow.ts',
  ],
  Expressions: ['expressions'],
  Values: ['codec', 'api/values.ts'],
  Formats: ['formats'],
  Operations: ['operations', 'api/api.ts'],
  Progress: ['progress'],
  Telemetry: ['telemetry', 'opentelemetry'],
  Testing: ['testing'],
  Errors: ['errors'],
  'Requests and responses': ['api'],
};

/** The group of the methods of a client that each file of `lib/operations` has, in the order of the reference. */
export const methodGroups: Readonly<Record<string, readonly string[]>> = {
  Items: ['get-item.ts', 'put-item.ts', 'update-item.ts', 'delete-item.ts'],
  'Queries and scans': ['query.ts', 'scan.ts', 'parallel-scan.ts'],
  'Batch operators': ['batch-write.ts', 'batch-delete.ts', 'batch-write-requests.ts', 'batch-get.ts'],
  'Changes of items': ['changes.ts', 'follow.ts', 'apply-changes.ts'],
  'Capacity limits': ['capacity-limits.ts'],
  'Transactions and statements': ['transactions.ts', 'partiql'],
  'Tables and waiting': [
    'create-table.ts',
    'update-table.ts',
    'delete-table.ts',
    'describe-table.ts',
    'list-tables.ts',
    'waiters',
  ],
  'The client': ['lib/client'],
  'Other operations': [''],
};

/** All groups in the order of the site. TypeDoc's own are those of members without a group. */
export const groupOrder: readonly string[] = [
  ...Object.keys(pageGroups),
  'Modules',
  ...Object.keys(nameGroups),
  ...Object.keys(methodGroups),
  'Examples',
  '*',
];

/** The group whose path is the longest that `path` begins with. */
export function groupOf(
  path: string,
  groups: Readonly<Record<string, readonly string[]>>,
): string | undefined {
  const prefixes = Object.entries(groups).flatMap(([group, paths]) =>
    paths.map((prefix) => ({ group, prefix })),
  );
  const matches = prefixes.filter(({ prefix }) => isWithin(path, prefix));
  return matches.sort((a, b) => b.prefix.length - a.prefix.length)[0]?.group;
}

function isWithin(path: string, prefix: string): boolean {
  return prefix === '' || path === prefix || path.startsWith(`${prefix}/`);
}
