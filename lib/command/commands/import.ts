import { stat } from 'node:fs/promises';
import { firstValueFrom } from 'rxjs';
import { type Context, defineCommand, type Result } from '../command.ts';
import { UsageError } from '../errors.ts';
import { dryRun } from '../import/dry-run.ts';
import { importFiles } from '../import/import-files.ts';
import { type ImportOption, importOptions } from '../import/import-options.ts';
import type { InputEntry } from '../import/input-entries.ts';
import { type InputFile, inputFiles } from '../import/input-files.ts';
import { type ImportCounts, openTableImport, type TableImport } from '../import/table-import.ts';
import { count, counted } from '../progress-line.ts';
import { runFacts, runFigures } from '../run-figures.ts';
import { runWithState } from '../run-with-state.ts';
import type { StateFile } from '../state-file.ts';

/** How many rejected lines are shown; all are in the file. */
const maxShown = 10;

export const importTable = defineCommand({
  name: 'import',
  summary: 'Writes the items of files or of stdin to a table, which must exist.',
  args: [
    {
      name: 'path',
      help: 'A folder of an export of this command or of the service, a file, or - for stdin. Files that end with .gz are decompressed.',
    },
  ],
  options: importOptions,
  notes: [
    'Files that end with .ndjson or .jsonl have plain JSON, as export --format ndjson writes it; others have DynamoDB JSON.',
    'A line that cannot be imported is written to the file of --rejects, and all others are imported. The exit code is then 4.',
    'If it is stopped or killed, --resume goes on where it was.',
  ],
  examples: [
    'rxdynamo import music/ --table Copy --write 500',
    'rxdynamo import music/ --table Copy --write 500 --resume',
    'zcat songs.ndjson.gz | rxdynamo import - --table Copy --format ndjson',
  ],
  async run(context) {
    const { args, options } = context;
    const [path = ''] = args;
    const { table, format } = options;
    if (table === undefined) throw new UsageError('Give the table that is written: --table <name>');
    if (format === 'csv') throw new UsageError('--format csv is for exports only');
    const files = await inputFiles(path, format);
    if (options['dry-run']) return dryRun(context, files);
    return importToTable(context, table, path, files);
  },
});

async function importToTable(
  context: Context<ImportOption>,
  TableName: string,
  path: string,
  files: readonly InputFile[],
): Promise<Result> {
  const { options, db, signal, progress } = context;
  const fileName = TableName.replace(/[^\w.-]+/g, '_');
  const rejects = options.rejects ?? `rxdynamo-rejects-${fileName}.json`;
  const { format } = options;
  const identity = { command: 'import', path, table: TableName, format, rejects };
  const state = await context.state(options.state ?? `rxdynamo-import-${fileName}.json`, identity);
  await firstValueFrom(db.describeTable({ TableName }, { signal }));
  if (state.saved === undefined) await refuseExisting(rejects);
  const start = performance.now();
  const run = await openTableImport(state, { files, rejects, onReject: rejectReporter(context, files) });
  if (path === '-' && state.saved !== undefined)
    context.output.message(
      `Goes on after line ${count(run.start.line)} of stdin, which must be the same input as before.`,
    );
  // How far a compressed file is read is not known.
  if (files.every(({ isGzip, size }) => !isGzip && size !== undefined))
    progress.measureBy(() => fractionOf(files, run));
  const result = await runToEnd(context, TableName, state, files, run).finally(run.close);
  return resultOf(result, { state, table: TableName, rejects, milliseconds: performance.now() - start });
}

interface DoneImport extends ImportCounts {
  readonly writeUnits: number;
}

async function runToEnd(
  context: Context<ImportOption>,
  TableName: string,
  state: StateFile,
  files: readonly InputFile[],
  run: TableImport,
): Promise<DoneImport> {
  const { snapshot, finish } = run;
  // From now on, there is a state from which another run can go on.
  await state.save(await snapshot());
  return runWithState(state, context, { snapshot }, async () => {
    const writeUnits = await importFiles(context, TableName, files, run);
    return { ...(await finish()), writeUnits };
  });
}

async function refuseExisting(rejects: string): Promise<void> {
  const exists = await stat(rejects).then(
    () => true,
    () => false,
  );
  if (exists)
    throw new UsageError(
      `${rejects} has the rejected lines of another import: remove it, or give another file with --rejects`,
    );
}

function rejectReporter({ output }: Context<ImportOption>, files: readonly InputFile[]) {
  let shown = 0;
  return ({ position, problem }: InputEntry) => {
    if (++shown > maxShown) return;
    const { path } = files[position.file] ?? { path: '' };
    output.message(`${path === '-' ? 'stdin' : path}, line ${position.line}: ${problem}`);
    if (shown === maxShown) output.message('Further lines that cannot be imported are not shown.');
  };
}

/** How much of the files is imported, from 0 to 1. */
function fractionOf(files: readonly InputFile[], { position }: TableImport): number {
  const { file, offset } = position();
  const sum = (each: readonly InputFile[]) => each.reduce((total, { size = 0 }) => total + size, 0);
  return (sum(files.slice(0, file)) + offset) / Math.max(1, sum(files));
}

interface ImportFacts {
  readonly state: StateFile;
  readonly table: string;
  readonly rejects: string;
  readonly milliseconds: number;
}

function resultOf(
  { items, rejected, writeUnits }: DoneImport,
  { state, table, rejects, milliseconds }: ImportFacts,
): Result {
  const lines = rejected === 1 ? '1 line was' : `${count(rejected)} lines were`;
  const lost = rejected === 0 ? '' : ` ${lines} not imported: see ${rejects}.`;
  return {
    summary: `Wrote ${counted(items, 'item')} to ${table} ${runFigures(state, milliseconds, counted(writeUnits, 'write unit'))}${lost}`,
    facts: {
      table,
      items,
      rejected,
      rejects: rejected === 0 ? undefined : rejects,
      writeUnits,
      ...runFacts(state, Math.round(milliseconds)),
    },
    isPartial: rejected > 0,
  };
}
