import { lastValueFrom, mergeMap, tap } from 'rxjs';
import {
  type DynamoDBError,
  InvalidValueError,
  ItemCollectionSizeLimitExceededException,
  ItemTooLargeError,
  pacedFrom,
  ValidationException,
} from '../../index.ts';
import type { Context } from '../command.ts';
import { unitBudget } from '../unit-budget.ts';
import { untilAborted } from '../until-aborted.ts';
import { writeLimiter } from '../write-limiter.ts';
import type { ImportOption } from './import-options.ts';
import { type InputEntry, inputEntries } from './input-entries.ts';
import type { InputFile } from './input-files.ts';
import type { TableImport } from './table-import.ts';

/**
 * Writes the items of files to a table, until the end or until the command is stopped, and resolves with the units that they
 * consumed.
 *
 * An item that the service refuses becomes a rejected line; any other error ends the import.
 */
export async function importFiles(
  context: Context<ImportOption>,
  TableName: string,
  files: readonly InputFile[],
  { start, add, done }: TableImport,
): Promise<number> {
  const { db, options, signal, stop, progress, stdin } = context;
  const { concurrency, write } = options;
  const budget = unitBudget(options['max-units'], stop);

  function accept(entry: InputEntry): boolean {
    add(entry);
    if (entry.problem !== undefined) done(entry);
    return entry.problem === undefined;
  }
  const write$ = pacedFrom(inputEntries(files, stdin, start)).pipe(
    mergeMap((entries) => entries.filter(accept)),
    db.batchWriteRequests<InputEntry>(
      { TableName, ReturnConsumedCapacity: 'TOTAL' },
      {
        onFailure: 'emit',
        concurrency: concurrency ?? 8,
        limiter: writeLimiter(db, TableName, write),
        ...progress.options('write'),
      },
    ),
    tap(({ item, error, ConsumedCapacity }) => {
      if (error !== undefined) item.problem = refusalOf(error);
      done(item);
      budget.add('write', ConsumedCapacity);
    }),
    untilAborted(signal),
  );
  await lastValueFrom(write$, { defaultValue: undefined });
  signal.throwIfAborted();
  return budget.consumed().write;
}

/** Returns why an item cannot be written; throws an error that other items would get as well. */
function refusalOf(error: DynamoDBError): string {
  const isOfItem = refusals.some((refusal) => error instanceof refusal);
  if (!isOfItem) throw error;
  return error.message;
}

const refusals = [
  InvalidValueError,
  ItemTooLargeError,
  ItemCollectionSizeLimitExceededException,
  ValidationException,
];
