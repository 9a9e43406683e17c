import { expect, it } from 'vitest';
import { errorSentence } from '../../lib/command/error-sentence.ts';
import { CommandError } from '../../lib/command/errors.ts';
import { NoRegionError, ResourceNotFoundException } from '../../lib/index.ts';

const system = (code: string, message: string) => Object.assign(new Error(message), { code });

it.each([
  [new CommandError('The answer is not Music'), 'The answer is not Music'],
  [
    new ResourceNotFoundException('ResourceNotFoundException', 'Table: Music not found.', {
      operation: 'Scan',
      tableName: 'Music',
      statusCode: 400,
    }),
    'ResourceNotFoundException: Table: Music not found (Scan of Music); check the name, --region, --profile and --endpoint',
  ],
  [new NoRegionError('No region'), 'No region; give --region'],
  [system('ENOSPC', 'ENOSPC: no space left on device, write'), /; the disk is full: make room, then go on$/],
  [
    new Error('It failed', { cause: system('ENOSPC', 'full') }),
    'It failed; the disk is full: make room, then go on',
  ],
  [
    new Error('CSV failed', {
      cause: system('ERR_MODULE_NOT_FOUND', "Cannot find package 'csv-stringify' imported from /x/y.js"),
    }),
    'The package csv-stringify is not installed: npm install csv-stringify',
  ],
  [new Error("Cannot find package '@scope/name' imported from x"), /npm install @scope\/name$/],
  [new Error('two\n  lines'), 'two lines'],
  [new TypeError(''), 'TypeError'],
  ['text', 'text'],
])('says in one line what failed, and what to do: %s', (error, sentence) => {
  expect(errorSentence(error)).toMatch(sentence);
  expect(errorSentence(error)).not.toContain('\n');
});
