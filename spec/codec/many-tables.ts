import { readManyTables } from '../bench/tables/many-tables.ts';

/**
 * The script of the table decoders' spec: reads many tables and prints of the first and the last how fast they were at
 * best, and how V8 holds their items.
 *
 * It runs in a process of its own, which has read nothing before and in which V8 can be asked.
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
