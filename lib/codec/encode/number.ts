import type { Body } from './body.ts';
import { writeDecimal } from './digits.ts';
import { writeAscii } from './text.ts';
import { refuse, type Trail } from './trail.ts';

/** The magnitudes that DynamoDB stores: from the smallest, inclusive, up to the largest, exclusive. */
const smallest = 1e-130;
const beyond = 1e126;
const beyondInteger = 10n ** 126n;

/** An integer of at most 38 significant digits: after so many there are only zeros. */
const storableInteger = /^-?\d{1,38}0*$/;

const range = 'DynamoDB stores magnitudes from 1E-130 to 9.99…E+125';

/** Writes a number as a decimal; what JavaScript prints (`1e+21`, `5e-7`) is what DynamoDB reads. */
export function writeNumber(value: number, body: Body, trail: Trail, depth: number): void {
  const magnitude = Math.abs(value);
  if (!(magnitude < beyond && (magnitude >= smallest || magnitude === 0))) {
    refuse(trail, depth, Number.isFinite(value) ? `${value}: ${range}` : `${value} cannot be stored`);
  }
  writeDecimal(value, body);
}

/** Writes an integer of any size. */
export function writeBigint(value: bigint, body: Body, trail: Trail, depth: number): void {
  if (value <= -beyondInteger || value >= beyondInteger) refuse(trail, depth, `a bigint too large: ${range}`);
  const text = String(value);
  if (!storableInteger.test(text)) refuse(trail, depth, 'a bigint of more than 38 significant digits');
  writeAscii(text, body);
}
