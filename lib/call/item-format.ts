import type { Operation } from '../api/operation.ts';
import type { Item } from '../api/values.ts';
import type { AttributeMap } from '../codec/attribute-value.ts';
import { type ItemFormat, itemFormats, withAttributeValues } from '../codec/item-format.ts';
import { oneOf } from '../options/one-of.ts';
import type { Call } from './call.ts';

/**
 * The type of the items of a call: `T`, unless `T` is the default and the option `items` of this call selects the other
 * format. A call with an explicit `T` has all formats as its `Format`.
 */
export type ItemsAs<T, Format extends ItemFormat> = [Format] extends ['attributeValues']
  ? Replace<T, Item, AttributeMap>
  : [Format] extends ['native']
    ? Replace<T, AttributeMap, Item>
    : T;

/** `New` if `T` is `Old`, else `T`. */
type Replace<T, Old, New> = [T, Old] extends [Old, T] ? New : T;

/** The option of a client and of a call that selects the format of items. */
interface ItemFormatOption {
  readonly items?: ItemFormat | undefined;
}

/** Returns the format of the items of a call: that of its options, else that of the client. */
export function itemFormatOf(
  { encoding }: Pick<Call, 'encoding'>,
  options: ItemFormatOption | undefined,
): ItemFormat {
  return options?.items ?? encoding?.items ?? 'native';
}

/**
 * Checks the option `items`; absent, it stays `undefined`.
 *
 * @throws InvalidOptionError
 */
export function checkedItemFormat(options: ItemFormatOption | undefined): ItemFormat | undefined {
  const items = options?.items ?? undefined;
  return items === undefined ? undefined : oneOf('items', items, itemFormats);
}

/** Returns an operation whose requests and responses have AttributeValues. */
export function operationWithAttributeValues<Input, Output>(
  operation: Operation<Input, Output>,
): Operation<Input, Output> {
  const { input, output } = operation;
  return {
    ...operation,
    ...(input !== undefined && { input: withAttributeValues(input) }),
    ...(output !== undefined && { output: withAttributeValues(output) }),
  };
}
