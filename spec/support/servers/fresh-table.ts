import { randomUUID } from 'node:crypto';
import { rawCall } from './raw-call.ts';

/** What CreateTable takes, without the table's name. */
export type TableDefinition = Readonly<Record<string, unknown>>;

const oneKey: TableDefinition = {
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
};

/** Returns a table name that no other spec uses, so that specs can share a server. */
export function freshTableName(): string {
  return `spec-${randomUUID()}`;
}

/** Creates a table, with the string `id` as its key unless defined otherwise, and returns its name once it is ACTIVE. */
export async function freshTable(endpoint: string, definition: TableDefinition = oneKey): Promise<string> {
  const TableName = freshTableName();
  await outputOf(endpoint, 'CreateTable', { BillingMode: 'PAY_PER_REQUEST', ...definition, TableName });
  for (let ready = false; !ready; ) ready = await isActive(endpoint, TableName);
  return TableName;
}

/** Dynalite answers CreateTable a moment before it takes the first item, however short that moment is made. */
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
