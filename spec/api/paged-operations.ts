import { membersOf } from './reach.ts';
import { type Models, readModels } from './sdk-models.ts';
import { readOperations, type SdkOperation } from './sdk-operations.ts';

/** The names of the operations that page, by the member of their responses that says where the next page starts. */
export interface PagedOperations {
  /** By a `LastEvaluatedKey`, a key of the table. */
  readonly byKey: readonly string[];
  /** By a `NextToken` or another text. */
  readonly byToken: readonly string[];
}

/** Reads from the model of the AWS SDK which operations page. */
export function pagedOperations(): PagedOperations {
  const models = readModels();
  const paged = readOperations().filter(({ output }) =>
    membersOf(models, output).some(({ name }) => /^(NextToken|LastEvaluated\w+)$/.test(name)),
  );
  const isByKey = (operation: SdkOperation) => startsAtKey(models, operation);
  return {
    byKey: paged.filter(isByKey).map(({ name }) => name),
    byToken: paged.filter((operation) => !isByKey(operation)).map(({ name }) => name),
  };
}

function startsAtKey(models: Models, { input }: SdkOperation): boolean {
  return membersOf(models, input).some(({ name }) => name === 'ExclusiveStartKey');
}
