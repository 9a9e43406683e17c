import { readManyTables } from './many-tables.ts';

// Prints the rates for the first and the last of many tables that this process reads.
const { first, last } = readManyTables(Number(process.argv[2]));
console.log(JSON.stringify({ first: first.rates, last: last.rates }));
