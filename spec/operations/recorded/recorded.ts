import type { Api, OperationName } from '../../../lib/index.ts';

/** An operation as the service answers it: what a user says, what goes over the wire and back, and what the user gets. */
export interface Recorded<Name extends OperationName> {
  readonly input: Api[Name]['input'];
  /**
   * The request on the wire.
   * @default the input
   */
  readonly body?: object;
  /** The response on the wire, as the API reference shows it. */
  readonly reply: object;
  /**
   * What becomes of the response.
   * @default the reply
   */
  readonly output?: Api[Name]['output'];
}

/** Some operations by name. */
export type RecordedOperations = { readonly [Name in OperationName]?: Recorded<Name> };

/** A moment as the wire has it, in seconds since the epoch, and as a user has it. */
export const seconds = 1_795_385_084.25;
export const moment = new Date(seconds * 1000);

const account = 'eu-central-1:123456789012';
export const tableArn = `arn:aws:dynamodb:${account}:table/Music`;
export const streamArn = `arn:aws:kinesis:${account}:stream/changes`;

/** What a request has whose token is made for each call. */
export const madeToken = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
