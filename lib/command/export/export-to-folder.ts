import { join } from 'node:path';
import type { Context, Result } from '../command.ts';
import { CommandError } from '../errors.ts';
import { bytes, count, duration } from '../progress-line.ts';
import type { StateFile } from '../state-file.ts';
import { openTable, readIdentity } from '../table-reader.ts';
import { prepareFolder } from './export-folder.ts';
import type { LineWriter } from './export-format.ts';
import type { ExportOption } from './export-options.ts';
import { type ExportedParts, openFolderExport } from './folder-export.ts';
import { writePages } from './run-export.ts';

/** The name of the state file in the folder of an export. */
export const stateName = 'rxdynamo-export.json';

const defaultParts = 4;

/** Exports a table to a new folder, or goes on with an export that was stopped. */
export async function exportToFolder(
  context: Context<ExportOption>,
  out: string,
  lines: LineWriter,
): Promise<Result> {
  const { args, options, output } = context;
  const { gzip: isGzip, parts = defaultParts } = options;
  const [TableName = ''] = args;
  const state = await context.state(options.state ?? join(out, stateName), identity(context));
  const reader = await openTable(context, TableName);
  if (options['dry-run'])
    return { summary: 'Nothing was written.', facts: { dryRun: true, ...reader.estimate } };
  checkTable(state, reader.table?.TableId);
  await prepareFolder(out, state.saved !== undefined);
  const start = performance.now();
  const run = await openFolderExport(state, {
    folder: out,
    count: parts,
    isGzip,
    lines,
    segments: reader.segments,
    tableId: reader.table?.TableId,
  });
  const { checkpoint, segments } = run;
  let readUnits: number;
  try {
    readUnits = await writePages(context, reader, { checkpoint, segments, items: lines.items }, run.write);
  } catch (error) {
    await run.stop();
    throw error;
  }
  const exported = await run.finish();
  await state.remove();
  output.status('');
  return resultOf(out, exported, { readUnits, milliseconds: Math.round(performance.now() - start) });
}

/** What the saved state belongs to. */
function identity(context: Context<ExportOption>) {
  const { format = 'ddb-json', gzip, parts = defaultParts, columns } = context.options;
  return { ...readIdentity('export', context), format, gzip, parts, columns };
}

/** Refuses to go on with another table of the same name. */
function checkTable({ saved }: StateFile, tableId: string | undefined): void {
  const { tableId: before } = saved ?? {};
  if (before === undefined || tableId === undefined || before === tableId) return;
  throw new CommandError(
    'The table was deleted and created again since the export began: export it to another folder',
  );
}

function resultOf(
  out: string,
  { parts, items, scanned }: ExportedParts,
  facts: { readonly readUnits: number; readonly milliseconds: number },
): Result {
  const size = parts.reduce((sum, part) => sum + part.bytes, 0);
  const files = parts.length === 1 ? '1 file' : `${parts.length} files`;
  return {
    summary: `Wrote ${count(items)} items to ${files} in ${out}, ${bytes(size)}, in ${duration(facts.milliseconds)}, ${count(facts.readUnits)} read units.`,
    facts: { out, items, scanned, files: parts.length, bytes: size, ...facts },
  };
}
