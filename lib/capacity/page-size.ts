import type { LearnedCosts } from './learned-costs.ts';

/** The members of a request for a page that decide what it costs. */
export interface PageInput {
  readonly Limit?: unknown;
  readonly ConsistentRead?: unknown;
}

/** A page ends at 1 MB. */
const pageBytes = 2 ** 20;
/** An item has at most 400 KB. */
const maxItemBytes = 400 * 1024;
/** The most items that a page is asked for while their size is unknown. */
const maxLimit = 1_000_000;
/** A page is sized to this part of a second's units, so that pages and tokens make up an even rate. */
const pagesPerSecond = 8;

/** How many bytes one read unit reads. */
function bytesPerUnit({ ConsistentRead }: PageInput): number {
  return ConsistentRead === true ? 4096 : 8192;
}

/** Returns the units of a page of 1 MB: 128, or 256 if it is strongly consistent. */
export function fullPageUnits(input: PageInput): number {
  return pageBytes / bytesPerUnit(input);
}

/** Returns the units of the cheapest page: 0.5, or 1 if it is strongly consistent. */
function leastPageUnits(input: PageInput): number {
  return 4096 / bytesPerUnit(input);
}

/**
 * Estimates the units of a page from what was learned, or from the mean size of an item.
 *
 * Pessimistic while nothing is known: a full page, or with a `Limit` items of 400 KB.
 */
export function estimatePage(
  input: PageInput,
  learned: LearnedCosts,
  meanItemBytes: number | undefined,
): number {
  const full = fullPageUnits(input);
  if (!isLimit(input.Limit)) return Math.min(full, learned.unitsPerRequest() ?? full);
  const bytes = meanItemBytes ?? maxItemBytes;
  const perItem = learned.unitsPerElement() ?? bytes / bytesPerUnit(input);
  return Math.max(leastPageUnits(input), Math.min(full, input.Limit * perItem));
}

/**
 * Learns from a page: how many items it had, units per scanned item, and units per page unless its `Limit` has cut it.
 *
 * @param units `undefined` if the response does not tell
 */
export function learnPage(
  input: PageInput,
  learned: LearnedCosts,
  units: number | undefined,
  scanned: number,
): void {
  learned.learnPageSize(scanned);
  if (units === undefined) return;
  learned.learnElements(units, scanned);
  if (!isLimit(input.Limit) || scanned < input.Limit) learned.learnRequest(units);
}

/**
 * Returns the `Limit` for the next page: as many items as cost an eighth of a second's units, while that is less than a page.
 *
 * It is never above the caller's own. While the size of an item is unknown it begins with 1, and each page has at most twice
 * as many items as the largest page before. A page costs at least two of the cheapest ones, because costs are rounded up:
 * from cheaper pages one could not learn what an item costs.
 *
 * @param target the units per second; `undefined` if they are not limited
 * @param meanItemBytes the mean size of the table's items, if it is known
 */
export function limitOfPage(
  input: PageInput,
  target: number | undefined,
  learned: LearnedCosts,
  meanItemBytes: number | undefined,
): unknown {
  const { Limit } = input;
  const units = Math.max((target ?? Number.POSITIVE_INFINITY) / pagesPerSecond, 2 * leastPageUnits(input));
  // The service refuses an invalid `Limit`.
  if (units >= fullPageUnits(input) || !(Limit === undefined || isLimit(Limit))) return Limit;
  const described = meanItemBytes === undefined ? undefined : meanItemBytes / bytesPerUnit(input);
  const perItem = learned.unitsPerElement() ?? described ?? 0;
  const largest = learned.largestPage();
  const first = described === undefined ? 1 : maxLimit;
  const most = largest === 0 ? first : Math.min(maxLimit, 2 * largest);
  const fitting = perItem > 0 ? Math.floor(units / perItem) : maxLimit;
  return Math.min(Limit ?? maxLimit, Math.max(1, Math.min(most, fitting)));
}

function isLimit(limit: unknown): limit is number {
  return Number.isSafeInteger(limit) && Number(limit) >= 1;
}
