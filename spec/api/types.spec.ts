import { describe, expectTypeOf, it } from 'vitest';
import type { Api, OperationName } from '../../lib/api/api.ts';
import type { BillingMode, ReturnValue, TableStatus } from '../../lib/api/enums.ts';
import type {
  CreateTableInput,
  GetItemInput,
  KeySchemaElement,
  KeysAndAttributes,
  PutItemInput,
  WriteRequest,
} from '../../lib/api/inputs.ts';
import type * as operations from '../../lib/api/operations.ts';
import type {
  BillingModeSummary,
  GetItemOutput,
  KeySchemaElementOutput,
  KeysAndAttributesOutput,
  QueryOutput,
  TableDescription,
  TransactGetItemsOutput,
  WriteRequestOutput,
} from '../../lib/api/outputs.ts';
import type { AttributeInput, AttributeOutput, EnumOutput, Item, ItemInput } from '../../lib/api/values.ts';

interface Song {
  Artist: string;
  Genres: ReadonlySet<string>;
  Label?: { Name: string };
}

interface Put<T> {
  TableName: string;
  Item: T;
}

describe('types of requests', () => {
  it('take an item of an interface, a literal or a Map', () => {
    expectTypeOf<Put<Song>>().toExtend<PutItemInput>();
    expectTypeOf<Put<{ Artist: string; Year: bigint }>>().toExtend<PutItemInput>();
    expectTypeOf<Put<Map<string, Song>>>().toExtend<PutItemInput>();
  });

  it('refuse what is no item or no value', () => {
    expectTypeOf<Put<string>>().not.toExtend<PutItemInput>();
    expectTypeOf<symbol>().not.toExtend<AttributeInput>();
    expectTypeOf<undefined>().not.toExtend<AttributeInput>();
  });

  it('refuse a member that is missing or of another type', () => {
    expectTypeOf<{ TableName: string }>().not.toExtend<GetItemInput>();
    expectTypeOf<{ TableName: number; Key: Song }>().not.toExtend<GetItemInput>();
  });

  it('have closed enums, and take a newer value with a cast', () => {
    expectTypeOf<'PROVISIONED'>().toExtend<BillingMode>();
    expectTypeOf<'ALL_OLDD'>().not.toExtend<ReturnValue>();
    expectTypeOf<CreateTableInput['BillingMode']>().toEqualTypeOf<
      'PAY_PER_REQUEST' | 'PROVISIONED' | undefined
    >();
    expectTypeOf<{ KeySchema: [{ AttributeName: string; KeyType: 'HASHH' }] }>().not.toExtend<
      Pick<CreateTableInput, 'KeySchema'>
    >();
    expectTypeOf({ BillingMode: 'FLAT' as BillingMode, TableName: 'Music' }).toExtend<CreateTableInput>();
  });
});

describe('types of responses', () => {
  it('have open enums, whose known values are listed', () => {
    expectTypeOf<'FLAT'>().toExtend<NonNullable<BillingModeSummary['BillingMode']>>();
    expectTypeOf<TableDescription['TableStatus']>().toEqualTypeOf<EnumOutput<TableStatus> | undefined>();
    expectTypeOf<BillingMode>().toExtend<EnumOutput<BillingMode>>();
    expectTypeOf<NonNullable<TableDescription['KeySchema']>>().toEqualTypeOf<
      readonly KeySchemaElementOutput[]
    >();
    expectTypeOf<'NEWER'>().toExtend<KeySchemaElementOutput['KeyType']>();
    const sendBack = ({ KeySchema }: TableDescription): CreateTableInput => ({
      TableName: 'Copy',
      KeySchema: KeySchema as KeySchemaElement[],
    });
    expectTypeOf(sendBack).toBeFunction();
  });

  it('hold items of any type that the caller names', () => {
    expectTypeOf<GetItemOutput['Item']>().toEqualTypeOf<Item | undefined>();
    expectTypeOf<GetItemOutput<Song>['Item']>().toEqualTypeOf<Song | undefined>();
    expectTypeOf<QueryOutput<Song>['LastEvaluatedKey']>().toEqualTypeOf<Item | undefined>();
    expectTypeOf<NonNullable<TransactGetItemsOutput<Song>['Responses']>[number]>().toEqualTypeOf<{
      readonly Item?: Song | undefined;
    }>();
  });

  it('can be sent again', () => {
    expectTypeOf<AttributeOutput>().toExtend<AttributeInput>();
    expectTypeOf<Item>().toExtend<ItemInput>();
    expectTypeOf<KeysAndAttributesOutput>().toExtend<KeysAndAttributes>();
    expectTypeOf<WriteRequestOutput<Song>>().toExtend<WriteRequest>();
  });
});

describe('types of operations', () => {
  it('are the same by name and by constant', () => {
    expectTypeOf<keyof Omit<typeof operations, 'errorShape'>>().toEqualTypeOf<OperationName>();
    expectTypeOf<Parameters<NonNullable<typeof operations.Query.types>>>().toEqualTypeOf<
      [Api['Query']['input']]
    >();
    expectTypeOf<ReturnType<NonNullable<typeof operations.Query.types>>>().toEqualTypeOf<
      Api['Query']['output']
    >();
  });
});
