import { count } from '../../options/count.ts';
import { refuseOption } from '../../options/refuse-option.ts';
import { checkMembers } from '../check-members.ts';

/** What is wrong with a listing of shards: the listings of the service are eventually consistent. */
export interface ListingFault {
  /**
   * Shards that are left out, such as a parent whose child is listed.
   * @default none
   */
  readonly missing?: readonly string[] | undefined;
  /**
   * How many of the newest shards are left out.
   * @default 0
   */
  readonly missingNewest?: number | undefined;
  /**
   * Closed shards that are listed as open, such as a parent whose children are listed before it is closed; `true` for all.
   * @default none
   */
  readonly asOpen?: true | readonly string[] | undefined;
}

/**
 * Checks a fault of a listing, and copies it.
 *
 * @throws InvalidOptionError
 */
export function checkedListingFault(option: string, given: ListingFault): ListingFault {
  checkMembers(option, given, ['missing', 'missingNewest', 'asOpen']);
  const { missing = [], missingNewest = 0, asOpen = [] } = given;
  count(`${option}.missingNewest`, missingNewest);
  return {
    missing: shardIds(`${option}.missing`, missing),
    missingNewest,
    asOpen: asOpen === true ? asOpen : shardIds(`${option}.asOpen`, asOpen),
  };
}

function shardIds(option: string, ids: readonly string[]): readonly string[] {
  if (Array.isArray(ids) && ids.every((id) => typeof id === 'string')) return [...ids];
  return refuseOption(option, ids, 'a list of shard ids');
}
