import type * as exceptions from './exceptions.ts';

/** The kinds of errors that the client retries: too many requests, and faults that pass by themselves. */
export type RetryableKind = 'throttling' | 'transient';

/**
 * How an error is retried.
 *
 * - `'throttling'`, `'transient'`: by the client, with the delays of that kind
 * - `'leftToCaller'`: not by the client, though the same request may succeed later
 * - `'never'`: not at all, whatever its HTTP status and its cause
 * - `'byStatus'`: as its HTTP status says, and not at all if it came with 400, as most do
 */
export type RetryRule = RetryableKind | 'leftToCaller' | 'never' | 'byStatus';

/** What the name or the code of an error says about it. */
export interface ErrorTraits {
  readonly retry: RetryRule;
  /** The code of the same failure in a batch of statements and in a cancellation reason, where it is not the name. */
  readonly itemCode?: string;
  /** Whether the service rejects a whole batch with it because of one item. */
  readonly isItemLevel?: true;
  /** Whether the name alone says that more than a key range was throttled. */
  readonly isAccountThrottle?: true;
  /** Whether the connection was not established, so that nothing was sent. */
  readonly isUnsent?: true;
  /** Whether the other end closed an open connection. */
  readonly isConnectionReset?: true;
}

const throttling: ErrorTraits = { retry: 'throttling' };
const transient: ErrorTraits = { retry: 'transient' };
const never: ErrorTraits = { retry: 'never' };
const byStatus: ErrorTraits = { retry: 'byStatus' };
const unsent: ErrorTraits = { retry: 'transient', isUnsent: true };
const connectionReset: ErrorTraits = { retry: 'transient', isConnectionReset: true };

/** The exceptions of the service that have a class; the compiler demands a row for each class. */
const ofExceptions: Readonly<Record<keyof typeof exceptions, ErrorTraits>> = {
  AccessDeniedException: { retry: 'byStatus', itemCode: 'AccessDenied' },
  BackupInUseException: byStatus,
  BackupNotFoundException: byStatus,
  ConditionalCheckFailedException: { retry: 'never', itemCode: 'ConditionalCheckFailed' },
  ContinuousBackupsUnavailableException: byStatus,
  DuplicateItemException: { retry: 'byStatus', itemCode: 'DuplicateItem' },
  // The same iterator never becomes valid again: the caller gets another one.
  ExpiredIteratorException: never,
  ExpiredTokenException: byStatus,
  ExportConflictException: byStatus,
  ExportNotFoundException: byStatus,
  GlobalTableAlreadyExistsException: byStatus,
  GlobalTableNotFoundException: byStatus,
  IdempotentParameterMismatchException: byStatus,
  ImportConflictException: byStatus,
  ImportNotFoundException: byStatus,
  IncompleteSignatureException: byStatus,
  IndexNotFoundException: byStatus,
  InternalFailure: transient,
  InternalServerError: transient,
  InvalidAction: byStatus,
  InvalidEndpointException: byStatus,
  InvalidExportTimeException: byStatus,
  InvalidParameterCombination: byStatus,
  InvalidParameterValue: byStatus,
  InvalidQueryParameter: byStatus,
  InvalidRestoreTimeException: byStatus,
  InvalidSignatureException: byStatus,
  ItemCollectionSizeLimitExceededException: {
    retry: 'byStatus',
    itemCode: 'ItemCollectionSizeLimitExceeded',
    isItemLevel: true,
  },
  LimitExceededException: throttling,
  MalformedQueryString: byStatus,
  MissingAuthenticationTokenException: byStatus,
  MissingParameter: byStatus,
  OptInRequired: byStatus,
  PointInTimeRecoveryUnavailableException: byStatus,
  PolicyNotFoundException: byStatus,
  ProvisionedThroughputExceededException: { retry: 'throttling', itemCode: 'ProvisionedThroughputExceeded' },
  ReplicaAlreadyExistsException: byStatus,
  ReplicaNotFoundException: byStatus,
  ReplicatedWriteConflictException: transient,
  RequestExpired: byStatus,
  RequestLimitExceeded: { retry: 'throttling', isAccountThrottle: true },
  ResourceInUseException: byStatus,
  ResourceNotFoundException: { retry: 'byStatus', itemCode: 'ResourceNotFound' },
  SerializationException: byStatus,
  ServiceUnavailable: transient,
  TableAlreadyExistsException: byStatus,
  TableInUseException: byStatus,
  TableNotFoundException: byStatus,
  ThrottlingException: { retry: 'throttling', itemCode: 'ThrottlingError' },
  // Some are worth a retry of the caller: that depends on their cancellation reasons.
  TransactionCanceledException: never,
  TransactionConflictException: { retry: 'leftToCaller', itemCode: 'TransactionConflict' },
  TransactionInProgressException: throttling,
  // What was trimmed is gone.
  TrimmedDataAccessException: never,
  UnrecognizedClientException: byStatus,
  ValidationException: { retry: 'byStatus', itemCode: 'ValidationError', isItemLevel: true },
};

/** Names without a class of their own: those that the AWS SDKs retry (November 2026), and those of other errors. */
const ofOtherNames: Readonly<Record<string, ErrorTraits>> = {
  BandwidthLimitExceeded: throttling,
  EC2ThrottledException: throttling,
  PriorRequestNotComplete: throttling,
  RequestThrottled: throttling,
  RequestThrottledException: throttling,
  SlowDown: throttling,
  ThrottledException: throttling,
  Throttling: throttling,
  TooManyRequestsException: throttling,
  RequestTimeout: transient,
  RequestTimeoutException: transient,
  ChecksumMismatchError: transient,
  AbortError: never,
};

/** The `code` of errors of Node's sockets and of undici; those of its HTTP parser all begin with `HPE_`. */
const ofCodes: Readonly<Record<string, ErrorTraits>> = {
  EAI_AGAIN: unsent,
  ECONNREFUSED: unsent,
  ECONNRESET: connectionReset,
  EHOSTUNREACH: unsent,
  ENETUNREACH: unsent,
  ENOTFOUND: unsent,
  EPIPE: connectionReset,
  ETIMEDOUT: transient,
  UND_ERR_ABORTED: never,
  UND_ERR_BODY_TIMEOUT: transient,
  UND_ERR_CLOSED: never,
  UND_ERR_CONNECT_TIMEOUT: unsent,
  UND_ERR_DESTROYED: never,
  UND_ERR_HEADERS_TIMEOUT: transient,
  UND_ERR_INVALID_ARG: never,
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: transient,
  UND_ERR_SOCKET: connectionReset,
};

/** All facts about errors by their names and codes: the one place to add an error to. */
export const errorTable = { ofExceptions, ofOtherNames, ofCodes } as const;

const table = new Map(Object.values(errorTable).flatMap((part) => Object.entries<ErrorTraits>(part)));

const namesByItemCode = new Map(
  Array.from(table, ([name, { itemCode }]) => [itemCode, name] as const).filter(
    ([code]) => code !== undefined,
  ),
);

/** Looks up an error by its name or code; `undefined` if it is not in the table. */
export function traitsOf(nameOrCode: unknown): ErrorTraits | undefined {
  return typeof nameOrCode === 'string' ? table.get(nameOrCode) : undefined;
}

/** Returns the name of the exception with this `itemCode`; any other code is the name itself. */
export function nameOfItemCode(code: string): string {
  return namesByItemCode.get(code) ?? code;
}
