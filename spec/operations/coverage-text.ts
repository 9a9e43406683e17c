import { DynamoDB, type OperationName } from '../../lib/index.ts';
import { lacking } from '../support/servers/lacking.ts';
import type { ServerName } from '../support/servers/running-server.ts';
import { recorded, served } from './coverage.ts';
import { methodOf, namesOf } from './methods.ts';

/** Where the table stands. */
export const coverageFile = new URL('../../docs/operations.md', import.meta.url);

const reference = 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_';
const servers = Object.keys(lacking) as ServerName[];

/** Writes which method sends each operation, and which servers answer it when the specs run. */
export function coverageText(): string {
  const db = new DynamoDB();
  const row = (name: OperationName) => {
    const method = methodOf(db, name);
    const call = method === 'call' ? `call('${name}', …)` : method;
    return [`[${name}](${reference}${name}.html)`, `\`${call}\``, ...answers(name)];
  };
  const names = [...namesOf(served), ...namesOf(recorded)].sort();
  const heads = ['operation', 'method', ...servers, 'recorded answer'];
  const lines = [heads, heads.map(() => '---'), ...names.map(row)].map((cells) => `| ${cells.join(' | ')} |`);
  return `${introduction}\n${lines.join('\n')}\n`;
}

/** A mark for each server that answers the operation, the recorded answers last. */
function answers(name: OperationName): readonly string[] {
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

This page is written by \`npm run generate\` from the tables that the specs run
([\`spec/operations/coverage.ts\`](../spec/operations/coverage.ts)), and a spec fails when it is out of date.

Each of the service's operations is sent by the method that stands next to it. A mark under a server says that the
operation succeeds there whenever the specs run; that the others do not know it is tested as well. What none of them knows
is tested against a recorded answer: the request as it is sent, and what the caller gets of the response.

Of the methods that are not here, \`batchGet\` sends BatchGetItem, \`batchWrite\` and \`batchDelete\` send BatchWriteItem, and
\`parallelScan\` sends Scan.
`;
