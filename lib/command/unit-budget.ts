import type { ConsumedCapacity } from '../index.ts';
import { Stopped } from './errors.ts';

/** The capacity units that a command has consumed. */
export interface UnitBudget {
  /** Adds what a response has consumed, and stops the command if that reaches `--max-units`. */
  readonly add: (kind: 'read' | 'write', consumed: ConsumedCapacity | undefined) => void;
  /** Reserves units that will be consumed for what was read, or with a negative number releases them. */
  readonly reserve: (units: number) => void;
  readonly consumed: () => { readonly read: number; readonly write: number };
}

/** Counts the units of this run; requests in flight when the limit is reached are aborted and not counted. */
export function unitBudget(maxUnits: number | undefined, stop: (reason: Stopped) => void): UnitBudget {
  const units = { read: 0, write: 0 };
  let reserved = 0;

  function check(): void {
    if (maxUnits !== undefined && units.read + units.write + reserved >= maxUnits)
      stop(new Stopped('maxUnits'));
  }

  return {
    add: (kind, consumed) => {
      units[kind] += consumed?.CapacityUnits ?? 0;
      check();
    },
    reserve: (expected) => {
      reserved += expected;
      check();
    },
    consumed: () => ({ ...units }),
  };
}
