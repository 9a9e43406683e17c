import { setInterval } from 'node:timers';
import { firstValueFrom, type Observable } from 'rxjs';
import type { DynamoDB } from '../../lib/index.ts';
import { all } from '../support/all.ts';

/** The interval at which calls are started, in milliseconds. */
const tick = 10;

/** The maximum number of calls in flight, in case the client cannot keep up with the rate. */
const maxInFlight = 1000;

/** Makes calls at a constant rate. */
export interface Load {
  /** The number of calls started so far. */
  readonly calls: () => number;
  /** The number of failed calls by the name of the error. */
  readonly errors: ReadonlyMap<string, number>;
  /** Starts to make calls. */
  readonly start: () => void;
  /** Starts no further calls, and waits for those in flight. */
  readonly stop: () => Promise<void>;
}

/** Creates a load of GetItem, PutItem and Query calls in turn. */
export function createLoad(db: DynamoDB, callsPerSecond: number): Load {
  const errors = new Map<string, number>();
  const inFlight = new Set<Promise<unknown>>();
  let started = 0;
  let timer: NodeJS.Timeout | undefined;

  function startCall(): void {
    const call = errorNameOf(callOf(db, started++)).then((error) => {
      inFlight.delete(call);
      if (error !== undefined) errors.set(error, (errors.get(error) ?? 0) + 1);
    });
    inFlight.add(call);
  }

  function start(): void {
    const startedBefore = started;
    const startTime = performance.now();
    timer = setInterval(() => {
      const due = startedBefore + ((performance.now() - startTime) / 1000) * callsPerSecond;
      while (started < due && inFlight.size < maxInFlight) startCall();
    }, tick);
  }

  return {
    calls: () => started,
    errors,
    start,
    stop: async () => {
      clearInterval(timer);
      await Promise.all(inFlight);
    },
  };
}

function callOf(db: DynamoDB, index: number): Promise<unknown> {
  const TableName = 'Music';
  const Key = { id: `song ${index}` };
  const once = (call: Observable<unknown>) => firstValueFrom(call);
  if (index % 3 === 0) return once(db.getItem({ TableName, Key }));
  if (index % 3 === 1)
    return once(db.putItem({ TableName, Item: { ...Key, n: index, text: 'x'.repeat(200) } }));
  const values = { ':id': Key.id };
  return all(db.query({ TableName, KeyConditionExpression: 'id = :id', ExpressionAttributeValues: values }));
}

/** Resolves with the name of the error of a call, or with `undefined` if it succeeds. */
function errorNameOf(call: Promise<unknown>): Promise<string | undefined> {
  return call.then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.name : String(error)),
  );
}
