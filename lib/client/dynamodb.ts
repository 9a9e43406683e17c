import { type Call, createCall } from '../call/call.ts';
import { checkedDispatcher } from '../config/dispatcher.ts';
import * as registry from '../operations/registry.ts';
import { type Agent, openAgent } from '../transport/agent.ts';
import { drainOnClose } from '../transport/drain-on-close.ts';
import { type DynamoDBOptions, resolveOptions } from './options.ts';
import { requestPipeline } from './request-pipeline.ts';
import { type Table, type TableOptions, tableOf } from './table.ts';

type Intersection<Union> = (Union extends unknown ? (each: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;

/** The methods of the registry, with their documentation. */
type Operations = Intersection<ReturnType<(typeof registry)[keyof typeof registry]>>;

/** The members of a client that are not operations. */
class Client {
  readonly #closing = drainOnClose();
  readonly #agent: Agent;
  readonly #call: Call;
  #closed: Promise<void> | undefined;

  constructor(options: DynamoDBOptions = {}) {
    const resolved = resolveOptions(options);
    this.#agent = openAgent(resolved.maxClients, resolved.connectTimeout);
    const dispatcher = checkedDispatcher(options.dispatcher);
    const exchange = requestPipeline(options, resolved, dispatcher ?? this.#agent);
    this.#call = createCall(this.#closing.layer(exchange), resolved);
    for (const methods of Object.values(registry)) Object.assign(this, methods(this.#call));
  }

  /**
   * Returns the operations on the items of one table, typed by its items and its keys.
   *
   * It sends nothing, and does not check that the table exists.
   *
   *     const songs = db.table<Song, 'Artist' | 'SongTitle'>('Music');
   *     songs.getItem({ Key: { Artist: 'Nina Simone', SongTitle: 'Sinnerman' } }) // Observable<GetItemOutput<Song>>
   *
   * With `key`, its batch operators do not send DescribeTable for the names of the key attributes:
   *
   *     db.table<Song, 'Artist' | 'SongTitle'>('Music', { key: ['Artist', 'SongTitle'] })
   */
  readonly table = <T extends object, K extends keyof T>(
    TableName: string,
    options?: TableOptions<K>,
  ): Table<T, K> => tableOf(this.#call, TableName, options);

  /** Waits for the calls in flight and closes the connections; later calls fail with a `ClientClosedError`. */
  readonly close = (): Promise<void> => {
    this.#closed ??= this.#closing.close().then(() => this.#agent.close());
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
