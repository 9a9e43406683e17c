import { count } from './commands/count.ts';
import type { AnyCommand } from './parse.ts';

/** The commands, in the order of the help. */
export const commands: readonly AnyCommand[] = [count];
