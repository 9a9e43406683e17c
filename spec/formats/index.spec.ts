import { expect, it } from 'vitest';
import * as formats from '../../lib/formats/index.ts';

it('exports exactly these names', () => {
  expect(Object.keys(formats).sort()).toEqual([
    'ExportError',
    'InvalidLineError',
    'MissingPackageError',
    'csvWriter',
    'describeExport',
    'describePart',
    'dynamoDBJsonLineParser',
    'dynamoDBJsonLines',
    'exportLayout',
    'fromDynamoDBJson',
    'fromIncrementalJson',
    'fromNdjson',
    'incrementalJsonLines',
    'itemFilesOf',
    'ndjsonLineParser',
    'ndjsonLines',
    'readExport',
    'readIncrementalExport',
    'readItemFile',
    'readItems',
    'startExport',
    'toCsv',
    'toDynamoDBJson',
    'toNdjson',
    'verifyExport',
    'writeExport',
    'writeExportManifests',
    'writeIncrementalExport',
  ]);
});
