import { brandClasses } from './brand-classes.ts';
import { DynamoDBError, type ErrorFacts } from './dynamodb-error.ts';
import { setHidden } from './hide.ts';

/** Why a request was throttled: `reason` such as `TableReadProvisionedThroughputExceeded`, `resource` an ARN. */
export interface ThrottlingReason {
  readonly reason?: string;
  readonly resource?: string;
}

/** Why one request of a cancelled transaction failed; `Code` is `'None'` if it did not fail. */
export interface CancellationReason {
  readonly Code?: string;
  readonly Message?: string;
  /** The item that failed the condition, if the request asked for it. Not enumerable, so that logs do not print items. */
  readonly Item?: Readonly<Record<string, unknown>>;
  /** The request as the caller gave it: one of `TransactItems` or `TransactStatements`. Not enumerable either. */
  readonly request?: object | undefined;
}

/** The context that a response of the service adds to an error. */
export interface ServiceFacts extends ErrorFacts {
  /** One for each request of the transaction, in the order of the requests. */
  readonly cancellationReasons?: readonly CancellationReason[] | undefined;
  readonly throttlingReasons?: readonly ThrottlingReason[] | undefined;
  /**
   * The item that failed the condition, if `ReturnValuesOnConditionCheckFailure` asked for it. Not enumerable, so that logs do
   * not print items.
   */
  readonly item?: Readonly<Record<string, unknown>> | undefined;
  /** The body of the response if it was not JSON, such as the HTML page of a proxy. */
  readonly body?: string | undefined;
  /**
   * By how many milliseconds the request was signed too early by the service's clock (too late if negative), if the service
   * rejected it for that. The next attempt is signed by the service's clock.
   */
  readonly clockSkew?: number | undefined;
  /** The delay before the next attempt that the service asked for, in milliseconds (`x-amz-retry-after`). */
  readonly retryAfter?: number | undefined;
}

/**
 * An error that the service returned; `name` is the service's name for it.
 *
 * The names that the API documents have classes of their own, such as `ResourceNotFoundException`.
 */
export class ServiceError<Name extends string = string> extends DynamoDBError implements ServiceFacts {
  override readonly name: Name;
  declare readonly cancellationReasons?: readonly CancellationReason[];
  declare readonly throttlingReasons?: readonly ThrottlingReason[];
  declare readonly item?: Readonly<Record<string, unknown>>;
  declare readonly body?: string;
  declare readonly retryAfter?: number;
  declare readonly clockSkew?: number;

  constructor(name: Name, message: string, { item, ...facts }: ServiceFacts = {}) {
    super(message, withHiddenItems(facts));
    this.name = name;
    setHidden(this, { item });
  }
}

brandClasses({ ServiceError });

function withHiddenItems({ cancellationReasons, ...facts }: ServiceFacts): ServiceFacts {
  return { ...facts, cancellationReasons: cancellationReasons?.map((reason) => hideItem(reason)) };
}

/** Copies a cancellation reason with its item, and with the request that it is about, as fields that are not enumerable. */
export function hideItem(reason: CancellationReason, request = reason.request): CancellationReason {
  const { Item, request: _, ...shown } = reason;
  return setHidden(shown, { Item, request });
}
