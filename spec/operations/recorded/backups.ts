import { moment, type RecordedOperations, seconds, tableArn } from './recorded.ts';

const BackupArn = `${tableArn}/backup/01489602797149-73d8d5bc`;
const TableName = 'Music';
const TargetTableName = 'Music2';

const details = { BackupArn, BackupName: 'nightly', BackupStatus: 'CREATING', BackupType: 'USER' };
const [wireDetails, readDetails] = [
  { ...details, BackupCreationDateTime: seconds },
  { ...details, BackupCreationDateTime: moment },
];

const source = {
  TableName,
  TableId: '12345678-0123-4567-8901-123456789012',
  KeySchema: [{ AttributeName: 'Artist', KeyType: 'HASH' }],
  ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 },
};
const wireBackup = {
  BackupDescription: {
    BackupDetails: wireDetails,
    SourceTableDetails: { ...source, TableCreationDateTime: seconds },
  },
};
const readBackup = {
  BackupDescription: {
    BackupDetails: readDetails,
    SourceTableDetails: { ...source, TableCreationDateTime: moment },
  },
};

const restoring = { TableName: TargetTableName, TableStatus: 'CREATING' };
const wireRestored = {
  TableDescription: { ...restoring, RestoreSummary: { RestoreDateTime: seconds, RestoreInProgress: true } },
};
const readRestored = {
  TableDescription: { ...restoring, RestoreSummary: { RestoreDateTime: moment, RestoreInProgress: true } },
};

const enabled = { ContinuousBackupsStatus: 'ENABLED' };
const recovery = { PointInTimeRecoveryStatus: 'ENABLED', RecoveryPeriodInDays: 35 };
const wireContinuous = {
  ContinuousBackupsDescription: {
    ...enabled,
    PointInTimeRecoveryDescription: { ...recovery, EarliestRestorableDateTime: seconds },
  },
};
const readContinuous = {
  ContinuousBackupsDescription: {
    ...enabled,
    PointInTimeRecoveryDescription: { ...recovery, EarliestRestorableDateTime: moment },
  },
};

export const backups = {
  CreateBackup: {
    input: { TableName, BackupName: 'nightly' },
    reply: { BackupDetails: wireDetails },
    output: { BackupDetails: readDetails },
  },
  DescribeBackup: { input: { BackupArn }, reply: wireBackup, output: readBackup },
  DeleteBackup: { input: { BackupArn }, reply: wireBackup, output: readBackup },
  ListBackups: {
    input: { TableName, TimeRangeLowerBound: moment, BackupType: 'ALL' },
    body: { TableName, TimeRangeLowerBound: seconds, BackupType: 'ALL' },
    reply: { BackupSummaries: [{ TableName, ...wireDetails }] },
    output: { BackupSummaries: [{ TableName, ...readDetails }] },
  },
  RestoreTableFromBackup: {
    input: { TargetTableName, BackupArn, BillingModeOverride: 'PAY_PER_REQUEST' },
    reply: wireRestored,
    output: readRestored,
  },
  RestoreTableToPointInTime: {
    input: { SourceTableName: TableName, TargetTableName, RestoreDateTime: moment },
    body: { SourceTableName: TableName, TargetTableName, RestoreDateTime: seconds },
    reply: wireRestored,
    output: readRestored,
  },
  DescribeContinuousBackups: { input: { TableName }, reply: wireContinuous, output: readContinuous },
  UpdateContinuousBackups: {
    input: { TableName, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } },
    reply: wireContinuous,
    output: readContinuous,
  },
} satisfies RecordedOperations;
