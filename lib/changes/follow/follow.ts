import { catchError, concat, defer, EMPTY, map, type Observable, of, switchMap, throwError } from 'rxjs';
import type { DescribeStreamInput } from '../../api/inputs.ts';
import { DescribeStream } from '../../api/operations.ts';
import type { DescribeStreamOutput } from '../../api/outputs.ts';
import { type Call, type CallOptions, serviceTime } from '../../call/call.ts';
import { type CallSite, callSite, withCallSite } from '../../errors/call-site.ts';
import { DynamoDBError, withContext } from '../../errors/dynamodb-error.ts';
import { withSignal } from '../../options/signal.ts';
import { mergedSegments } from '../../paging/merge-segments.ts';
import { readChanges } from '../changes.ts';
import { resolveChangesOptions } from '../changes-options.ts';
import { changeTrackerOf } from '../checkpoint/change-checkpoint.ts';
import type { ShardPage } from '../shard-reader.ts';
import { checkImages, findStreamArn } from '../stream-description.ts';
import { caughtUpCheck } from './caught-up.ts';
import { followTrackerOf } from './follow-checkpoint.ts';
import { batchDelivery, type DeliveryOf, eventDelivery, type FollowDelivery } from './follow-delivery.ts';
import type { CaughtUp } from './follow-event.ts';
import { checkFollowInput, type FollowInput, type FollowOptions } from './follow-options.ts';
import { type FollowStream, followStream } from './follow-stream.ts';
import { type FollowCheckpointTracker, FollowTracker } from './follow-tracker.ts';
import { RetentionGuard } from './retention-guard.ts';
import { initialState } from './serialize-follow.ts';

/**
 * How far before the start of the scan the changes begin, in milliseconds.
 *
 * A scan is eventually consistent, and the times of changes are whole seconds, of DynamoDB Local whole minutes.
 */
const overlap = 5 * 60_000;

const images = ['newItem'] as const;

/** Streams the items of a table, and then the changes that were made since. */
export function followTable<T>(call: Call, input: FollowInput, options: FollowOptions = {}): FollowStream<T> {
  const site = callSite();
  const stream = <E>(deliveryOf: DeliveryOf<T, E>) =>
    withSignal(
      defer(() => new Following<T, E>(call, input, { ...options, site }, deliveryOf).run()),
      options?.signal,
    );
  return followStream<T>(stream(eventDelivery<T>), stream(batchDelivery<T>));
}

type OptionsWithSite = FollowOptions & { readonly site: CallSite };

/** One subscription to the items and the changes of a table. */
class Following<T, E> {
  private readonly call: Call;
  private readonly input: FollowInput;
  private readonly options: OptionsWithSite;
  /** Whether the consumer acknowledges what is delivered. */
  private readonly isGiven: boolean;
  private readonly tracker: FollowCheckpointTracker;
  private readonly delivery: FollowDelivery<T, E>;
  private readonly guard: RetentionGuard;
  private readonly pages$: Observable<E>;

  /** Checks the input and the options. */
  constructor(call: Call, input: FollowInput, options: OptionsWithSite, deliveryOf: DeliveryOf<T, E>) {
    const { checkpoint } = options;
    this.call = call;
    this.input = checkFollowInput(input);
    this.options = { ...options, signal: undefined };
    this.isGiven = checkpoint !== undefined;
    this.tracker = checkpoint === undefined ? new FollowTracker(initialState) : followTrackerOf(checkpoint);
    this.delivery = deliveryOf(this.isGiven ? this.tracker : undefined);
    resolveChangesOptions(this.changesOptions(0));
    const isResumed = Object.keys(this.tracker.scan.toJSON().positions).length > 0;
    const { TableName: tableName } = this.input;
    this.guard = new RetentionGuard({ tableName, now: this.now, isResumed, options });
    const scanOptions = {
      ...this.options,
      ...this.guard.progressOptions(),
      checkpoint: this.isGiven ? this.tracker.scan : undefined,
    };
    this.pages$ = mergedSegments<T, E>(call, this.input, scanOptions, this.delivery.snapshot);
  }

  run(): Observable<E | CaughtUp> {
    const { scannedAt } = this.tracker.state();
    const isScanned = scannedAt !== undefined;
    return concat(
      this.begin(!isScanned),
      isScanned ? EMPTY : this.scan(),
      // The stream may have been disabled during the scan.
      isScanned ? EMPTY : this.begin(false),
      defer(() => this.changes()),
    ).pipe(catchError((error: unknown) => throwError(() => this.withCheckpoint(error))));
  }

  private readonly now = (): number => serviceTime(this.call);

  /** Checks the stream of the table, and notes from when on its changes are needed. */
  private begin(checksImages: boolean): Observable<never> {
    const { TableName } = this.input;
    const options: CallOptions & { readonly site: CallSite } = {
      ...this.options,
      limiter: undefined,
    };
    return findStreamArn(this.call, { TableName }, options).pipe(
      switchMap((StreamArn) =>
        checksImages ? this.describe(StreamArn, options).pipe(map(() => StreamArn)) : of(StreamArn),
      ),
      switchMap((streamArn) => {
        this.guard.begin(this.tracker.begin(TableName, streamArn, this.now() - overlap));
        return EMPTY;
      }),
    );
  }

  private describe(StreamArn: string, options: CallOptions): Observable<void> {
    return this.call<DescribeStreamInput, DescribeStreamOutput>(DescribeStream, { StreamArn }, options).pipe(
      map(({ StreamDescription = {} }) =>
        checkImages({ TableName: this.input.TableName, ...StreamDescription }, images),
      ),
    );
  }

  /** Scans the table, and waits until all of it is acknowledged. */
  private scan(): Observable<E> {
    const { tracker, isGiven, guard, input } = this;
    let end = 0;
    const ended$ = defer(() => {
      end = this.now();
      return isGiven ? tracker.whenScanned(input.TotalSegments) : EMPTY;
    });
    const acknowledged$ = defer(() => {
      tracker.endScan(end);
      return EMPTY;
    });
    return concat(guard.limit(concat(this.pages$, ended$)), acknowledged$);
  }

  private changes(): Observable<E | CaughtUp> {
    const { tracker, delivery } = this;
    const { begun, scannedAt = 0, isCaughtUp } = tracker.state();
    const { streamArn: StreamArn = '', since = 0 } = begun ?? {};
    const { shards } = tracker.changes.toJSON();
    if (Object.keys(shards).length === 0) this.guard.checkStart();
    let isDue = !isCaughtUp;
    const check = caughtUpCheck(() => changeTrackerOf(tracker.changes).shards(), scannedAt);
    const caughtUp = () => {
      isDue = false;
      if (!this.isGiven) tracker.catchUp();
      return delivery.caughtUp();
    };
    const elements = (page: ShardPage<T>): readonly (E | CaughtUp)[] => {
      const changes = delivery.changes(page.batch);
      return isDue && check(page) ? [...changes, caughtUp()] : changes;
    };
    const options = { ...this.changesOptions(since), delivered: tracker.changes };
    return concat(
      readChanges<T, E | CaughtUp>(this.call, { StreamArn }, options, elements, delivery.unit),
      // A disabled stream ends, read whole.
      defer(() => (isDue ? of(caughtUp()) : EMPTY)),
    );
  }

  private changesOptions(since: number) {
    const { limiter, unitPrice, checkpoint, prefetch, prefetchBytes, ...options } = this.options;
    return {
      ...options,
      needs: images,
      from: new Date(since),
      checkpoint: this.isGiven ? this.tracker.changes : undefined,
    };
  }

  /** The error has the checkpoint of the phase in which it occurred. */
  private withCheckpoint(error: unknown): unknown {
    const { tracker, options } = this;
    const part = error instanceof DynamoDBError ? error.checkpoint : undefined;
    const isScanned = tracker.state().scannedAt !== undefined;
    if (part === undefined) return withCallSite(error, options.site);
    return withContext(error, { checkpoint: tracker.toJSON(isScanned ? { changes: part } : { scan: part }) });
  }
}
