import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const md5 = (content: string | Uint8Array) => createHash('md5').update(content).digest('base64');

/** What differs from a full export without a prefix. */
export interface ServiceExportOptions {
  readonly prefix?: string;
  readonly incremental?: boolean;
  readonly outputView?: string;
  readonly summary?: object;
}

export const exportId = '01604474914028-a1b2c3d4';

/**
 * Writes an export as the service's documentation shows it, file by file, without our writer: one data file for each text.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport.Output.html
 */
export async function serviceExport(
  root: string,
  texts: readonly string[],
  {
    prefix = '',
    incremental = false,
    outputView = 'NEW_AND_OLD_IMAGES',
    summary = {},
  }: ServiceExportOptions = {},
): Promise<{ folder: string; dataFiles: string[] }> {
  const folder = join(root, prefix, 'AWSDynamoDB', exportId);
  const dataKey = `${prefix}AWSDynamoDB/${incremental ? '' : `${exportId}/`}data/`;
  await mkdir(folder, { recursive: true });
  await mkdir(join(root, dataKey), { recursive: true });
  await writeFile(join(folder, '_started'), '');
  const entries = await Promise.all(
    texts.map(async (text, index) => {
      const bytes = gzipSync(text);
      const dataFileS3Key = `${dataKey}gkes5o3lnrhoznhnkyax3hxvy${'abcdefgh'[index]}.json.gz`;
      await writeFile(join(root, dataFileS3Key), bytes);
      const itemCount = text.split('\n').filter((line) => line !== '').length;
      return {
        itemCount,
        md5Checksum: md5(bytes),
        etag: 'af83d6f217c19b8b0fff8023d8ca4716-1',
        dataFileS3Key,
      };
    }),
  );
  const files = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
  const tableArn = 'arn:aws:dynamodb:us-east-1:123456789012:table/Music';
  const times = incremental
    ? { exportFromTime: '2020-11-04T07:00:00.000Z', exportToTime: '2020-11-04T07:15:00.000Z' }
    : { exportTime: '2020-11-04T07:28:34.028Z' };
  const summaryText = JSON.stringify({
    version: incremental ? '2023-08-01' : '2020-06-30',
    exportArn: `${tableArn}/export/${exportId}`,
    startTime: '2020-11-04T07:28:34.028Z',
    endTime: '2020-11-04T07:33:43.897Z',
    tableArn,
    tableId: '12345a12-abcd-123a-ab12-1234abc12345',
    ...times,
    s3Bucket: 'ddb-productcatalog-export',
    s3Prefix: prefix === '' ? null : prefix,
    s3SseAlgorithm: 'AES256',
    s3SseKmsKeyId: null,
    manifestFilesS3Key: `${prefix}AWSDynamoDB/${exportId}/manifest-files.json`,
    billedSizeBytes: 0,
    itemCount: entries.reduce((sum, { itemCount }) => sum + itemCount, 0),
    outputFormat: 'DYNAMODB_JSON',
    ...(incremental && { outputView, exportType: 'INCREMENTAL_EXPORT' }),
    ...summary,
  });
  await writeFile(join(folder, 'manifest-files.json'), files);
  await writeFile(join(folder, 'manifest-files.md5'), md5(files));
  await writeFile(join(folder, 'manifest-summary.json'), summaryText);
  await writeFile(join(folder, 'manifest-summary.md5'), md5(summaryText));
  return {
    folder,
    dataFiles: entries.map(({ dataFileS3Key }) => join(root, dataKey, basename(dataFileS3Key))),
  };
}
