import { type Declaration, moduleTexts } from './module-texts.ts';
import { apiModule, operationsModule } from './operation-modules.ts';
import { readModels } from './sdk-models.ts';
import { readOperations } from './sdk-operations.ts';
import { typeModules } from './type-modules.ts';

/** The folder of the generated modules. */
export const apiFolder = new URL('../../lib/api/', import.meta.url);

/** Generates the types and the shapes of all operations. Returns the text of each module by its path in `apiFolder`. */
export function generateApi(): ReadonlyMap<string, string> {
  const models = readModels();
  const operations = readOperations();
  const types = typeModules(models, operations);
  return moduleTexts(
    new Map([
      ...types,
      ['./types.ts', typesModule(types)],
      ['./operations.ts', operationsModule(models, operations)],
      ['./api.ts', apiModule(operations)],
    ]),
  );
}

/** Exports all types, for users of the package. */
function typesModule(modules: ReadonlyMap<string, readonly Declaration[]>): readonly Declaration[] {
  return Array.from(modules, ([path, declarations]) => {
    const names = declarations.map(({ name }) => name).join(', ');
    return { name: path, text: `export type { ${names} } from '${path}';`, uses: [] };
  });
}
