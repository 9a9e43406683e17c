import type { ServerName } from './running-server.ts';

/** What some server lacks and a spec may need. */
export type Feature =
  | 'transactions'
  | 'transactions of 100 items'
  | 'PartiQL'
  | 'streams'
  | 'time to live'
  | 'vector indexes'
  | 'more than 4096 segments'
  | 'tags'
  | 'indexes added later'
  | 'DescribeLimits'
  | 'empty strings and binaries'
  | 'empty attribute names'
  | 'an attribute called __proto__'
  | 'lone surrogates'
  | 'the item of a failed condition'
  | 'item collection metrics'
  | 'the capacity of each index';

const unknownOperation = 'it answers UnknownOperationException';
const repeatsItems = 'it has 4096 places for segments to begin, and repeats items if there are more';
const from2020 = 'it is of January 2020, before the service had them';

/** Why a server cannot run a spec that needs the feature; what is not listed works. */
export const lacking: Readonly<Record<ServerName, Readonly<Partial<Record<Feature, string>>>>> = {
  dynalite: {
    transactions: unknownOperation,
    'transactions of 100 items': unknownOperation,
    PartiQL: unknownOperation,
    streams: unknownOperation,
    'time to live': 'it describes it but cannot switch it on',
    'vector indexes': unknownOperation,
    'more than 4096 segments': repeatsItems,
    DescribeLimits: unknownOperation,
    'indexes added later': 'it ignores the creation of an index by UpdateTable',
    'an attribute called __proto__': 'it copies items into plain objects, where that name is lost',
    'the item of a failed condition': 'it ignores ReturnValuesOnConditionCheckFailure',
    'item collection metrics': 'it ignores ReturnItemCollectionMetrics',
    'the capacity of each index': 'it charges a write to the table alone',
  },
  dynoxide: {
    'more than 4096 segments': repeatsItems,
    DescribeLimits: unknownOperation,
    'lone surrogates': 'its strings are UTF-8; it answers SerializationException',
  },
  'DynamoDB Local': {
    'transactions of 100 items': 'its limit is 10, as the service had it in January 2020',
    PartiQL: from2020,
    'vector indexes': from2020,
    tags: unknownOperation,
    'empty strings and binaries': from2020,
    'empty attribute names': 'it answers ValidationException',
    'the item of a failed condition': from2020,
    'item collection metrics': 'it ignores ReturnItemCollectionMetrics',
  },
};
