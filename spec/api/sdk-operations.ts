import * as sdk from '@aws-sdk/client-dynamodb';
import { NormalizedSchema } from '@smithy/core/schema';

export interface SdkOperation {
  readonly name: string;
  /** The names of the two structures; absent where an operation has none. */
  readonly input: string | undefined;
  readonly output: string | undefined;
  /** The input's member that is the idempotency token. */
  readonly token: string | undefined;
  /** The input's member that decides, where it is an ARN, to which account a request goes. */
  readonly resource: string | undefined;
  readonly isSearch: boolean;
}

type OperationSchema = typeof sdk.GetItem$;

/** Reads from the runtime schema of the AWS SDK what its type declarations do not say, sorted by name. */
export function readOperations(): readonly SdkOperation[] {
  return Object.values(sdk)
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

/** What a command says to the rules of the endpoints. */
export interface EndpointInstruction {
  readonly type: string;
  /** The member of the input, of a `contextParams`. */
  readonly name?: string;
  /** What is read of the input, of an `operationContextParams`. */
  readonly get?: (input: object) => unknown;
  readonly value?: unknown;
}

/** Reads what the AWS SDK's command of an operation says to the rules of the endpoints. */
export function endpointInstructions(operation: string): Readonly<Record<string, EndpointInstruction>> {
  const command: unknown = Reflect.get(sdk, `${operation}Command`);
  const read: unknown =
    typeof command === 'function' && Reflect.get(command, 'getEndpointParameterInstructions');
  if (typeof read !== 'function') throw new TypeError(`The AWS SDK says nothing of ${operation}.`);
  return read.call(command);
}

function routeOf(operation: string): Pick<SdkOperation, 'resource' | 'isSearch'> {
  const { ResourceArn, ResourceArnList, IsSearchOperation } = endpointInstructions(operation);
  return {
    resource: memberRead(ResourceArn ?? ResourceArnList),
    isSearch: IsSearchOperation?.value === true,
  };
}

/** The member of the input that an instruction reads; a function is watched while it reads. */
function memberRead(instruction: EndpointInstruction | undefined): string | undefined {
  if (instruction?.get === undefined) return instruction?.name;
  const members: string[] = [];
  const get = (_: object, name: string | symbol) => {
    members.push(String(name));
  };
  instruction.get(new Proxy({}, { get }));
  return members[0];
}
