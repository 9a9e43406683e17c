/** The options of an import. */
export const importOptions = [
  'table',
  'format',
  'write',
  'concurrency',
  'max-units',
  'rejects',
  'dry-run',
  'resume',
  'state',
] as const;

export type ImportOption = (typeof importOptions)[number];
