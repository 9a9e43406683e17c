import * as sdk from '@aws-sdk/client-dynamodb';
import { NormalizedSchema } from '@smithy/core/schema';

export interface SdkOperation {
  readonly name: string;
  /** The names of the two structures; absent where an operation has none. */
  readonly input: string | undefined;
  readonly output: string | undefined;
  /** The input's member that is the idempotency token. */
  readonly token: string | undefined;
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
