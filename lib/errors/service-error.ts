import { DynamoDBError, type ErrorFacts } from './dynamodb-error.ts';

/** Why a request was throttled: `reason` such as `TableReadProvisionedThroughputExceeded`, `resource` an ARN. */
export interface ThrottlingReason {
  readonly reason?: string;
  readonly resource?: string;
}

/** Why one request of a cancelled transaction failed; `Code` is `'None'` for those that did not. */
export interface CancellationReason {
  readonly Code?: string;
  readonly Message?: string;
  readonly Item?: Readonly<Record<string, unknown>>;
  /** The request that it is about, as it was given: one of `TransactItems` or `TransactStatements`. */
  readonly request?: object | undefined;
}

/** The facts that only the service knows. */
export interface ServiceFacts extends ErrorFacts {
  /** One per request item of the transaction, in the order of the request. */
  readonly cancellationReasons?: readonly CancellationReason[] | undefined;
  readonly throttlingReasons?: readonly ThrottlingReason[] | undefined;
  /** The item that failed the condition, where `ReturnValuesOnConditionCheckFailure` asked for it. */
  readonly item?: Readonly<Record<string, unknown>> | undefined;
  /** The body as it came, where it was not JSON: a proxy's HTML page for one. */
  readonly body?: string | undefined;
  /**
   * By how many milliseconds the request was signed too early by the service's clock, where it was refused for that; too
   * late, if negative. The next attempt is signed by the service's clock.
   */
  readonly clockSkew?: number | undefined;
  /** How long the service asked to wait before the next attempt, in milliseconds (`x-amz-retry-after`). */
  readonly retryAfter?: number | undefined;
}

/**
 * An error that the service answered with; `name` is the name it gave, known to us or not.
 *
 * The names that are known have classes of their own, `ResourceNotFoundException` for one.
 */
export class ServiceError<Name extends string = string> extends DynamoDBError implements ServiceFacts {
  override readonly name: Name;
  declare readonly cancellationReasons?: readonly CancellationReason[];
  declare readonly throttlingReasons?: readonly ThrottlingReason[];
  declare readonly item?: Readonly<Record<string, unknown>>;
  declare readonly body?: string;
  declare readonly retryAfter?: number;
  declare readonly clockSkew?: number;

  constructor(name: Name, message: string, facts?: ServiceFacts) {
    super(message, facts);
    this.name = name;
  }
}
