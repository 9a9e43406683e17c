import { getEventListeners } from 'node:events';
import { isObservable, Observable, of } from 'rxjs';
import { describe, expect, it } from 'vitest';
import { DynamoDB, type DynamoDBOptions } from '../../lib/index.ts';
import { recorded, sampleTables, served } from '../operations/coverage.ts';
import { methodName, namesOf } from '../operations/methods.ts';
import { errorOf } from '../support/error-of.ts';
import { registryMethods } from '../support/registry-methods.ts';
import { localClient } from '../support/servers/local-client.ts';
import { silentDispatcher } from '../support/silent-dispatcher.ts';

const { TableName, TableArn } = sampleTables;
const Key = { Artist: 'Nina Simone', SongTitle: 'Sinnerman' };

/** The arguments before the options, of methods that are not named like an operation. */
const otherArguments: Readonly<Record<string, readonly unknown[]>> = {
  applyChanges: [{ TableName }],
  batchDelete: [{ TableName }],
  batchGet: [{ TableName }],
  batchWrite: [{ TableName }],
  batchWriteRequests: [{ TableName }],
  call: ['GetItem', { TableName, Key }],
  changes: [{ TableName }],
  follow: [{ TableName, TotalSegments: 4 }],
  parallelScan: [{ TableName, TotalSegments: 4 }],
  waitUntilBackupAvailable: [{ BackupArn: TableArn }],
  waitUntilExportCompleted: [{ ExportArn: TableArn }],
  waitUntilImportCompleted: [{ ImportArn: TableArn }],
  waitUntilIndexActive: [{ TableName, IndexName: 'byYear' }],
  waitUntilReplicaActive: [{ TableName, RegionName: 'eu-west-1' }],
  waitUntilTableExists: [{ TableName }],
  waitUntilTableNotExists: [{ TableName }],
  waitUntilTableRestored: [{ TableName }],
  waitUntilTimeToLiveEnabled: [{ TableName }],
};

/** The arguments before the options of every method that is named like its operation. */
const operationArguments = new Map<string, readonly unknown[]>([
  ...namesOf(served).map((name) => [methodName(name), [served[name].input(sampleTables)]] as const),
  ...namesOf(recorded).map((name) => [methodName(name), [recorded[name].input]] as const),
]);

/** A capacity limiter is no Observable. */
const takesSignal = ({ name }: { readonly name: string }) => name !== 'capacityLimiter';
const methods = registryMethods
  .flatMap(([, names]) => names)
  .map((name) => ({ name }))
  .filter(takesSignal);
const tableMethods = Object.keys(new DynamoDB().table(TableName))
  .map((name) => ({ name }))
  .filter(takesSignal);

/** What the source of a batch operator emits, if it is no key. */
const elements: Readonly<Record<string, object>> = {
  applyChanges: { type: 'snapshot', item: Key },
  batchWriteRequests: { DeleteRequest: { Key } },
};

/** Calls a method with options; a batch operator gets a source with one element. */
function invoke(
  target: object,
  name: string,
  args: readonly unknown[],
  options: object,
): Observable<unknown> {
  const result: unknown = Reflect.apply(Reflect.get(target, name), target, [...args, options]);
  const element = elements[name] ?? Key;
  const output$: unknown = typeof result === 'function' ? result(of(element)) : result;
  if (!isObservable(output$)) throw new TypeError(`${name} returned no Observable`);
  return output$;
}

function argumentsOf(name: string): readonly unknown[] {
  const args = operationArguments.get(name) ?? otherArguments[name];
  if (args === undefined) throw new Error(`Add the arguments of ${name}, so that its signal is tested`);
  return args;
}

/** The arguments of a table's method, without the name of the table; some methods have options only. */
function tableArgumentsOf(name: string): readonly unknown[] {
  return /^(applyChanges|changes|batch(Write|Delete|WriteRequests))$/.test(name) ? [] : argumentsOf(name);
}

function silentClient(options: DynamoDBOptions = {}) {
  const dispatcher = silentDispatcher();
  return { dispatcher, db: localClient('http://localhost:8000', { dispatcher, ...options }) };
}

async function expectAbort(call: (db: DynamoDB, signal: AbortSignal) => Observable<unknown>): Promise<void> {
  const { db, dispatcher } = silentClient();
  const controller = new AbortController();
  const { signal } = controller;
  const reason = { why: 'the visitor has left' };
  const error = errorOf(call(db, signal));
  await dispatcher.whenRequested();
  controller.abort(reason);
  expect(await error).toBe(reason);
  expect(dispatcher.inFlight).toBe(0);
  expect(getEventListeners(signal, 'abort')).toEqual([]);

  const requestsBefore = dispatcher.requests;
  expect(await errorOf(call(db, signal))).toBe(reason);
  await new Promise(setImmediate);
  expect(dispatcher.requests).toBe(requestsBefore);
}

describe('A signal aborts the request, fails with its reason, and lets nothing be sent after that', () => {
  it.each(methods)('$name', async ({ name }) => {
    await expectAbort((db, signal) => invoke(db, name, argumentsOf(name), { signal }));
  });

  it.each(tableMethods)('$name of a table', async ({ name }) => {
    await expectAbort((db, signal) => invoke(db.table(TableName), name, tableArgumentsOf(name), { signal }));
  });

  it('pages()', async () => {
    await expectAbort((db, signal) => db.scan({ TableName }, { signal }).pages());
  });
});

describe('A signal that is none is refused before anything is sent', () => {
  it.each(methods)('$name', async ({ name }) => {
    const { db, dispatcher } = silentClient();
    const signal = new AbortController();
    const failed = async () => errorOf(invoke(db, name, argumentsOf(name), { signal }));
    expect(await failed().catch((error: unknown) => error)).toMatchObject({
      name: 'InvalidOptionError',
      message: 'The option `signal` must be an AbortSignal, not an object',
      option: 'signal',
    });
    expect(dispatcher.requests).toBe(0);
  });

  it('but null and undefined are no signal', async () => {
    const { db, dispatcher } = silentClient();
    for (const signal of [null, undefined]) {
      const call = invoke(db, 'getItem', [{ TableName, Key }], { signal }).subscribe();
      await dispatcher.whenRequested();
      call.unsubscribe();
    }
    expect(dispatcher.requests).toBe(2);
  });
});

describe('a signal', () => {
  it('ends a wait in the queue of requests', async () => {
    const { db, dispatcher } = silentClient({ maxClients: 1 });
    const controller = new AbortController();
    const first = db.getItem({ TableName, Key }).subscribe();
    await dispatcher.whenRequested();
    const error = errorOf(db.getItem({ TableName, Key }, { signal: controller.signal }));
    controller.abort('left');
    expect(await error).toBe('left');
    first.unsubscribe();
    await new Promise(setImmediate);
    expect(dispatcher.requests).toBe(1);
  });

  it('ends a batch operator that waits for its source', async () => {
    const { db } = silentClient();
    const controller = new AbortController();
    let isSourceLeft = false;
    const source = new Observable<object>(() => () => {
      isSourceLeft = true;
    });
    const error = errorOf(source.pipe(db.batchWrite({ TableName }, { signal: controller.signal })));
    controller.abort('left');
    expect(await error).toBe('left');
    expect(isSourceLeft).toBe(true);
  });
});
