import { DynamoDB, type OperationName } from '../../lib/index.ts';
import { isOfStreams } from '../api/sdk-operations.ts';
import { lacking } from '../support/servers/lacking.ts';
import type { ServerName } from '../support/servers/running-server.ts';
import { recorded, served } from './coverage.ts';
import { methodOf, namesOf } from './methods.ts';

/** The file of the table. */
export const coverageFile = new URL('../../docs/operations.md', import.meta.url);

const reference = 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_';
const servers = Object.keys(lacking) as ServerName[];

/** Returns the text of a table: the method of each operation, and the servers on which the specs run it. */
export function coverageText(): string {
  const db = new DynamoDB();
  const row = (name: OperationName) => {
    const method = methodOf(db, name);
    const call = method === 'call' ? `call('${name}', …)` : method;
    return [
      `[${name}](${reference}${isOfStreams(name) ? 'streams_' : ''}${name}.html)`,
      `\`${call}\``,
      ...marksOf(name),
    ];
  };
  const names = [...namesOf(served), ...namesOf(recorded)].sort();
  const header = ['operation', 'method', ...servers, 'recorded response'];
  const lines = [header, header.map(() => '---'), ...names.map(row)].map(
    (cells) => `| ${cells.join(' | ')} |`,
  );
  return `${introduction}\n${lines.join('\n')}\n`;
}

/** Returns a mark for each server that has the operation, and for a recorded response. */
function marksOf(name: OperationName): readonly string[] {
  const marks = servers.map((server) => (isServed(name, server) ? '✓' : ''));
  return [...marks, name in recorded ? '✓' : ''];
}

function isServed(name: OperationName, server: ServerName): boolean {
  if (!isAmong(served, name)) return false;
  const { needs } = served[name];
  return needs === undefined || lacking[server][needs] === undefined;
}

function isAmong<Name extends OperationName>(
  table: Readonly<Record<Name, unknown>>,
  name: OperationName,
): name is Name {
  return name in table;
}

const introduction = `# Operations

\`npm run generate\` writes this page from the requests of the specs
(\`spec/operations/coverage.ts\`). A spec fails when it is out of date.

Each operation of the service has a method. A mark under a server means that the specs run the operation there, and that
it succeeds. Without a mark, the specs check that the server does not know the operation. An operation that no local server
knows is tested against a recorded response of the service: the request as it is sent, and the output as it is emitted.

The other methods send these operations too: \`batchGet\` BatchGetItem, \`batchWrite\`, \`batchDelete\`,
\`batchWriteRequests\` and \`applyChanges\` BatchWriteItem, \`parallelScan\` Scan, \`changes\` GetRecords, \`follow\` both of these.
`;
