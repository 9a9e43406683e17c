/** The options of `export`, `import` and `copy`; see `optionTable`. */
export const transferOptions = {
  out: {
    type: 'text',
    value: 'folder',
    help: 'The folder that is written, which must be new or empty; - for stdout.',
  },
  format: {
    type: 'choice',
    value: 'format',
    choices: ['ddb-json', 'ndjson', 'csv'],
    help: 'The format of the lines: ddb-json is the DynamoDB JSON of the exports of the service. By default ddb-json; of an import, what the name of the file says.',
  },
  gzip: { type: 'flag', help: 'Compresses the files with gzip.' },
  parts: { type: 'count', value: 'n', help: 'How many files are written at most; by default 4.' },
  columns: {
    type: 'text',
    value: 'names',
    help: 'The attributes that become the columns of a CSV file, separated by commas.',
  },
  table: { type: 'text', value: 'name', help: 'The table that is written.' },
  rejects: {
    type: 'text',
    value: 'file',
    help: 'Where the lines are written that cannot be imported; by default rxdynamo-rejects-<table>.json in the current folder.',
  },
  follow: {
    type: 'flag',
    help: 'Goes on with the changes of the table, until it is stopped. The table needs a stream with new images.',
  },
  'to-profile': { type: 'text', value: 'name', help: 'The profile for the table that is written.' },
  'to-region': { type: 'text', value: 'name', help: 'The region of the table that is written.' },
  'to-endpoint': { type: 'text', value: 'url', help: 'The URL of the service of the table that is written.' },
} as const;
