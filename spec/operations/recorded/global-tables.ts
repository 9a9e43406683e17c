import { moment, type RecordedOperations, seconds } from './recorded.ts';

const GlobalTableName = 'Music';
const RegionName = 'eu-west-1';

const active = { GlobalTableName, GlobalTableStatus: 'ACTIVE' };
const replica = { RegionName, ReplicaStatus: 'ACTIVE' };
const wireTable = {
  GlobalTableDescription: {
    ...active,
    CreationDateTime: seconds,
    ReplicationGroup: [{ ...replica, ReplicaInaccessibleDateTime: seconds }],
  },
};
const readTable = {
  GlobalTableDescription: {
    ...active,
    CreationDateTime: moment,
    ReplicationGroup: [{ ...replica, ReplicaInaccessibleDateTime: moment }],
  },
};

const billing = { BillingMode: 'PAY_PER_REQUEST' };
const wireSettings = {
  GlobalTableName,
  ReplicaSettings: [
    { ...replica, ReplicaBillingModeSummary: { ...billing, LastUpdateToPayPerRequestDateTime: seconds } },
  ],
};
const readSettings = {
  GlobalTableName,
  ReplicaSettings: [
    { ...replica, ReplicaBillingModeSummary: { ...billing, LastUpdateToPayPerRequestDateTime: moment } },
  ],
};

const scaling = { TargetTrackingScalingPolicyConfiguration: { TargetValue: 70, ScaleInCooldown: 60 } };
const scaled = {
  TableAutoScalingDescription: {
    TableName: 'Music',
    TableStatus: 'ACTIVE',
    Replicas: [
      {
        ...replica,
        ReplicaProvisionedWriteCapacityAutoScalingSettings: { MinimumUnits: 5, ScalingPolicies: [scaling] },
      },
    ],
  },
};

export const globalTables = {
  CreateGlobalTable: {
    input: { GlobalTableName, ReplicationGroup: [{ RegionName }] },
    reply: wireTable,
    output: readTable,
  },
  DescribeGlobalTable: { input: { GlobalTableName }, reply: wireTable, output: readTable },
  UpdateGlobalTable: {
    input: { GlobalTableName, ReplicaUpdates: [{ Create: { RegionName } }] },
    reply: wireTable,
    output: readTable,
  },
  ListGlobalTables: {
    input: { RegionName, Limit: 10 },
    reply: { GlobalTables: [{ GlobalTableName, ReplicationGroup: [{ RegionName }] }] },
  },
  DescribeGlobalTableSettings: { input: { GlobalTableName }, reply: wireSettings, output: readSettings },
  UpdateGlobalTableSettings: {
    input: {
      GlobalTableName,
      ReplicaSettingsUpdate: [{ RegionName, ReplicaProvisionedReadCapacityUnits: 10 }],
    },
    reply: wireSettings,
    output: readSettings,
  },
  DescribeTableReplicaAutoScaling: { input: { TableName: 'Music' }, reply: scaled },
  UpdateTableReplicaAutoScaling: {
    input: {
      TableName: 'Music',
      ProvisionedWriteCapacityAutoScalingUpdate: { MinimumUnits: 5, ScalingPolicyUpdate: scaling },
    },
    reply: scaled,
  },
} satisfies RecordedOperations;
