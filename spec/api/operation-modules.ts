import type { Declaration } from './module-texts.ts';
import { elementOf, holders, membersOf, reach } from './reach.ts';
import { responseMembersText } from './response-members.ts';
import type { Models } from './sdk-models.ts';
import type { SdkOperation } from './sdk-operations.ts';
import { isTranslated, membersText, shapeName } from './shapes.ts';

/** Members with a key that callers send back: to read the next page, or to find the item that was changed. */
const keysToSendBack: ReadonlySet<string> = new Set(['LastEvaluatedKey', 'Keys']);

/** Declares the constants of all operations and their shapes. */
export function operationsModule(
  models: Models,
  operations: readonly SdkOperation[],
): readonly Declaration[] {
  const roots = operations.flatMap(({ input, output }) => [input, output]);
  const errors = models.exceptionMembers.map(({ type }) => elementOf(type));
  const shaped = holders(models, reach(models, [...roots, ...errors]), isTranslated);
  const unprocessed = sentAndReceived(models, operations);
  const shapeOf = (structure: string | undefined) =>
    membersText(membersOf(models, structure), shaped, ({ name }) =>
      keysToSendBack.has(name) || unprocessed.has(structure) ? 'sentBackShape' : 'itemShape',
    );

  return [
    constant('itemShape', "{ map: 'attribute' }"),
    constant('sentBackShape', "{ map: 'attribute', lossless: true }"),
    ...[...shaped]
      .filter((name) => !roots.includes(name))
      .map((name) => constant(shapeName(name), shapeOf(name))),
    constant(
      'errorShape',
      membersText(models.exceptionMembers, shaped, () => 'itemShape'),
      '/** In the body of an error, whatever its name. */\nexport ',
    ),
    ...operations.map((operation) => {
      const response = responseMembersText(operation, membersOf(models, operation.output));
      return operationConstant(operation, shapeOf, response);
    }),
  ];
}

/** The structures that are both sent and received: requests that are returned unprocessed, to be sent again. */
function sentAndReceived(
  models: Models,
  operations: readonly SdkOperation[],
): ReadonlySet<string | undefined> {
  const inputs = operations.map(({ input }) => input);
  const outputs = operations.map(({ output }) => output);
  const sent = new Set(reach(models, inputs));
  return new Set(reach(models, outputs).filter((structure) => sent.has(structure)));
}

function constant(name: string, shape: string | undefined, before = ''): Declaration {
  return { name, text: `${before}const ${name}: Shape = ${shape};`, uses: ['Shape'] };
}

function operationConstant(
  { name, input, output, token, resource, hosts }: SdkOperation,
  shapeOf: (structure: string | undefined) => string | undefined,
  response: string,
): Declaration {
  const uses = [input ?? 'Empty', output ?? 'Empty'];
  const fields = Object.entries({
    name: `'${name}'`,
    input: shapeOf(input),
    output: shapeOf(output),
    response,
    token: token && `'${token}'`,
    resource: resource && `'${resource}'`,
    hosts: hosts && `'${hosts}'`,
  });
  const object = fields
    .flatMap(([field, text]) => (text === undefined ? [] : [`${field}: ${text}`]))
    .join(', ');
  return {
    name,
    text: `export const ${name}: Operation<${uses.join(', ')}> = { ${object} };`,
    uses: ['Operation', ...uses],
  };
}

/** Declares a map from the names of operations to their types; as a value it would hold every operation. */
export function apiModule(operations: readonly SdkOperation[]): readonly Declaration[] {
  const lines = operations.map(
    ({ name, input = 'Empty', output = 'Empty' }) =>
      `readonly ${name}: { readonly input: ${input}; readonly output: ${output} };`,
  );
  return [
    {
      name: 'Api',
      text: `/** From the name of an operation to the types of its request and response. */
export interface Api {\n${lines.join('\n')}\n}`,
      uses: operations.flatMap(({ input = 'Empty', output = 'Empty' }) => [input, output]),
    },
    { name: 'OperationName', text: 'export type OperationName = keyof Api;', uses: [] },
  ];
}
