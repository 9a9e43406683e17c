import { catchError, defer, EMPTY, interval, Observable, type Subscriber, tap } from 'rxjs';
import type { ResolvedProgressOptions } from './options.ts';
import { type MeterOptions, ProgressMeter } from './progress-meter.ts';

/** A stream whose progress can be measured. */
export interface MeteredStream<T> {
  readonly meter: () => MeterOptions;
  /** Makes the stream; without a meter, nothing is measured. */
  readonly run: (meter: ProgressMeter | undefined) => Observable<T>;
  /** Looks up the number of items of the table; called after the first interval, and its error is ignored. */
  readonly itemCount?: (() => Observable<number | undefined>) | undefined;
}

/** The longest delay of a timer of Node, in milliseconds. */
const maxDelay = 2 ** 31 - 1;

/**
 * Reports the progress of a stream at intervals and at its end; without options, returns the stream as it is.
 *
 * The timer ends with the subscription. At the end, the report comes before the stream completes or fails. If the callback
 * throws, the stream fails with that error, unless it has failed already.
 */
export function reportProgress<T>(
  options: ResolvedProgressOptions | undefined,
  stream: MeteredStream<T>,
): Observable<T> {
  if (options === undefined) return stream.run(undefined);
  const { progress, interval: milliseconds, unitPrice } = options;
  return new Observable((subscriber) => {
    const meter = new ProgressMeter({ ...stream.meter(), unitPrice });
    if (milliseconds <= maxDelay) reportAtIntervals(subscriber, meter, options, stream.itemCount);
    // An operator of RxJS, so that the source finds the boundary downstream.
    const reportEnd = tap<T>({
      complete: () => progress(meter.report('complete')),
      error: () => {
        try {
          progress(meter.report('failed'));
        } catch {
          // The error of the stream says more.
        }
      },
    });
    return stream.run(meter).pipe(reportEnd).subscribe(subscriber);
  });
}

function reportAtIntervals<T>(
  subscriber: Subscriber<T>,
  meter: ProgressMeter,
  { progress, interval: milliseconds }: ResolvedProgressOptions,
  itemCount: () => Observable<number | undefined> = () => EMPTY,
): void {
  let isFirst = true;
  const timer = interval(milliseconds).subscribe(() => {
    try {
      progress(meter.report('running'));
    } catch (error) {
      subscriber.error(error);
      return;
    }
    if (!isFirst) return;
    isFirst = false;
    const lookup = defer(itemCount)
      .pipe(catchError(() => EMPTY))
      .subscribe((count) => {
        meter.itemCount = count;
      });
    subscriber.add(lookup);
  });
  subscriber.add(timer);
}
