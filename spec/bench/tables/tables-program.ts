import { readManyTables } from './many-tables.ts';

// Prints the rates of the first and of the last table that a process of its own reads.
const { first, last } = readManyTables(Number(process.argv[2]));
console.log(JSON.stringify({ first: first.rates, last: last.rates }));
