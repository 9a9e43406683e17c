import { count } from './commands/count.ts';
import { deleteItems } from './commands/delete.ts';
import { tail } from './commands/tail.ts';
import type { AnyCommand } from './parse.ts';

/** The commands, in the order of the help. */
export const commands: readonly AnyCommand[] = [count, deleteItems, tail];
