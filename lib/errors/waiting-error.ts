import { brandClasses } from './brand-classes.ts';
import { DynamoDBError, type ErrorFacts } from './dynamodb-error.ts';

/** Raised by a `waitUntil…` that times out before the state it waits for is reached. */
export class WaitTimeoutError<State = unknown> extends DynamoDBError {
  override readonly name = 'WaitTimeoutError';
  /** The state that was observed last; `undefined` if none was. */
  readonly state: State | undefined;

  constructor(message: string, state: State | undefined, facts?: ErrorFacts) {
    super(message, facts);
    this.state = state;
  }
}

/** Raised by a `waitUntil…` when the state it waits for cannot be reached any more. */
export class WaitFailedError<State = unknown> extends DynamoDBError {
  override readonly name = 'WaitFailedError';
  /** The state from which it cannot be reached. */
  readonly state: State;

  constructor(message: string, state: State, facts?: ErrorFacts) {
    super(message, facts);
    this.state = state;
  }
}

brandClasses({ WaitTimeoutError, WaitFailedError });
