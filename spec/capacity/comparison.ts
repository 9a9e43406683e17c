import type { Observable } from 'rxjs';
import { capacityLimiter } from '../../lib/index.ts';
import { CountingService, deductAfterwards, run, work } from './simulation.ts';

const minute = 60_000;
const seed = 15;

const amount = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** Runs 16 workers for a minute, and returns the units of the worst second and the mean per second. */
function measure(start: (service: CountingService) => Observable<never>): string {
  const service = new CountingService(seed);
  run(start(service), minute);
  const mean = service.unitsBetween(0, minute) / 60;
  return `${amount.format(service.worstSecond())} (${amount.format(mean)})`;
}

/** The row of a target in the table of `docs/capacity.md`. */
export function comparisonRow(target: number): string {
  const sized = measure((service) => work(service, capacityLimiter({ read: target }), { isSized: true }));
  const unsized = measure((service) => work(service, capacityLimiter({ read: target }), {}));
  const afterwards = measure((service) => deductAfterwards(service, target));
  return `| ${[amount.format(target), afterwards, unsized, sized].join(' | ')} |`;
}
