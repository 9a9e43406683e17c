// The types of the API's requests and responses, all of them, under the API's names; listed one by one there.

export type { Api, OperationName } from './api/api.ts';
export type * from './api/types.ts';
export type { AttributeInput, AttributeOutput, Empty, EnumOutput, Item, ItemInput } from './api/values.ts';
export { pacedFrom } from './backpressure/paced-from.ts';
export { pacedMergeMap } from './backpressure/paced-merge-map.ts';
export { type PipelineIterator, toAsyncIterable } from './backpressure/to-async-iterable.ts';
export { type ReadableOptions, toReadable } from './backpressure/to-readable.ts';
export { toReadableStream } from './backpressure/to-readable-stream.ts';
export type { BatchGetOperator, BatchGetTable, GetResult } from './bulk/get-requests.ts';
export type { BatchOptions } from './bulk/options.ts';
export type { BatchWriteTable, WriteResult } from './bulk/write-requests.ts';
export type { CallOptions } from './call/call.ts';
export type { ItemsAs } from './call/item-format.ts';
export type {
  CapacityKind,
  CapacityLimiter,
  CapacityPermit,
  CapacityRate,
  CapacityRates,
  CapacityUnits,
} from './capacity/capacity-limiter.ts';
export { capacityLimiter } from './capacity/fixed-limiter.ts';
export type { CapacityBasis, CapacityKindUsage, CapacityUsage } from './capacity/usage.ts';
export type { Change, ChangeType } from './changes/change.ts';
export type { ChangeBatch } from './changes/change-batch.ts';
export type { Batched, ChangeStream } from './changes/change-stream.ts';
export type { ChangesOptions } from './changes/changes-options.ts';
export { type ChangeCheckpoint, changeCheckpoint } from './changes/checkpoint/change-checkpoint.ts';
export type { SavedChangeCheckpoint, SavedShardPosition } from './changes/checkpoint/serialize-positions.ts';
export { type FollowCheckpoint, followCheckpoint } from './changes/follow/follow-checkpoint.ts';
export type { CaughtUp, FollowBatch, FollowEvent, SnapshotBatch } from './changes/follow/follow-event.ts';
export type { FollowInput, FollowOptions } from './changes/follow/follow-options.ts';
export type { FollowBatched, FollowStream } from './changes/follow/follow-stream.ts';
export type { SavedFollowCheckpoint } from './changes/follow/serialize-follow.ts';
export {
  type BatchResponse,
  changesOf,
  type DynamoDBStreamEvent,
  type DynamoDBStreamEventRecord,
  failedFrom,
} from './changes/lambda.ts';
export type { ChangesInput, ImageName } from './changes/stream-description.ts';
export { DynamoDB } from './client/dynamodb.ts';
export type { DynamoDBOptions } from './client/options.ts';
export type {
  KeyOf,
  Table,
  TableBatchOptions,
  TableCapacityLimits,
  TableOptions,
  TableWriteRequest,
} from './client/table.ts';
export type { AttributeMap, AttributeValue } from './codec/attribute-value.ts';
export type { EncodeOptions as MarshallOptions } from './codec/encode/value-path.ts';
export { ExactNumber } from './codec/exact-number.ts';
export { ItemBytes } from './codec/item-bytes.ts';
export type { ItemFormat } from './codec/item-format.ts';
export {
  marshall,
  marshallValue,
  type UnmarshallOptions,
  unmarshall,
  unmarshallValue,
} from './codec/marshall.ts';
export type { NumberRule } from './codec/number-rule.ts';
export type { WireItem, WireValue } from './codec/wire-value.ts';
export type { ConnectionOptions } from './config/connection.ts';
export type { Credentials } from './config/credentials.ts';
export type { AccountIdEndpointMode } from './config/endpoint-options.ts';
export type { CredentialInput } from './config/identity.ts';
export { AmbiguousResultError } from './errors/ambiguous-result-error.ts';
export {
  BatchGetError,
  BatchWriteError,
  ItemTooLargeError,
  UnprocessedError,
} from './errors/batch-error.ts';
export { CheckpointError } from './errors/checkpoint-error.ts';
export { ClientClosedError } from './errors/client-closed-error.ts';
export {
  ConfigNotFoundError,
  ConfigParserError,
  ConfigurationError,
  InvalidEndpointError,
  InvalidOptionError,
  NoAccountIdError,
  NoCredentialsError,
  NoProfileError,
  NoRegionError,
} from './errors/configuration-error.ts';
export { DynamoDBError, type ErrorFacts, type NotRetriedReason } from './errors/dynamodb-error.ts';
export type { RetryableKind } from './errors/error-table.ts';
export {
  AccessDeniedException,
  BackupInUseException,
  BackupNotFoundException,
  ConditionalCheckFailedException,
  ContinuousBackupsUnavailableException,
  DuplicateItemException,
  ExpiredIteratorException,
  ExpiredTokenException,
  ExportConflictException,
  ExportNotFoundException,
  GlobalTableAlreadyExistsException,
  GlobalTableNotFoundException,
  IdempotentParameterMismatchException,
  ImportConflictException,
  ImportNotFoundException,
  IncompleteSignatureException,
  IndexNotFoundException,
  InternalFailure,
  InternalServerError,
  InvalidAction,
  InvalidEndpointException,
  InvalidExportTimeException,
  InvalidParameterCombination,
  InvalidParameterValue,
  InvalidQueryParameter,
  InvalidRestoreTimeException,
  InvalidSignatureException,
  ItemCollectionSizeLimitExceededException,
  LimitExceededException,
  MalformedQueryString,
  MissingAuthenticationTokenException,
  MissingParameter,
  OptInRequired,
  PointInTimeRecoveryUnavailableException,
  PolicyNotFoundException,
  ProvisionedThroughputExceededException,
  ReplicaAlreadyExistsException,
  ReplicaNotFoundException,
  ReplicatedWriteConflictException,
  RequestExpired,
  RequestLimitExceeded,
  ResourceInUseException,
  ResourceNotFoundException,
  SerializationException,
  ServiceUnavailable,
  TableAlreadyExistsException,
  TableInUseException,
  TableNotFoundException,
  ThrottlingException,
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
  TrimmedDataAccessException,
  UnrecognizedClientException,
  ValidationException,
} from './errors/exceptions.ts';
export { InvalidResponseError, InvalidValueError, type PathStep } from './errors/invalid.ts';
export {
  type CancellationReason,
  ServiceError,
  type ServiceFacts,
  type ThrottlingReason,
} from './errors/service-error.ts';
export { type GapEnd, type StreamGap, StreamGapError } from './errors/stream-gap-error.ts';
export { type StreamRetention, StreamRetentionError } from './errors/stream-retention-error.ts';
export { StreamSpecificationError } from './errors/stream-specification-error.ts';
export { ChecksumMismatchError, RequestTimeoutError, TransportError } from './errors/transport-error.ts';
export { WaitFailedError, WaitTimeoutError } from './errors/waiting-error.ts';
export { attr } from './expressions/attr.ts';
export { and, each, expr, or } from './expressions/expr.ts';
export type { Expression } from './expressions/expression.ts';
export { type Expressions, expressions } from './expressions/expressions.ts';
export type { ApplicableChange } from './operations/apply-changes.ts';
export type { CallByName, NamedArguments } from './operations/call-by-name.ts';
export type { LimitedResource, TableCapacityRates } from './operations/capacity-limits.ts';
export type { BatchExecuteStatementResult, StatementResult } from './operations/partiql/statement-results.ts';
export type { WaitOptions } from './operations/waiters/wait-options.ts';
export type {
  WaitForBackup,
  WaitForExport,
  WaitForImport,
  WaitForIndex,
  WaitForReplica,
  WaitForTable,
} from './operations/waiters/waiters.ts';
export type { SignalOption } from './options/signal.ts';
export type { ScanIdentity } from './paging/checkpoint/progress.ts';
export { type ScanCheckpoint, scanCheckpoint } from './paging/checkpoint/scan-checkpoint.ts';
export type { SegmentRange } from './paging/checkpoint/segment-set.ts';
export type { SavedCheckpoint } from './paging/checkpoint/serialize.ts';
export { decodeCursor, encodeCursor } from './paging/cursor.ts';
export type { ItemStream, Paged } from './paging/item-stream.ts';
export type { ParallelScanInput, ParallelScanOptions } from './paging/merge-segments.ts';
export { type PacedMergeMapItemsOptions, pacedMergeMapItems } from './paging/paced-merge-map-items.ts';
export type { Page } from './paging/page.ts';
export { type SegmentShare, segmentsOf } from './paging/segments-of.ts';
export type { CheckpointOptions, PagedOptions, StreamOptions } from './paging/stream-options.ts';
export type { ProgressOptions, UnitPrice } from './progress/options.ts';
export type {
  LimitedBy,
  Progress,
  ProgressEstimate,
  ProgressRates,
  ProgressUnits,
} from './progress/progress.ts';
export type { RetryScope } from './retry/budget.ts';
export { type RetryOperatorOptions, retryThrottled, retryTransient } from './retry/operators.ts';
export { channelNames } from './telemetry/channels.ts';
export type {
  CallEvent,
  CapacityEvent,
  EventError,
  EventParameters,
  RequestEvent,
  RetryEvent,
  ThrottleEvent,
} from './telemetry/events.ts';
export type { WaitContext, WaitEvent, WaitKind } from './telemetry/wait.ts';
