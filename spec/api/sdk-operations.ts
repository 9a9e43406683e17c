import * as sdk from '@aws-sdk/client-dynamodb';
import * as streamsSdk from '@aws-sdk/client-dynamodb-streams';
import { NormalizedSchema } from '@smithy/core/schema';
import type { Operation } from '../../lib/api/operation.ts';

export interface SdkOperation {
  readonly name: string;
  /** The names of the two structures; absent where an operation has none. */
  readonly input: string | undefined;
  readonly output: string | undefined;
  /** The input's member that is the idempotency token. */
  readonly token: string | undefined;
  /** The input's member whose ARN, if it is one, determines to which account a request is sent. */
  readonly resource: string | undefined;
  readonly hosts: Operation<never, unknown>['hosts'];
}

type OperationSchema = typeof sdk.GetItem$;

/** Reads from the runtime schema of the AWS SDK what its type declarations do not say, sorted by name. */
export function readOperations(): readonly SdkOperation[] {
  return [...Object.values(sdk), ...Object.values(streamsSdk)]
    .filter(isOperation)
    .map(([, , name, , input, output]) => ({
      name,
      input: structureName(NormalizedSchema.of(input)),
      output: structureName(NormalizedSchema.of(output)),
      token: tokenName(NormalizedSchema.of(input)),
      ...routeOf(name),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A schema is a tuple that starts with its kind, and 9 is an operation's. */
function isOperation(exported: unknown): exported is OperationSchema {
  return Array.isArray(exported) && exported[0] === 9;
}

function structureName(schema: NormalizedSchema): string | undefined {
  return schema.isStructSchema() ? schema.getName() : undefined;
}

function tokenName(schema: NormalizedSchema): string | undefined {
  for (const [name, member] of schema.structIterator()) {
    if (member.isIdempotencyToken()) return name;
  }
  return undefined;
}

/** One parameter that a command gives to the endpoint rules. */
export interface EndpointInstruction {
  readonly type: string;
  /** The member of the input, in `contextParams`. */
  readonly name?: string;
  /** Reads the parameter from the input, in `operationContextParams`. */
  readonly get?: (input: object) => unknown;
  readonly value?: unknown;
}

/** Reads from the AWS SDK's command of an operation the parameters that it gives to the endpoint rules. */
export function endpointInstructions(operation: string): Readonly<Record<string, EndpointInstruction>> {
  const command: unknown = Reflect.get(isOfStreams(operation) ? streamsSdk : sdk, `${operation}Command`);
  const read: unknown =
    typeof command === 'function' && Reflect.get(command, 'getEndpointParameterInstructions');
  if (typeof read !== 'function')
    throw new TypeError(`Expected the AWS SDK to have a command for ${operation}`);
  return read.call(command);
}

/** Whether an operation is one of DynamoDB Streams. */
export function isOfStreams(operation: string): boolean {
  return Object.hasOwn(streamsSdk, `${operation}Command`);
}

function routeOf(operation: string): Pick<SdkOperation, 'resource' | 'hosts'> {
  const { ResourceArn, ResourceArnList, IsSearchOperation } = endpointInstructions(operation);
  return {
    resource: memberRead(ResourceArn ?? ResourceArnList),
    hosts: IsSearchOperation?.value === true ? 'search' : isOfStreams(operation) ? 'streams' : undefined,
  };
}

/** The member of the input that an instruction reads; what a function reads is observed by a proxy. */
function memberRead(instruction: EndpointInstruction | undefined): string | undefined {
  if (instruction?.get === undefined) return instruction?.name;
  const members: string[] = [];
  const get = (_: object, name: string | symbol) => {
    members.push(String(name));
  };
  instruction.get(new Proxy({}, { get }));
  return members[0];
}
