import { join } from 'node:path';
import type { Context, Result } from '../command.ts';
import { bytes, counted } from '../progress-line.ts';
import { runFacts, runFigures } from '../run-figures.ts';
import { runWithState } from '../run-with-state.ts';
import { savedText } from '../saved-state.ts';
import type { StateFile } from '../state-file.ts';
import { openTable, readIdentity, type TableReader } from '../table-reader.ts';
import type { LineWriter } from './export-format.ts';
import { type ExportOption, exportState } from './export-options.ts';
import { checkFolder, type ExportTarget, plainTarget, serviceTarget } from './export-target.ts';
import { type ExportedParts, type FolderExport, openFolderExport } from './folder-export.ts';
import { writePages } from './run-export.ts';

const defaultParts = 4;

/** Exports a table to a new folder, or goes on with an export that was stopped. */
export async function exportToFolder(
  context: Context<ExportOption>,
  out: string,
  lines: LineWriter,
): Promise<Result> {
  const { args, options } = context;
  const { gzip: isGzip, parts = defaultParts } = options;
  const [TableName = ''] = args;
  const state = await context.state(options.state ?? join(out, exportState), identity(context));
  await checkFolder(out, state.saved !== undefined);
  const reader = await openTable(context, TableName, state);
  if (options['dry-run'])
    return { summary: 'Nothing was written.', facts: { dryRun: true, ...reader.estimate } };
  const tableId = reader.table?.TableId;
  const start = performance.now();
  const target = targetOf(out, context, lines, reader, savedText(state, 'exportId'));
  await target.begin();
  const { segments } = reader;
  const run = await openFolderExport(state, { target, count: parts, isGzip, lines, segments, tableId });
  const done = await runToEnd(context, state, reader, run, lines).finally(run.close);
  return resultOf(out, state, done, Math.round(performance.now() - start));
}

/** DynamoDB JSON gets the layout of the service. Its manifests need the ARN of the table, and so the permission to describe it. */
function targetOf(
  out: string,
  { options: { format = 'ddb-json', gzip }, output }: Context<ExportOption>,
  lines: LineWriter,
  { table }: TableReader,
  exportId: string | undefined,
): ExportTarget {
  if (format !== 'ddb-json') return plainTarget(out, lines, gzip);
  if (table?.TableArn !== undefined) return serviceTarget(out, table, gzip, exportId);
  output.message('There will be no manifests: they need the permission dynamodb:DescribeTable.');
  return plainTarget(out, lines, gzip);
}

interface DoneExport extends ExportedParts {
  readonly readUnits: number;
}

async function runToEnd(
  context: Context<ExportOption>,
  state: StateFile,
  reader: TableReader,
  run: FolderExport,
  { items }: LineWriter,
): Promise<DoneExport> {
  const { checkpoint, segments, write, snapshot, finish } = run;
  // From now on, there is a state from which another run can go on.
  await state.save(await snapshot());
  return runWithState(state, context, { snapshot }, async () => {
    const readUnits = await writePages(context, reader, { checkpoint, segments, items }, write);
    return { ...(await finish()), readUnits };
  });
}

/** What the saved state belongs to. */
function identity(context: Context<ExportOption>) {
  const { format = 'ddb-json', gzip, parts = defaultParts, columns } = context.options;
  return { ...readIdentity('export', context), format, gzip, parts, columns };
}

function resultOf(out: string, state: StateFile, done: DoneExport, milliseconds: number): Result {
  const { parts, items, scanned, readUnits } = done;
  const size = parts.reduce((sum, part) => sum + part.bytes, 0);
  const files = counted(parts.length, 'file');
  return {
    summary: `Wrote ${counted(items, 'item')} to ${files} in ${out}, ${bytes(size)}, ${runFigures(state, milliseconds, counted(readUnits, 'read unit'))}`,
    facts: {
      out,
      items,
      scanned,
      files: parts.length,
      bytes: size,
      readUnits,
      ...runFacts(state, milliseconds),
    },
  };
}
