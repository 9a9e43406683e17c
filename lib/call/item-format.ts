import type { Operation } from '../api/operation.ts';
import type { Item } from '../api/values.ts';
import type { AttributeMap } from '../codec/attribute-value.ts';
import type { ItemBytes } from '../codec/item-bytes.ts';
import { type ItemFormat, itemFormats, withAttributeValues, withItemBytes } from '../codec/item-format.ts';
import { oneOf } from '../options/one-of.ts';
import type { Call } from './call.ts';

/**
 * The type of the items of a call: `T`, unless `T` is the default and the option `items` of this call selects another
 * format. A call with an explicit `T` has all formats as its `Format`.
 */
export type ItemsAs<T, Format extends ItemFormat> = [Format] extends ['attributeValues']
  ? ReplaceDefault<T, AttributeMap>
  : [Format] extends ['native']
    ? ReplaceDefault<T, Item>
    : [Format] extends ['bytes']
      ? ReplaceDefault<T, ItemBytes>
      : T;

/** `New` if `T` is the default type of one of the formats, else `T`. */
type ReplaceDefault<T, New> = true extends Same<T, Item> | Same<T, AttributeMap> | Same<T, ItemBytes>
  ? New
  : T;

type Same<One, Other> = [One, Other] extends [Other, One] ? true : false;

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

/** Returns the operation whose requests and responses have items of a format. */
export function operationWithItems<Input, Output>(
  operation: Operation<Input, Output>,
  format: ItemFormat,
): Operation<Input, Output> {
  if (format === 'native') return operation;
  return format === 'bytes' ? operationWithItemBytes(operation) : operationWithAttributeValues(operation);
}

/** Returns an operation whose responses have `ItemBytes`. Its requests have native values and `ItemBytes`. */
function operationWithItemBytes<Input, Output>(
  operation: Operation<Input, Output>,
): Operation<Input, Output> {
  const { output } = operation;
  return output === undefined ? operation : { ...operation, output: withItemBytes(output) };
}

/** Returns an operation whose requests and responses have AttributeValues. */
function operationWithAttributeValues<Input, Output>(
  operation: Operation<Input, Output>,
): Operation<Input, Output> {
  const { input, output } = operation;
  return {
    ...operation,
    ...(input !== undefined && { input: withAttributeValues(input) }),
    ...(output !== undefined && { output: withAttributeValues(output) }),
  };
}
