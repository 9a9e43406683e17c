import type { Item } from '../api/values.ts';
import { type Call, createCall } from '../call/call.ts';
import type { ItemsAs } from '../call/item-format.ts';
import type { ItemFormat } from '../codec/item-format.ts';
import { checkedDispatcher } from '../config/dispatcher.ts';
import { brandClasses } from '../errors/brand-classes.ts';
import * as registry from '../operations/registry.ts';
import { type Agent, openAgent } from '../transport/agent.ts';
import { serviceClock } from '../transport/clock.ts';
import { drainOnClose } from '../transport/drain-on-close.ts';
import { inspectAs } from './inspect.ts';
import { type DynamoDBOptions, resolveOptions } from './options.ts';
import { requestPipeline } from './request-pipeline.ts';
import { type Table, type TableOptions, tableOf } from './table.ts';

type Intersection<Union> = (Union extends unknown ? (each: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;

/** The families whose methods read items, of the type `Default` unless a call says otherwise. */
interface ItemFamilies<Default> {
  readonly batchGet: ReturnType<typeof registry.batchGet<Default>>;
  readonly batchGetItem: ReturnType<typeof registry.batchGetItem<Default>>;
  readonly changes: ReturnType<typeof registry.changes<Default>>;
  readonly deleteItem: ReturnType<typeof registry.deleteItem<Default>>;
  readonly follow: ReturnType<typeof registry.follow<Default>>;
  readonly getItem: ReturnType<typeof registry.getItem<Default>>;
  readonly parallelScan: ReturnType<typeof registry.parallelScan<Default>>;
  readonly partiql: ReturnType<typeof registry.partiql<Default>>;
  readonly putItem: ReturnType<typeof registry.putItem<Default>>;
  readonly query: ReturnType<typeof registry.query<Default>>;
  readonly scan: ReturnType<typeof registry.scan<Default>>;
  readonly streams: ReturnType<typeof registry.streams<Default>>;
  readonly transactions: ReturnType<typeof registry.transactions<Default>>;
  readonly updateItem: ReturnType<typeof registry.updateItem<Default>>;
  readonly vectors: ReturnType<typeof registry.vectors<Default>>;
}

/** All families of methods, by their names in the registry. */
type Families<Default> = ItemFamilies<Default> & {
  readonly [Name in Exclude<keyof typeof registry, keyof ItemFamilies<Default>>]: ReturnType<
    (typeof registry)[Name]
  >;
};

/** The methods of all families, with their documentation. */
type Operations<Default> = Intersection<Families<Default>[keyof typeof registry]>;

/** The members of a client that are not operations. */
class Client {
  readonly #drain = drainOnClose();
  readonly #agent: Agent;
  readonly #call: Call;
  #closed: Promise<void> | undefined;

  constructor(options: DynamoDBOptions = {}) {
    const resolved = resolveOptions(options);
    this.#agent = openAgent(resolved.maxClients, resolved.connectTimeout);
    const dispatcher = checkedDispatcher(options.dispatcher);
    const clock = serviceClock();
    const exchange = requestPipeline(options, resolved, dispatcher ?? this.#agent, this.#drain.waits, clock);
    this.#call = createCall(this.#drain.layer(exchange), resolved, clock.now);
    // A spec checks that no two families have a method of the same name.
    for (const familyOf of Object.values(registry)) Object.assign(this, familyOf(this.#call));
    inspectAs(this, 'DynamoDB', () => printedOptions(options));
  }

  /**
   * Returns the operations on the items of one table, typed by its items and its keys.
   *
   * It sends no request, and does not check that the table exists.
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

  /**
   * Waits for the calls in flight, and closes the connections. Later calls fail with a `ClientClosedError`, and so do calls
   * whose settings or credentials have not come, or whose limiter has not let them go, two seconds after it.
   */
  readonly close = (): Promise<void> => {
    this.#closed ??= this.#drain.close().then(() => this.#agent.close());
    return this.#closed;
  };

  /** The same as `close()`, for `await using`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

brandClasses({ DynamoDB: Client });

/** The region and the endpoint, if they were given; the endpoint without credentials and without a query. */
function printedOptions({ region, endpoint }: DynamoDBOptions): object {
  const url = URL.canParse(`${endpoint}`) ? new URL(`${endpoint}`) : undefined;
  const isHttp = url?.protocol === 'http:' || url?.protocol === 'https:';
  return { ...(region && { region }), ...(isHttp && { endpoint: url.origin + url.pathname }) };
}

/**
 * A client of Amazon DynamoDB whose operations are Observables.
 *
 * No setting is resolved and no request is sent before the first subscription. Methods do not need `this`, and may be
 * destructured.
 *
 * @template Default the type of items where a call has no type argument: `AttributeMap` with `items: 'attributeValues'`, `ItemBytes`
 * with `items: 'bytes'`
 * @interface
 */
export type DynamoDB<Default = Item> = Client & Operations<Default>;
export const DynamoDB = Client as new <Format extends ItemFormat = 'native'>(
  options?: DynamoDBOptions<Format>,
) => DynamoDB<ItemsAs<Item, Format>>;
