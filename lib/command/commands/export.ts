import { defineCommand } from '../command.ts';
import { UsageError } from '../errors.ts';
import { lineWriter } from '../export/export-format.ts';
import { exportOptions, exportState } from '../export/export-options.ts';
import { exportToFolder } from '../export/export-to-folder.ts';
import { exportToStdout } from '../export/export-to-stdout.ts';

export const exportTable = defineCommand({
  name: 'export',
  summary: 'Writes the items of a table, or those that match a filter, to files or to stdout.',
  args: [{ name: 'table', help: 'The name or the ARN of the table.' }],
  options: exportOptions,
  notes: [
    `If it is stopped or killed, --resume goes on where it was: no item is in the files twice, and none is missing. Its state is in ${exportState} in the folder.`,
    'With the format ddb-json, the folder is like an export of the service, with manifests.',
  ],
  examples: [
    'rxdynamo export Music --out music/ --gzip',
    'rxdynamo export Music --out music/ --gzip --resume',
    "rxdynamo export Music --out - --format ndjson --filter 'Year > 1990' | head",
    'rxdynamo export Music --out music/ --format csv --columns Artist,SongTitle,Year',
  ],
  async run(context) {
    const { out, format, columns } = context.options;
    if (out === undefined)
      throw new UsageError('Give the folder to write: --out <folder>, or --out - for stdout');
    const lines = await lineWriter(format, columns);
    return out === '-' ? exportToStdout(context, lines) : exportToFolder(context, out, lines);
  },
});
