import { MemoryTable } from './memory-table.ts';
import type { FindTable, PreparedRequest, Tables } from './operations.ts';
import { rejectAsInvalid, ServiceFailure } from './service-failure.ts';
import { checkedStream, type FakeStreamViewType, viewTypes } from './streams/stream-options.ts';
import type { TableInput } from './table-input.ts';

/** Checks a CreateTable; the table is active at once, and has no limit of units. */
export function createTable(input: TableInput, _: FindTable, tables: Tables): PreparedRequest {
  const { TableName: name = '' } = input;
  if (!/^[\w.-]{3,255}$/.test(name)) rejectAsInvalid('TableName must have from 3 to 255 characters');
  const key = keyOfSchema(input);
  const viewType = viewTypeOf(input);
  return {
    process() {
      if (tables.has(name))
        throw new ServiceFailure('ResourceInUseException', `Table already exists: ${name}`);
      const stream = checkedStream('stream', viewType ?? {});
      const isStreamEnabled = viewType !== undefined;
      const table = new MemoryTable({
        name,
        key,
        items: [],
        pageSize: 100,
        units: {},
        stream,
        isStreamEnabled,
      });
      tables.set(name, table);
      return { TableDescription: description(table) };
    },
  };
}

/** Checks an UpdateTable, which enables or disables the stream of a table. */
export function updateTable(input: TableInput, find: FindTable): PreparedRequest {
  const table = find(input.TableName);
  if (input.StreamSpecification === undefined) rejectAsInvalid('The StreamSpecification is required');
  const viewType = viewTypeOf(input);
  return {
    process() {
      if (viewType === undefined) table.streams.disable();
      else table.streams.enable(viewType);
      return { TableDescription: description(table) };
    },
  };
}

export function describeTable({ TableName }: TableInput, find: FindTable): PreparedRequest {
  const table = find(TableName);
  return { process: () => ({ Table: description(table) }) };
}

function description(table: MemoryTable): object {
  const { latest } = table.streams;
  const { viewType: StreamViewType } = latest?.definition ?? {};
  return {
    TableName: table.name,
    TableStatus: 'ACTIVE',
    ItemCount: table.items().length,
    KeySchema: table.keySchema(),
    StreamSpecification: latest?.isEnabled ? { StreamEnabled: true, StreamViewType } : undefined,
    LatestStreamArn: latest?.arn,
    LatestStreamLabel: latest?.label,
  };
}

function keyOfSchema({ KeySchema = [] }: TableInput): readonly [string] | readonly [string, string] {
  const nameOf = (type: string) => KeySchema.find(({ KeyType }) => KeyType === type)?.AttributeName;
  const [partition, sort] = [nameOf('HASH'), nameOf('RANGE')];
  if (partition === undefined || partition === sort || KeySchema.length > 2)
    return rejectAsInvalid('The KeySchema must have one HASH key and at most one RANGE key');
  return sort === undefined ? [partition] : [partition, sort];
}

/** The view type of a stream that is to be enabled. */
function viewTypeOf({ StreamSpecification: specification = {} }: TableInput): FakeStreamViewType | undefined {
  const { StreamEnabled = false, StreamViewType } = specification;
  const viewType = viewTypes.find((each) => each === StreamViewType);
  if (StreamEnabled !== (viewType !== undefined))
    rejectAsInvalid('A stream that is enabled, and only such a one, must have a StreamViewType');
  return viewType;
}
