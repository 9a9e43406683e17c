import { readManyTables } from '../bench/tables/many-tables.ts';

/**
 * Script of the spec of `TableDecoders`: reads many tables, and prints for the first and the last the median rate and
 * the hidden classes of the items.
 *
 * It runs in its own process, which has decoded nothing before and has V8's natives syntax.
 */
const haveSameMap = new Function('a', 'b', 'return %HaveSameMap(a, b)') as (a: object, b: object) => boolean;
const isFast = new Function('a', 'return %HasFastProperties(a)') as (a: object) => boolean;

function hiddenClassesOf(items: readonly object[]): { hiddenClasses: number; fast: boolean } {
  const classes: object[] = [];
  for (const item of items) if (!classes.some((known) => haveSameMap(known, item))) classes.push(item);
  return { hiddenClasses: classes.length, fast: items.every(isFast) };
}

const { first, last } = readManyTables(30);
const result = [first, last].map(({ items, rates }) => ({
  // The highest rate is noise: a collection during the `JSON.parse` of one round doubles it.
  rate: [...rates].sort((a, b) => a - b)[rates.length >> 1],
  ...hiddenClassesOf(items),
}));
console.log(JSON.stringify(result));
