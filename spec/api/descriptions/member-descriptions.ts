import { itemMembers } from './items.ts';
import { streamMembers } from './streams.ts';
import { tableMembers } from './tables.ts';

/**
 * One sentence for each member of a request or a response that many people use; the others have a link to the service's
 * reference.
 *
 * A key is the name of a member in all structures, or `Structure.Member` for one structure, which takes precedence.
 */
export const memberDescriptions: Readonly<Record<string, string>> = {
  ...itemMembers,
  ...tableMembers,
  ...streamMembers,
};
