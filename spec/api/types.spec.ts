import { describe, expectTypeOf, it } from 'vitest';
import type { Api, OperationName } from '../../lib/api/api.ts';
import type { BillingMode } from '../../lib/api/enums.ts';
import type { GetItemInput, KeysAndAttributes, PutItemInput, WriteRequest } from '../../lib/api/inputs.ts';
import type * as operations from '../../lib/api/operations.ts';
import type {
  GetItemOutput,
  KeysAndAttributesOutput,
  QueryOutput,
  TransactGetItemsOutput,
  WriteRequestOutput,
} from '../../lib/api/outputs.ts';
import type { AttributeInput, AttributeOutput, Item, ItemInput } from '../../lib/api/values.ts';

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

  it('leave an enum open to values of tomorrow', () => {
    expectTypeOf<'ON_THE_HOUSE'>().toExtend<BillingMode>();
  });
});

describe('types of responses', () => {
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
