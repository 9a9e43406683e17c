import type { Dispatcher } from 'undici';
import { calling } from '../operations/call.ts';
import * as registry from '../operations/registry.ts';
import { openAgent } from '../transport/agent.ts';
import { closing } from '../transport/closing.ts';
import { type DynamoDBOptions, resolveOptions } from './options.ts';
import { wire } from './wire.ts';

type Intersection<Union> = (Union extends unknown ? (each: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;

/** The methods of the registry, with their documentation. */
type Operations = Intersection<ReturnType<(typeof registry)[keyof typeof registry]>>;

/** What a client has besides its operations. */
class Client {
  readonly #closing = closing();
  readonly #agent: Dispatcher | undefined;
  #closed: Promise<void> | undefined;

  constructor(options: DynamoDBOptions = {}) {
    const resolved = resolveOptions(options);
    const dispatcher = options.dispatcher ?? openAgent(resolved.maxClients, resolved.connectTimeout);
    this.#agent = options.dispatcher ? undefined : dispatcher;
    const call = calling(this.#closing.layer(wire(options, resolved, dispatcher)), resolved);
    for (const methods of Object.values(registry)) Object.assign(this, methods(call));
  }

  /** Waits for the calls under way and closes the connections; calls after that fail with a `ClientClosedError`. */
  readonly close = (): Promise<void> => {
    this.#closed ??= this.#closing.close().then(() => this.#agent?.close());
    return this.#closed;
  };

  /** The same as `close()`, for `await using`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

/**
 * A client of Amazon DynamoDB whose operations are Observables.
 *
 * Nothing is resolved or sent before the first subscription. Methods need no `this` and may be passed around.
 *
 * @interface
 */
export type DynamoDB = Client & Operations;
export const DynamoDB = Client as new (options?: DynamoDBOptions) => DynamoDB;
