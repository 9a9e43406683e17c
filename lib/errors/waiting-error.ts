import { DynamoDBError, type ErrorFacts } from './dynamodb-error.ts';

/** Raised by a `waitUntil…` whose time is up before what it waits for has come. */
export class WaitTimeoutError<State = unknown> extends DynamoDBError {
  override readonly name = 'WaitTimeoutError';
  /** What was observed last; `undefined` if there was nothing to observe. */
  readonly state: State | undefined;

  constructor(message: string, state: State | undefined, facts?: ErrorFacts) {
    super(message, facts);
    this.state = state;
  }
}

/** Raised by a `waitUntil…` when what it waits for cannot come any more. */
export class WaitFailedError<State = unknown> extends DynamoDBError {
  override readonly name = 'WaitFailedError';
  /** The state from which nothing leads there. */
  readonly state: State;

  constructor(message: string, state: State, facts?: ErrorFacts) {
    super(message, facts);
    this.state = state;
  }
}
