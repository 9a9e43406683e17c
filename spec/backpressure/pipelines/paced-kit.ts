import {
  defer,
  finalize,
  type MonoTypeOperatorFunction,
  map,
  mergeMap,
  type Observable,
  type ObservableInput,
  tap,
} from 'rxjs';
import {
  type DynamoDB,
  DynamoDBError,
  pacedFrom,
  pacedMergeMap,
  scanCheckpoint,
} from '../../../lib/index.ts';
import { copyTable } from './copy-table.ts';
import { countSubscriptions } from './count-subscriptions.ts';
import { foreignSource } from './foreign-source.ts';
import type { Kit } from './kit.ts';
import type { BoundaryWatch, Monitor } from './monitor.ts';
import type { BoundaryPlan, SourcePlan } from './plan.ts';
import { partition, type Row, valueFrom } from './rows.ts';
import type { Value } from './value.ts';
import { createWork } from './work.ts';

/** The stall timeout in milliseconds: longer than the faults from which clients recover. */
const stallTimeout = 500;

/** The sources and boundaries under test, with a monitor around each boundary. */
export function pacedKit(db: DynamoDB, monitor: Monitor): Kit {
  const counted = countSubscriptions();

  const source = (plan: SourcePlan, error?: unknown) =>
    counted(plan, (subscription) =>
      rowsFrom(db, plan, subscription, error).pipe(map(valueFrom(plan, String(subscription)))),
    );

  function boundary(plan: BoundaryPlan): MonoTypeOperatorFunction<Value> {
    const work = createWork(db, plan.work, source);
    return (values) =>
      defer(() => {
        const watch = monitor.watch(plan);
        const watched = values.pipe(tap({ next: () => watch.arrived(), error: () => watch.sourceFailed() }));
        const worked =
          plan.kind === 'batchWrite' ? written(db, plan, watched, watch) : merged(plan, work, watched, watch);
        return worked.pipe(
          tap({ complete: () => watch.finished('complete'), error: () => watch.finished('error') }),
          finalize(() => watch.unsubscribed()),
        );
      });
  }

  return { source, boundary, keepsAll: false };
}

function merged(
  { concurrency }: BoundaryPlan,
  work: (value: Value) => ObservableInput<Value>,
  values: Observable<Value>,
  watch: BoundaryWatch,
): Observable<Value> {
  return values.pipe(
    pacedMergeMap((value) => {
      watch.started();
      return defer(() => work(value)).pipe(
        tap({ error: () => watch.workFailed() }),
        finalize(() => watch.ended()),
      );
    }, concurrency),
  );
}

/** A writer holds more than `concurrency` values at once, in batches, so that only its results are monitored. */
function written(
  db: DynamoDB,
  { concurrency, work }: BoundaryPlan,
  values: Observable<Value>,
  watch: BoundaryWatch,
): Observable<Value> {
  const options = { key: copyTable.key, linger: work.time, concurrency };
  return values.pipe(
    db.batchWrite<Value>({ TableName: copyTable.name }, options),
    map(({ item }) => {
      watch.started();
      watch.ended();
      return item;
    }),
  );
}

function rowsFrom(db: DynamoDB, plan: SourcePlan, subscription: number, error: unknown): Observable<Row> {
  const { kind, name: TableName, prefetch, concurrency, segments: TotalSegments, failure } = plan;
  const ExclusiveStartKey = error instanceof DynamoDBError ? error.resumeKey : undefined;
  const isResumed = error instanceof DynamoDBError;
  switch (kind) {
    case 'scan':
      return db.scan<Row>({ TableName, ExclusiveStartKey }, { prefetch, stallTimeout });
    case 'query':
      return db.query<Row>({ ...query(TableName), ExclusiveStartKey }, { prefetch, stallTimeout });
    case 'parallelScan': {
      const checkpoint = isResumed ? scanCheckpoint(JSON.parse(JSON.stringify(error.checkpoint))) : undefined;
      const scanned = db.parallelScan<Row>(
        { TableName, TotalSegments },
        { prefetch, concurrency, checkpoint, stallTimeout },
      );
      return checkpoint === undefined ? scanned : scanned.pages().pipe(mergeMap(({ Items = [] }) => Items));
    }
    default:
      return pacedFrom(foreignSource(plan, failure !== undefined && subscription < failure.times));
  }
}

export function query(TableName: string) {
  return {
    TableName,
    KeyConditionExpression: '#p = :p',
    ExpressionAttributeNames: { '#p': 'part' },
    ExpressionAttributeValues: { ':p': partition },
  };
}
