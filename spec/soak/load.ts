import { setInterval } from 'node:timers';
import { firstValueFrom, type Observable } from 'rxjs';
import type { DynamoDB } from '../../lib/index.ts';
import { all } from '../support/all.ts';

/** How often calls are begun, in milliseconds. */
const tick = 10;

/** With so many under way, none is begun: a client that cannot keep up should not drown. */
const mostUnderWay = 1000;

/** Calls that are made at a steady rate, once it is started. */
export interface Load {
  readonly calls: () => number;
  /** How many of them failed, by the name of the error. */
  readonly errors: ReadonlyMap<string, number>;
  /** Begins calls at a steady rate from now on. */
  readonly start: () => void;
  /** Begins no more calls, and waits for those under way. */
  readonly stop: () => Promise<void>;
}

/** Prepares to make so many calls a second, GetItem, PutItem and Query in turn. */
export function newLoad(db: DynamoDB, callsPerSecond: number): Load {
  const errors = new Map<string, number>();
  const underWay = new Set<Promise<unknown>>();
  let begun = 0;
  let timer: NodeJS.Timeout | undefined;

  function begin(): void {
    const call = settled(callOf(db, begun++)).then((error) => {
      underWay.delete(call);
      if (error !== undefined) errors.set(error, (errors.get(error) ?? 0) + 1);
    });
    underWay.add(call);
  }

  function start(): void {
    const before = begun;
    const since = performance.now();
    timer = setInterval(() => {
      const due = before + ((performance.now() - since) / 1000) * callsPerSecond;
      while (begun < due && underWay.size < mostUnderWay) begin();
    }, tick);
  }

  return {
    calls: () => begun,
    errors,
    start,
    stop: async () => {
      clearInterval(timer);
      await Promise.all(underWay);
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

/** Resolves with the name of what a call failed of, or nothing. */
async function settled(call: Promise<unknown>): Promise<string | undefined> {
  return call.then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.name : String(error)),
  );
}
