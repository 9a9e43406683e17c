import { expect } from 'vitest';
import { madeToken, moment, type RecordedOperations, seconds, tableArn } from './recorded.ts';

const ClientToken = expect.stringMatching(madeToken);

const ExportArn = `${tableArn}/export/01695353076000-a1b2`;
const exported = { ExportArn, ExportStatus: 'IN_PROGRESS', TableArn: tableArn, S3Bucket: 'exports' };
const since = { ExportViewType: 'NEW_IMAGE' } as const;
const filter = { FilterExpression: 'plays > :n' };

const ImportArn = `${tableArn}/import/01695353076000-c3d4`;
const from = { S3BucketSource: { S3Bucket: 'imports' }, InputFormat: 'CSV' } as const;
const parameters = {
  TableCreationParameters: {
    TableName: 'Music',
    AttributeDefinitions: [{ AttributeName: 'Artist', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'Artist', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
  },
} as const;
const imported = { ImportArn, ImportStatus: 'COMPLETED', ...from };
const wireImport = { ImportTableDescription: { ...imported, ...parameters, StartTime: seconds } };
const readImport = { ImportTableDescription: { ...imported, ...parameters, StartTime: moment } };

const BulkOperationArn = `${tableArn}/bulk/01695353076000-e5f6`;
const put = {
  TableName: 'Music',
  InputS3Configuration: { S3Bucket: 'imports', InputFormat: 'DYNAMODB_JSON' },
  OutputS3Configuration: { S3Bucket: 'reports', OutputType: ['ERROR'] },
  MaxWriteRequestUnits: 2048,
} as const;
const running = { BulkOperationArn, BulkOperationStatus: 'IN_PROGRESS' };
const wireBulk = { BulkOperationDescription: { ...running, StartTime: seconds, ProcessedItemCount: 7 } };
const readBulk = { BulkOperationDescription: { ...running, StartTime: moment, ProcessedItemCount: 7 } };

export const transfers = {
  ExportTableToPointInTime: {
    input: {
      TableArn: tableArn,
      S3Bucket: 'exports',
      ExportTime: moment,
      IncrementalExportSpecification: { ...since, ExportFromTime: moment },
      FilterSpecification: { ...filter, ExpressionAttributeValues: { ':n': 1 } },
    },
    body: {
      TableArn: tableArn,
      S3Bucket: 'exports',
      ExportTime: seconds,
      IncrementalExportSpecification: { ...since, ExportFromTime: seconds },
      FilterSpecification: { ...filter, ExpressionAttributeValues: { ':n': { N: '1' } } },
      ClientToken,
    },
    reply: { ExportDescription: { ...exported, StartTime: seconds } },
    output: { ExportDescription: { ...exported, StartTime: moment } },
  },
  DescribeExport: {
    input: { ExportArn },
    reply: {
      ExportDescription: {
        ...exported,
        EndTime: seconds,
        FilterSpecification: { ...filter, ExpressionAttributeValues: { ':n': { N: '1' } } },
      },
    },
    output: {
      ExportDescription: {
        ...exported,
        EndTime: moment,
        FilterSpecification: { ...filter, ExpressionAttributeValues: { ':n': 1 } },
      },
    },
  },
  ListExports: {
    input: { TableArn: tableArn, MaxResults: 25 },
    reply: { ExportSummaries: [{ ExportArn, ExportStatus: 'COMPLETED', ExportType: 'FULL_EXPORT' }] },
  },
  ImportTable: {
    input: { ...from, ...parameters, InputFormatOptions: { Csv: { Delimiter: ';' } } },
    body: { ...from, ...parameters, InputFormatOptions: { Csv: { Delimiter: ';' } }, ClientToken },
    reply: wireImport,
    output: readImport,
  },
  DescribeImport: { input: { ImportArn }, reply: wireImport, output: readImport },
  ListImports: {
    input: { TableArn: tableArn, PageSize: 25 },
    reply: { ImportSummaryList: [{ ...imported, EndTime: seconds }] },
    output: { ImportSummaryList: [{ ...imported, EndTime: moment }] },
  },
  StartBulkPutItems: { input: put, body: { ...put, ClientToken }, reply: wireBulk, output: readBulk },
  DescribeBulkOperation: { input: { BulkOperationArn }, reply: wireBulk, output: readBulk },
  ListBulkOperations: {
    input: { MaxResults: 10 },
    reply: { BulkOperationsSummaryList: [{ ...running, StartTime: seconds }] },
    output: { BulkOperationsSummaryList: [{ ...running, StartTime: moment }] },
  },
  CancelBulkOperation: {
    input: { BulkOperationArn },
    reply: { BulkOperationArn, BulkOperationStatus: 'CANCELLING' },
  },
} satisfies RecordedOperations;
