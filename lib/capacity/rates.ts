import { refuseOption } from '../options/refuse-option.ts';
import type { CapacityKind, CapacityRate, CapacityRates } from './capacity-limiter.ts';

/** A checked limit: units per second, Infinity for no limit, or the fraction of what a table can serve. */
export type Rate = { readonly units: number } | { readonly fraction: number };

/** The checked limits of both kinds; `undefined` for one that was not given. */
export type Rates = Readonly<Record<CapacityKind, Rate | undefined>>;

/**
 * Checks limits, and copies them.
 *
 * @param isOfTable whether there is a table that a percentage is of
 * @throws InvalidOptionError
 */
export function checkedRates(rates: CapacityRates, isOfTable: boolean): Rates {
  if (typeof rates !== 'object' || rates === null)
    return refuseOption('rates', rates, 'an object such as { read: 2000 }');
  const { read, write } = rates;
  return { read: checkedRate('read', read, isOfTable), write: checkedRate('write', write, isOfTable) };
}

/**
 * Checks the limits of a new limiter, which must have at least one.
 *
 * @throws InvalidOptionError
 */
export function initialRates(rates: CapacityRates, isOfTable: boolean): Rates {
  const checked = checkedRates(rates, isOfTable);
  if (checked.read !== undefined || checked.write !== undefined) return checked;
  return refuseOption('rates', rates, 'limits with at least one of `read` and `write`', 'The rates');
}

function checkedRate(
  kind: CapacityKind,
  rate: CapacityRate | undefined,
  isOfTable: boolean,
): Rate | undefined {
  // Plain JavaScript may pass `null`.
  if (rate === undefined || rate === null) return undefined;
  if (typeof rate === 'number' && rate > 0) return { units: rate };
  const fraction = typeof rate === 'string' ? fractionOf(rate) : undefined;
  if (fraction === undefined) return refuseRate(kind, rate, isOfTable);
  if (isOfTable) return { fraction };
  return refuseOption(
    kind,
    rate,
    'a positive number of units per second: a percentage is of a table, so it needs db.capacityLimiter()',
  );
}

function refuseRate(kind: CapacityKind, rate: unknown, isOfTable: boolean): never {
  const orPercentage = isOfTable ? ' or a percentage from above 0 to 100 such as "40%"' : '';
  return refuseOption(kind, rate, `a positive number of units per second${orPercentage}`);
}

/** Reads a percentage above 0 and up to 100; `undefined` if it is none. */
function fractionOf(percentage: string): number | undefined {
  const [, digits] = /^(\d+(?:\.\d+)?)%$/.exec(percentage) ?? [];
  const fraction = Number(digits) / 100;
  return fraction > 0 && fraction <= 1 ? fraction : undefined;
}

/**
 * Checks the option `share`: the part of the limits that this process may use.
 *
 * @throws InvalidOptionError
 */
export function checkedShare(share: number | undefined): number {
  // Plain JavaScript may pass `null`.
  if (share === undefined || share === null) return 1;
  if (typeof share === 'number' && share > 0 && share <= 1) return share;
  return refuseOption('share', share, 'a number above 0 and up to 1, such as 1 / 4');
}
