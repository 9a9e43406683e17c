import type { ServerName } from './running-server.ts';

/** Features that a spec may need and that some server lacks. */
export type Feature =
  | 'transactions'
  | 'transactions of 100 items'
  | 'PartiQL'
  | 'the name of DuplicateItemException'
  | 'a response for each statement of a transaction'
  | 'streams'
  | 'time to live'
  | 'vector indexes'
  | 'more than 4096 segments'
  | 'scans after a deleted key'
  | 'tags'
  | 'indexes added later'
  | 'DescribeLimits'
  | 'empty strings and binaries'
  | 'empty attribute names'
  | 'an attribute called __proto__'
  | 'names that end in a backslash'
  | 'lone surrogates'
  | 'the item of a failed condition'
  | 'item collection metrics'
  | 'the capacity of each index';

const unknownOperation = 'it responds with UnknownOperationException';
const repeatsItems = 'it has 4096 start positions for segments and repeats items beyond that';
const from2020 = 'it was released in January 2020, before the service had them';

/** Why a server lacks a feature. A server has every feature that is not listed. */
export const lacking: Readonly<Record<ServerName, Readonly<Partial<Record<Feature, string>>>>> = {
  dynalite: {
    transactions: unknownOperation,
    'transactions of 100 items': unknownOperation,
    PartiQL: unknownOperation,
    streams: unknownOperation,
    'time to live': 'it can describe but not enable it',
    'vector indexes': unknownOperation,
    'more than 4096 segments': repeatsItems,
    DescribeLimits: unknownOperation,
    'indexes added later': 'it ignores the creation of an index by UpdateTable',
    'names that end in a backslash':
      '`JSON.parse` of Node 24 to 26, on which it runs, gives such a name to attributes with others',
    'an attribute called __proto__': 'it copies items into plain objects, which lose that name',
    'the item of a failed condition': 'it ignores ReturnValuesOnConditionCheckFailure',
    'item collection metrics': 'it ignores ReturnItemCollectionMetrics',
    'the capacity of each index': 'it reports the capacity of a write for the table only',
  },
  dynoxide: {
    'more than 4096 segments': repeatsItems,
    DescribeLimits: unknownOperation,
    'scans after a deleted key':
      'its scan of a segment ends if the item of its ExclusiveStartKey was deleted',
    'lone surrogates': 'its strings are UTF-8; it responds with SerializationException',
  },
  'DynamoDB Local': {
    'transactions of 100 items': 'its limit is 10, as that of the service was in January 2020',
    PartiQL: from2020,
    'vector indexes': from2020,
    tags: unknownOperation,
    'empty strings and binaries': from2020,
    'empty attribute names': 'it responds with ValidationException',
    'the item of a failed condition': from2020,
    'item collection metrics': 'it ignores ReturnItemCollectionMetrics',
  },
  'DynamoDB Local 1.25': {
    'the name of DuplicateItemException': 'it calls it DuplicateItem',
    'a response for each statement of a transaction': 'it has none for those that write',
    'vector indexes': unknownOperation,
    tags: unknownOperation,
    'item collection metrics': 'it ignores ReturnItemCollectionMetrics',
  },
};
