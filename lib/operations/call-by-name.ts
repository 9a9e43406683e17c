import type { Observable } from 'rxjs';
import type { Api, OperationName } from '../api/api.ts';
import type { Operation } from '../api/operation.ts';
import * as operations from '../api/operations.ts';
import type { Call, CallOptions } from '../call/call.ts';

const { errorShape, ...constants } = operations;

/** The arguments after the name of an operation; the input is optional if all of its members are. */
export type NamedArguments<Name extends OperationName> =
  Record<never, never> extends Api[Name]['input']
    ? [input?: Api[Name]['input'], options?: CallOptions]
    : [input: Api[Name]['input'], options?: CallOptions];

/** Calls an operation by its name. */
export interface CallByName {
  /** Calls an operation that rxdynamo does not know; requests and responses are DynamoDB JSON: `{ S: 'text' }`. */
  <Output = unknown, Name extends string = string>(
    name: Name extends OperationName ? never : Name,
    input?: object,
    options?: CallOptions,
  ): Observable<Output>;
  /** Calls an operation that rxdynamo knows, with native values in its request and response, and emits its one response. */
  <Name extends OperationName>(name: Name, ...rest: NamedArguments<Name>): Observable<Api[Name]['output']>;
}

export const callByName = (call: Call) => ({
  /**
   * Calls any operation of the service by its name, such as `db.call('DescribeLimits')`, and emits its one response.
   *
   * With a name that rxdynamo knows, the request and the response are typed and have native values (AttributeValues with
   * the option `items`, which the types of the response do not show), and the idempotency token is filled in. Any other name is sent as it is, with a request and a response of DynamoDB JSON: `{ S: 'text' }`.
   * Both are signed and retried, and have the same errors, as every method.
   *
   * @throws UnknownOperationException, a `ServiceError`, if the service does not know the name
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations.html
   * @example
   * db.call('DescribeTable', { TableName: 'Music' })
   *   .subscribe(({ Table }) => console.log(Table?.TableStatus)); // ACTIVE
   */
  call: ((name: string, input: object = {}, options?: CallOptions) =>
    call(operationOf(name), input, options)) as CallByName,
});

/** Returns what is declared of an operation; an unknown one has only its name. */
function operationOf(name: string): Omit<Operation<object, unknown>, 'types'> {
  return isOperationName(name) ? constants[name] : { name, resource: 'TableName' };
}

function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(constants, name);
}
