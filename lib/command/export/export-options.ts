import { readOptions } from '../options.ts';

/** The options of an export. */
export const exportOptions = ['out', 'format', 'gzip', 'parts', 'columns', ...readOptions] as const;

export type ExportOption = (typeof exportOptions)[number];

/** The name of the state file in the folder of an export. */
export const exportState = 'rxdynamo-export.json';
