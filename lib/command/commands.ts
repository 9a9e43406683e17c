import { copyTable } from './commands/copy.ts';
import { count } from './commands/count.ts';
import { deleteItems } from './commands/delete.ts';
import { exportTable } from './commands/export.ts';
import { importTable } from './commands/import.ts';
import { tail } from './commands/tail.ts';
import type { AnyCommand } from './parse.ts';

/** The commands, in the order of the help. */
export const commands: readonly AnyCommand[] = [
  exportTable,
  importTable,
  copyTable,
  count,
  deleteItems,
  tail,
];
