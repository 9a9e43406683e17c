import { moment, type RecordedOperations, seconds, streamArn, tableArn } from './recorded.ts';

const TableName = 'Music';

const precision = { ApproximateCreationDateTimePrecision: 'MICROSECOND' } as const;
const destination = { TableName, StreamArn: streamArn };
const enabling = { ...destination, EnableKinesisStreamingConfiguration: precision };
const updating = { ...destination, UpdateKinesisStreamingConfiguration: precision };

const resource = { ResourceArn: tableArn };
const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [] });
const revision = { RevisionId: '1709841168699' };

const insights = { TableName, IndexName: 'byYear', ContributorInsightsStatus: 'ENABLED' };

export const tableSettings = {
  DescribeEndpoints: {
    input: {},
    reply: { Endpoints: [{ Address: 'dynamodb.eu-central-1.amazonaws.com', CachePeriodInMinutes: 1440 }] },
  },
  DescribeKinesisStreamingDestination: {
    input: { TableName },
    reply: {
      TableName,
      KinesisDataStreamDestinations: [{ StreamArn: streamArn, DestinationStatus: 'ACTIVE', ...precision }],
    },
  },
  EnableKinesisStreamingDestination: {
    input: enabling,
    reply: { ...enabling, DestinationStatus: 'ENABLING' },
  },
  UpdateKinesisStreamingDestination: {
    input: updating,
    reply: { ...updating, DestinationStatus: 'UPDATING' },
  },
  DisableKinesisStreamingDestination: {
    input: destination,
    reply: { ...destination, DestinationStatus: 'DISABLING' },
  },
  GetResourcePolicy: { input: resource, reply: { Policy, ...revision } },
  PutResourcePolicy: {
    input: { ...resource, Policy, ExpectedRevisionId: 'NO_POLICY' },
    reply: revision,
  },
  DeleteResourcePolicy: { input: { ...resource, ExpectedRevisionId: '1' }, reply: revision },
  DescribeContributorInsights: {
    input: { TableName, IndexName: 'byYear' },
    reply: { ...insights, LastUpdateDateTime: seconds },
    output: { ...insights, LastUpdateDateTime: moment },
  },
  UpdateContributorInsights: {
    input: { TableName, IndexName: 'byYear', ContributorInsightsAction: 'ENABLE' },
    reply: insights,
  },
  ListContributorInsights: {
    input: { TableName, MaxResults: 100 },
    reply: { ContributorInsightsSummaries: [insights] },
  },
} satisfies RecordedOperations;
