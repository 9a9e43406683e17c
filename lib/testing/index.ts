// The public names of `rxdynamo/testing`, listed one by one.

export {
  type FakeClientOptions,
  type FakeDynamoDB,
  type FakeDynamoDBOptions,
  fakeDynamoDB,
} from './fake-dynamodb.ts';
export type { FakeRequest } from './fake-request.ts';
export type { FakeTable } from './fake-table.ts';
export type {
  CutCode,
  CutFault,
  DelayFault,
  FailFault,
  Fault,
  FaultFilter,
  FaultPlan,
  FaultRule,
  ThrottleFault,
  UnprocessedFault,
} from './fault.ts';
export { type ItemStreamOfOptions, itemStreamOf } from './item-stream-of.ts';
export type { RequestCounts } from './request-counts.ts';
export { type SeededFaultOptions, seededFaults } from './seeded-faults.ts';
export type { FakeShard, FakeStream, FakeStreamRecord } from './streams/fake-stream.ts';
export type { ListingFault } from './streams/listing-fault.ts';
export { type SeededStream, type SeededStreamOptions, seededStream } from './streams/seeded-stream.ts';
export type {
  EmptyPagePlan,
  FakeStreamOptions,
  FakeStreamViewType,
  ListingPlan,
  StreamEvent,
  StreamEventPlan,
  StreamState,
} from './streams/stream-options.ts';
export type { FakeUnits } from './throughput.ts';
export { UnsupportedByFakeError } from './unsupported-by-fake-error.ts';
