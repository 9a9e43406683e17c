import { readManyTables } from '../bench/tables/many-tables.ts';

/**
 * Program for the spec of the table decoders: decodes many tables, and prints the best rate and the V8 representation of
 * the items for the first and the last table.
 *
 * It runs in a separate process, where nothing was decoded before and V8's natives syntax is enabled.
 */
const haveSameMap = new Function('a', 'b', 'return %HaveSameMap(a, b)') as (a: object, b: object) => boolean;
const isFast = new Function('a', 'return %HasFastProperties(a)') as (a: object) => boolean;

function describe(items: readonly object[]): { hiddenClasses: number; fast: boolean } {
  const classes: object[] = [];
  for (const item of items) if (!classes.some((known) => haveSameMap(known, item))) classes.push(item);
  return { hiddenClasses: classes.length, fast: items.every(isFast) };
}

const { first, last } = readManyTables(30);
const result = [first, last].map(({ items, rates }) => ({ rate: Math.max(...rates), ...describe(items) }));
console.log(JSON.stringify(result));
