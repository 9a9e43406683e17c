import { randomUUID } from 'node:crypto';
import { rawCall } from './raw-call.ts';

/** The input of CreateTable without the table name. */
export type TableDefinition = Readonly<Record<string, unknown>>;

const oneKey: TableDefinition = {
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
};

/** Returns a unique table name, so that specs can share a server. */
export function freshTableName(): string {
  return `spec-${randomUUID()}`;
}

/** Creates a table and returns its name once it is ACTIVE. By default its key is the string `id`. */
export async function freshTable(endpoint: string, definition: TableDefinition = oneKey): Promise<string> {
  const TableName = freshTableName();
  await outputOf(endpoint, 'CreateTable', { BillingMode: 'PAY_PER_REQUEST', ...definition, TableName });
  for (let ready = false; !ready; ) ready = await isActive(endpoint, TableName);
  return TableName;
}

/** Dynalite responds to CreateTable shortly before it accepts items, even with a delay of 0. */
async function isActive(endpoint: string, TableName: string): Promise<boolean> {
  const { Table } = await outputOf(endpoint, 'DescribeTable', { TableName });
  return Table?.TableStatus === 'ACTIVE';
}

async function outputOf(endpoint: string, operation: string, input: object): Promise<DescribeTableOutput> {
  const { statusCode, body } = await rawCall(endpoint, operation, input);
  if (statusCode !== 200) throw new Error(`${operation} failed: ${body}`);
  return JSON.parse(body);
}

interface DescribeTableOutput {
  readonly Table?: { readonly TableStatus?: string };
}
