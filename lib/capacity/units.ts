import { refuseOption } from '../options/refuse-option.ts';
import type { CapacityKind, CapacityUnits } from './capacity-limiter.ts';

export const capacityKinds: readonly CapacityKind[] = ['read', 'write'];

/**
 * Checks numbers of units, and copies them.
 *
 * @throws InvalidOptionError
 */
export function checkedUnits(units: CapacityUnits): CapacityUnits {
  if (typeof units !== 'object' || units === null)
    return refuseOption('units', units, 'an object such as { read: 128 }');
  const { read, write } = units;
  return { read: checkedNumber('read', read), write: checkedNumber('write', write) };
}

function checkedNumber(kind: CapacityKind, units: number | undefined): number | undefined {
  // Plain JavaScript may pass `null`.
  if (units === undefined || units === null) return undefined;
  if (Number.isFinite(units) && units >= 0) return units;
  return refuseOption(kind, units, 'a number of capacity units that is not negative');
}
