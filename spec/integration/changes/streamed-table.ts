import { keyed } from '../../support/servers/test-table.ts';

/** The definition of a table with a stream. */
export const streamedTable = {
  ...keyed({ id: 'S' }, ['id']),
  StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
} as const;
