import type { ConsumedCapacity } from '../index.ts';
import { Stopped } from './errors.ts';

/** The capacity units that a command has consumed. */
export interface UnitBudget {
  /** Adds what a response has consumed, and stops the command if that reaches `--max-units`. */
  readonly add: (kind: 'read' | 'write', consumed: ConsumedCapacity | undefined) => void;
  readonly consumed: () => { readonly read: number; readonly write: number };
}

/** Counts the units of this run; requests in flight when the limit is reached are aborted and not counted. */
export function unitBudget(maxUnits: number | undefined, stop: (reason: Stopped) => void): UnitBudget {
  const units = { read: 0, write: 0 };
  return {
    add: (kind, consumed) => {
      units[kind] += consumed?.CapacityUnits ?? 0;
      if (maxUnits !== undefined && units.read + units.write >= maxUnits) stop(new Stopped('maxUnits'));
    },
    consumed: () => ({ ...units }),
  };
}
