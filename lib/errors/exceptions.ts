import { ServiceError } from './service-error.ts';

/** The credentials do not allow the operation on this resource. */
export class AccessDeniedException extends ServiceError<'AccessDeniedException'> {}

/** A backup is being created, deleted or restored already. */
export class BackupInUseException extends ServiceError<'BackupInUseException'> {}

/** No backup has this ARN. */
export class BackupNotFoundException extends ServiceError<'BackupNotFoundException'> {}

/** The condition did not hold; `item` is what stands in the table, where it was asked for. */
export class ConditionalCheckFailedException extends ServiceError<'ConditionalCheckFailedException'> {}

/** Continuous backups are not on for the table. */
export class ContinuousBackupsUnavailableException extends ServiceError<'ContinuousBackupsUnavailableException'> {}

/** A PartiQL INSERT met an item of the same key. */
export class DuplicateItemException extends ServiceError<'DuplicateItemException'> {}

/** The session token of the credentials has expired. */
export class ExpiredTokenException extends ServiceError<'ExpiredTokenException'> {}

/** An export of the same token has other parameters. */
export class ExportConflictException extends ServiceError<'ExportConflictException'> {}

/** No export has this ARN. */
export class ExportNotFoundException extends ServiceError<'ExportNotFoundException'> {}

/** The global table exists already. */
export class GlobalTableAlreadyExistsException extends ServiceError<'GlobalTableAlreadyExistsException'> {}

/** No global table has this name. */
export class GlobalTableNotFoundException extends ServiceError<'GlobalTableNotFoundException'> {}

/** The token was used before with other parameters. */
export class IdempotentParameterMismatchException extends ServiceError<'IdempotentParameterMismatchException'> {}

/** An import of the same token has other parameters. */
export class ImportConflictException extends ServiceError<'ImportConflictException'> {}

/** No import has this ARN. */
export class ImportNotFoundException extends ServiceError<'ImportNotFoundException'> {}

/** The signature lacks a part. */
export class IncompleteSignatureException extends ServiceError<'IncompleteSignatureException'> {}

/** The table has no index of this name. */
export class IndexNotFoundException extends ServiceError<'IndexNotFoundException'> {}

/** The service failed for an unknown reason. */
export class InternalFailure extends ServiceError<'InternalFailure'> {}

/** The service failed inside. */
export class InternalServerError extends ServiceError<'InternalServerError'> {}

/** The service knows no such operation. */
export class InvalidAction extends ServiceError<'InvalidAction'> {}

/** The endpoint does not serve this request. */
export class InvalidEndpointException extends ServiceError<'InvalidEndpointException'> {}

/** The export time lies outside the recovery window. */
export class InvalidExportTimeException extends ServiceError<'InvalidExportTimeException'> {}

/** Parameters that exclude each other were used together. */
export class InvalidParameterCombination extends ServiceError<'InvalidParameterCombination'> {}

/** A parameter has a value it cannot have. */
export class InvalidParameterValue extends ServiceError<'InvalidParameterValue'> {}

/** The request is malformed. */
export class InvalidQueryParameter extends ServiceError<'InvalidQueryParameter'> {}

/** The restore time lies outside the recovery window. */
export class InvalidRestoreTimeException extends ServiceError<'InvalidRestoreTimeException'> {}

/** The signature does not match, or its time is too far from the service's clock. */
export class InvalidSignatureException extends ServiceError<'InvalidSignatureException'> {}

/** An item collection would outgrow 10 GB. */
export class ItemCollectionSizeLimitExceededException extends ServiceError<'ItemCollectionSizeLimitExceededException'> {}

/** Too many control-plane operations run at once. */
export class LimitExceededException extends ServiceError<'LimitExceededException'> {}

/** The request has a syntax error. */
export class MalformedQueryString extends ServiceError<'MalformedQueryString'> {}

/** The request was not signed. */
export class MissingAuthenticationTokenException extends ServiceError<'MissingAuthenticationTokenException'> {}

/** A required parameter is missing. */
export class MissingParameter extends ServiceError<'MissingParameter'> {}

/** The account is not subscribed to the service. */
export class OptInRequired extends ServiceError<'OptInRequired'> {}

/** Point-in-time recovery is not on for the table. */
export class PointInTimeRecoveryUnavailableException extends ServiceError<'PointInTimeRecoveryUnavailableException'> {}

/** The resource has no policy. */
export class PolicyNotFoundException extends ServiceError<'PolicyNotFoundException'> {}

/** The table, an index or a key range was asked for more than it is provisioned for. */
export class ProvisionedThroughputExceededException extends ServiceError<'ProvisionedThroughputExceededException'> {}

/** The table has a replica in that region. */
export class ReplicaAlreadyExistsException extends ServiceError<'ReplicaAlreadyExistsException'> {}

/** The table has no replica in that region. */
export class ReplicaNotFoundException extends ServiceError<'ReplicaNotFoundException'> {}

/** Another replica wrote the same item at the same time. */
export class ReplicatedWriteConflictException extends ServiceError<'ReplicatedWriteConflictException'> {}

/** The request reached the service too long after it was signed. */
export class RequestExpired extends ServiceError<'RequestExpired'> {}

/** The account's throughput limit is reached. */
export class RequestLimitExceeded extends ServiceError<'RequestLimitExceeded'> {}

/** The resource is being changed, or exists already. */
export class ResourceInUseException extends ServiceError<'ResourceInUseException'> {}

/** The table or index does not exist, or is not yet active. */
export class ResourceNotFoundException extends ServiceError<'ResourceNotFoundException'> {}

/** The service could not read the request. */
export class SerializationException extends ServiceError<'SerializationException'> {}

/** The service cannot serve the request now. */
export class ServiceUnavailable extends ServiceError<'ServiceUnavailable'> {}

/** The table exists already. */
export class TableAlreadyExistsException extends ServiceError<'TableAlreadyExistsException'> {}

/** The table is being created or deleted. */
export class TableInUseException extends ServiceError<'TableInUseException'> {}

/** No table has this name. */
export class TableNotFoundException extends ServiceError<'TableNotFoundException'> {}

/** Requests come faster than the account or the table allows. */
export class ThrottlingException extends ServiceError<'ThrottlingException'> {}

/** The transaction was cancelled; `cancellationReasons` says why, one per request item. */
export class TransactionCanceledException extends ServiceError<'TransactionCanceledException'> {}

/** Another transaction is working on the item. */
export class TransactionConflictException extends ServiceError<'TransactionConflictException'> {}

/** The transaction of this token is still running. */
export class TransactionInProgressException extends ServiceError<'TransactionInProgressException'> {}

/** The access key or the session token is not known. */
export class UnrecognizedClientException extends ServiceError<'UnrecognizedClientException'> {}

/** The request breaks a rule of the API. */
export class ValidationException extends ServiceError<'ValidationException'> {}
