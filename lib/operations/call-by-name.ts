import type { Observable } from 'rxjs';
import type { Api, OperationName } from '../api/api.ts';
import type { Operation } from '../api/operation.ts';
import * as operations from '../api/operations.ts';
import type { Call, CallOptions } from '../call/call.ts';

const { errorShape, ...constants } = operations;

/** What stands behind the name of an operation; the input may be left out where all of its members may. */
export type NamedArguments<Name extends OperationName> =
  Record<never, never> extends Api[Name]['input']
    ? [input?: Api[Name]['input'], options?: CallOptions]
    : [input: Api[Name]['input'], options?: CallOptions];

/** Calls operations by their names. */
export interface CallByName {
  /** Calls an operation that rxdynamo does not know, in the wire's own JSON both ways: values stand as `{ S: 'text' }`. */
  <Output = unknown, Name extends string = string>(
    name: Name extends OperationName ? never : Name,
    input?: object,
    options?: CallOptions,
  ): Observable<Output>;
  /** Calls an operation that rxdynamo knows, with native values both ways, and emits its one response. */
  <Name extends OperationName>(name: Name, ...rest: NamedArguments<Name>): Observable<Api[Name]['output']>;
}

export const callByName = (call: Call) => ({
  /**
   * Calls any operation of the service by its name, `db.call('DescribeLimits')` for one, and emits its one response.
   *
   * A name that rxdynamo knows gives the types of the request and of the response, native values in both, and a token
   * where the operation has one. Any other name is sent as it is, with a request and a response in the wire's own JSON:
   * values stand as `{ S: 'text' }`. Either is signed, retried and its errors are read as for every method.
   *
   * @throws UnknownOperationException, a `ServiceError`, if the service does not know the name
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations.html
   */
  call: ((name: string, input: object = {}, options?: CallOptions) =>
    call(operationOf(name), input, options)) as CallByName,
});

/** Everything that is known of an operation; of one that is not known, that is its name. */
function operationOf(name: string): Omit<Operation<object, unknown>, 'types'> {
  return isOperationName(name) ? constants[name] : { name, resource: 'TableName' };
}

function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(constants, name);
}
