import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { scanCheckpoint } from '../../index.ts';
import type { Context, Result } from '../command.ts';
import { UsageError } from '../errors.ts';
import { counted, duration } from '../progress-line.ts';
import { openTable } from '../table-reader.ts';
import type { LineWriter } from './export-format.ts';
import type { ExportOption } from './export-options.ts';
import { writePages } from './run-export.ts';

const compress = promisify(gzip);

/** Writes the items of a table to stdout, as fast as they are read there. */
export async function exportToStdout(context: Context<ExportOption>, lines: LineWriter): Promise<Result> {
  const { args, options, output } = context;
  refuseOptions(context);
  const reader = await openTable(context, args[0] ?? '');
  if (options['dry-run'])
    return { summary: 'Nothing was written.', facts: { dryRun: true, ...reader.estimate } };
  const start = performance.now();
  const checkpoint = scanCheckpoint();
  let items = 0;

  async function write(text: Uint8Array): Promise<void> {
    if (text.byteLength > 0) await output.data(options.gzip ? await compress(text) : text);
  }

  if (lines.header !== undefined) await write(lines.header);
  const readUnits = await writePages(context, reader, { checkpoint, items: lines.items }, async (page) => {
    const { Items = [] } = page;
    items += Items.length;
    await write(lines.toLines(Items));
    checkpoint.acknowledge(page);
  });
  output.status('');
  const milliseconds = Math.round(performance.now() - start);
  return {
    summary: `Wrote ${counted(items, 'item')} in ${duration(milliseconds)}, ${counted(readUnits, 'read unit')}.`,
    facts: { items, readUnits, milliseconds },
  };
}

/** Refuses options that have no meaning for a pipe. */
function refuseOptions({ options }: Context<ExportOption>): void {
  if (options.resume)
    throw new UsageError('--resume goes on with the files of a folder, and --out - has none');
  if (options.parts !== undefined)
    throw new UsageError('--parts is for the files of a folder, and --out - has none');
  if (options.json)
    throw new UsageError('--json writes its result to stdout, where --out - writes the items');
}
