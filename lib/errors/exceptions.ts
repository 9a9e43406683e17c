import { brandClasses } from './brand-classes.ts';
// This module itself, for the names of all its classes.
import * as exceptions from './exceptions.ts';
import { ServiceError } from './service-error.ts';

/** The credentials do not allow the operation on this resource. */
export class AccessDeniedException extends ServiceError<'AccessDeniedException'> {}

/** The backup is already being created, deleted or restored. */
export class BackupInUseException extends ServiceError<'BackupInUseException'> {}

/** No backup has this ARN. */
export class BackupNotFoundException extends ServiceError<'BackupNotFoundException'> {}

/** The condition was false; `item` is the item in the table, if `ReturnValuesOnConditionCheckFailure` asked for it. */
export class ConditionalCheckFailedException extends ServiceError<'ConditionalCheckFailedException'> {}

/** Continuous backups are not enabled for the table. */
export class ContinuousBackupsUnavailableException extends ServiceError<'ContinuousBackupsUnavailableException'> {}

/** A PartiQL INSERT found an item with the same key. */
export class DuplicateItemException extends ServiceError<'DuplicateItemException'> {}

/** The shard iterator is older than 15 minutes: get another one, after the sequence number of the last record. */
export class ExpiredIteratorException extends ServiceError<'ExpiredIteratorException'> {}

/** The session token of the credentials has expired. */
export class ExpiredTokenException extends ServiceError<'ExpiredTokenException'> {}

/** Another export with the same client token has different parameters. */
export class ExportConflictException extends ServiceError<'ExportConflictException'> {}

/** No export has this ARN. */
export class ExportNotFoundException extends ServiceError<'ExportNotFoundException'> {}

/** The global table already exists. */
export class GlobalTableAlreadyExistsException extends ServiceError<'GlobalTableAlreadyExistsException'> {}

/** No global table has this name. */
export class GlobalTableNotFoundException extends ServiceError<'GlobalTableNotFoundException'> {}

/** The client token was used before with different parameters. */
export class IdempotentParameterMismatchException extends ServiceError<'IdempotentParameterMismatchException'> {}

/** Another import with the same client token has different parameters. */
export class ImportConflictException extends ServiceError<'ImportConflictException'> {}

/** No import has this ARN. */
export class ImportNotFoundException extends ServiceError<'ImportNotFoundException'> {}

/** A part of the signature is missing. */
export class IncompleteSignatureException extends ServiceError<'IncompleteSignatureException'> {}

/** The table has no index with this name. */
export class IndexNotFoundException extends ServiceError<'IndexNotFoundException'> {}

/** The service failed for an unknown reason. */
export class InternalFailure extends ServiceError<'InternalFailure'> {}

/** The service had an internal error. */
export class InternalServerError extends ServiceError<'InternalServerError'> {}

/** The service does not know the operation. */
export class InvalidAction extends ServiceError<'InvalidAction'> {}

/** The endpoint does not serve this request. */
export class InvalidEndpointException extends ServiceError<'InvalidEndpointException'> {}

/** The export time is outside the recovery window. */
export class InvalidExportTimeException extends ServiceError<'InvalidExportTimeException'> {}

/** Parameters were used together that exclude each other. */
export class InvalidParameterCombination extends ServiceError<'InvalidParameterCombination'> {}

/** A parameter has an invalid value. */
export class InvalidParameterValue extends ServiceError<'InvalidParameterValue'> {}

/** The request is malformed. */
export class InvalidQueryParameter extends ServiceError<'InvalidQueryParameter'> {}

/** The restore time is outside the recovery window. */
export class InvalidRestoreTimeException extends ServiceError<'InvalidRestoreTimeException'> {}

/** The signature does not match, or its time is too far from the service's clock. */
export class InvalidSignatureException extends ServiceError<'InvalidSignatureException'> {}

/** An item collection would exceed 10 GB. */
export class ItemCollectionSizeLimitExceededException extends ServiceError<'ItemCollectionSizeLimitExceededException'> {}

/** Too many control-plane operations are running, or a shard of a stream has more than two readers. */
export class LimitExceededException extends ServiceError<'LimitExceededException'> {}

/** The request has a syntax error. */
export class MalformedQueryString extends ServiceError<'MalformedQueryString'> {}

/** The request was not signed. */
export class MissingAuthenticationTokenException extends ServiceError<'MissingAuthenticationTokenException'> {}

/** A required parameter is missing. */
export class MissingParameter extends ServiceError<'MissingParameter'> {}

/** The account is not subscribed to the service. */
export class OptInRequired extends ServiceError<'OptInRequired'> {}

/** Point-in-time recovery is not enabled for the table. */
export class PointInTimeRecoveryUnavailableException extends ServiceError<'PointInTimeRecoveryUnavailableException'> {}

/** The resource has no policy. */
export class PolicyNotFoundException extends ServiceError<'PolicyNotFoundException'> {}

/** The requests exceed the provisioned throughput of the table, an index or a key range. */
export class ProvisionedThroughputExceededException extends ServiceError<'ProvisionedThroughputExceededException'> {}

/** The table already has a replica in this region. */
export class ReplicaAlreadyExistsException extends ServiceError<'ReplicaAlreadyExistsException'> {}

/** The table has no replica in this region. */
export class ReplicaNotFoundException extends ServiceError<'ReplicaNotFoundException'> {}

/** Another replica wrote the same item at the same time. */
export class ReplicatedWriteConflictException extends ServiceError<'ReplicatedWriteConflictException'> {}

/** The request reached the service too late after it was signed. */
export class RequestExpired extends ServiceError<'RequestExpired'> {}

/** The requests exceed the throughput limit of the account. */
export class RequestLimitExceeded extends ServiceError<'RequestLimitExceeded'> {}

/** The resource is being changed, or already exists. */
export class ResourceInUseException extends ServiceError<'ResourceInUseException'> {}

/** The table or index does not exist, or is not yet active. */
export class ResourceNotFoundException extends ServiceError<'ResourceNotFoundException'> {}

/** The service could not read the request. */
export class SerializationException extends ServiceError<'SerializationException'> {}

/** The service cannot serve the request now. */
export class ServiceUnavailable extends ServiceError<'ServiceUnavailable'> {}

/** The table already exists. */
export class TableAlreadyExistsException extends ServiceError<'TableAlreadyExistsException'> {}

/** The table is being created or deleted. */
export class TableInUseException extends ServiceError<'TableInUseException'> {}

/** No table has this name. */
export class TableNotFoundException extends ServiceError<'TableNotFoundException'> {}

/** The requests exceed the rate that the account or the table allows. */
export class ThrottlingException extends ServiceError<'ThrottlingException'> {}

/** The transaction was cancelled; `cancellationReasons` has the reason for each of its requests. */
export class TransactionCanceledException extends ServiceError<'TransactionCanceledException'> {}

/** Another transaction or request is changing the item. */
export class TransactionConflictException extends ServiceError<'TransactionConflictException'> {}

/** The transaction with this client token is still running. */
export class TransactionInProgressException extends ServiceError<'TransactionInProgressException'> {}

/** The records from this sequence number on are older than 24 hours, and no longer in the stream. */
export class TrimmedDataAccessException extends ServiceError<'TrimmedDataAccessException'> {}

/** The service does not know the access key or the session token. */
export class UnrecognizedClientException extends ServiceError<'UnrecognizedClientException'> {}

/** The request breaks a rule of the API. */
export class ValidationException extends ServiceError<'ValidationException'> {}

brandClasses(exceptions);
