import { moduleTexts } from './module-texts.ts';
import { apiModule, operationsModule } from './operation-modules.ts';
import { readModels } from './sdk-models.ts';
import { readOperations } from './sdk-operations.ts';
import { typeModules } from './type-modules.ts';

/** Where the generated modules stand. */
export const apiFolder = new URL('../../lib/api/', import.meta.url);

/** Writes the types and the shapes of all operations: from each module's path in `apiFolder` to its text. */
export function generateApi(): ReadonlyMap<string, string> {
  const models = readModels();
  const operations = readOperations();
  return moduleTexts(
    new Map([
      ...typeModules(models, operations),
      ['./operations.ts', operationsModule(models, operations)],
      ['./api.ts', apiModule(operations)],
    ]),
  );
}
