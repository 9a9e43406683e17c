import type { Shape } from '../codec/shape.ts';

/**
 * Which members the responses of an operation have: what tells them from other JSON. A member that is `null` is not there.
 *
 * - `required`: each response has all of these.
 * - `anyOf`: each response has at least one of these.
 * - `optional`: a response has any of these, or none; an operation without output has an empty list.
 */
export type ResponseMembers =
  | { readonly required: readonly string[] }
  | { readonly anyOf: readonly string[] }
  | { readonly optional: readonly string[] };

/** One operation of the service: what goes on the wire under which name, and how to translate it. */
export interface Operation<Input, Output> {
  /** As the service names it, `GetItem` for one. */
  readonly name: string;
  /** Absent where the request is plain JSON. */
  readonly input?: Shape;
  /** Absent where the response is plain JSON. */
  readonly output?: Shape;
  /** Absent where nothing is known of the responses: any JSON is one then. */
  readonly response?: ResponseMembers;
  /** Reads a response, where more is needed of it than what its shape makes of it, which is what `decode` returns. */
  readonly read?: (body: Buffer, decode: (body: Buffer) => unknown) => unknown;
  /** The member that makes a request idempotent: filled in once per call, and kept over its retries. */
  readonly token?: 'ClientRequestToken' | 'ClientToken';
  /** Never there: it ties the two types to the constant, so that a call can infer them. */
  readonly types?: (input: Input) => Output;
}
