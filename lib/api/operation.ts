import type { Shape } from '../codec/shape.ts';

/**
 * Which members the responses of an operation have, which identifies them among other JSON. A `null` member counts as absent.
 *
 * - `required`: each response has all of these.
 * - `anyOf`: each response has at least one of these.
 * - `optional`: a response has any of these, or none; an operation without output has an empty list.
 */
export type ResponseMembers =
  | { readonly required: readonly string[] }
  | { readonly anyOf: readonly string[] }
  | { readonly optional: readonly string[] };

/** One operation of the service: its name, and how to encode its requests and decode its responses. */
export interface Operation<Input, Output> {
  /** The service's name for it, such as `GetItem`. */
  readonly name: string;
  /** Absent if the request is plain JSON. */
  readonly input?: Shape;
  /** Absent if the response is plain JSON. */
  readonly output?: Shape;
  /** Absent from an unknown operation, whose response may be any JSON. */
  readonly response?: ResponseMembers;
  /** Reads a response of which more is needed than the output that `decode` returns. */
  readonly read?: (body: Buffer, decode: (body: Buffer) => unknown) => unknown;
  /** The member that is the idempotency token: filled in once per call, the same on every retry. */
  readonly token?: 'ClientRequestToken' | 'ClientToken';
  /** The member that names the resource of a request: if it is an ARN, the request is sent to the account in it. */
  readonly resource?: string;
  /** The hosts of the service that it is sent to, if not those of most operations: those for searches, or for streams. */
  readonly hosts?: 'search' | 'streams';
  /** Never present: it ties the two types to the constant, so that a call can infer them. */
  readonly types?: (input: Input) => Output;
}
