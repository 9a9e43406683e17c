import type { FakeTable } from '../../../lib/testing/index.ts';

/** The table to which work and writers write; both members of a value are its key. */
export const copyTable = { name: 'Copy', key: ['id', 'subscription'] } as const;

/** The same for a fake: its name and its definition. */
export const copyTableEntry: readonly [name: string, table: FakeTable] = [
  copyTable.name,
  { key: copyTable.key },
];
