import { channel } from 'node:diagnostics_channel';
import { channelNames } from './channels.ts';

/**
 * What a request or a delivery has waited for.
 *
 * - `'demand'`: room in the consumer, before a page is requested or an item is delivered.
 * - `'limiter'`: capacity units of the option `limiter`.
 * - `'window'`: a permit of its stream, whose number throttles lower (AIMD).
 * - `'maxClients'`: fewer than `maxClients` requests of the client in flight.
 *
 * Nothing waits for the retry budget: without tokens a request fails, and its error says `notRetriedBecause: 'budget'`.
 */
export type WaitKind = 'demand' | 'limiter' | 'window' | 'maxClients';

/** What waits. */
export interface WaitContext {
  /** The operation as the API names it, such as `Scan`. */
  readonly operation: string;
  /** The table; `undefined` if there is none, or several. */
  readonly tableName: string | undefined;
  /** The segment of a scan, from 0; `undefined` without segments. */
  readonly segment: number | undefined;
}

/**
 * The message of the channel `rxdynamo:wait` of `node:diagnostics_channel`: a wait that has ended.
 *
 * It is published when what was waited for has come, and also when the wait was cancelled by unsubscribing. A request that
 * need not wait publishes nothing. Waits that began before the channel had a subscriber may be missing.
 *
 * @example
 * subscribe('rxdynamo:wait', (message) => {
 *   const { kind, milliseconds, operation, tableName, segment } = message as WaitEvent;
 * });
 */
export interface WaitEvent extends WaitContext {
  readonly kind: WaitKind;
  /** How long the wait took, in milliseconds. */
  readonly milliseconds: number;
}

/** The channel of waits; a message is built only while `hasSubscribers`. */
export const waitChannel = channel(channelNames.wait);
