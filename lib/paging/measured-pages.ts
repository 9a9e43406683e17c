import type { PageFetcher } from '../backpressure/page-prefetcher.ts';
import { type MeteredContext, startWait } from '../progress/start-wait.ts';
import type { Page } from './page.ts';

/** Makes the members of a page fetcher that measure its waits for demand and, with a meter, its deliveries. */
export function measuredDelivery(
  context: MeteredContext,
): Pick<PageFetcher<unknown, unknown>, 'onWait' | 'measureDelivery'> {
  const { meter } = context;
  const onWait = () => startWait('demand', context);
  return meter === undefined
    ? { onWait }
    : { onWait, measureDelivery: (deliver) => meter.run('sink', deliver) };
}

/** Counts a page of a stream whose progress is measured. */
export function measurePage<T>(page: Page<T>, { meter, segment }: MeteredContext, isLast: boolean): void {
  if (meter === undefined) return;
  const { Count: items = 0, ScannedCount: scanned = items, ConsumedCapacity: consumed } = page;
  meter.addPage({ items, scanned, consumed });
  meter.segments?.addPage(segment ?? 0, scanned, isLast);
}
