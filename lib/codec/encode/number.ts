import { refuse, type Trail } from './trail.ts';

/** The magnitudes that DynamoDB stores: from the smallest, inclusive, up to the largest, exclusive. */
const smallest = 1e-130;
const beyond = 1e126;
const beyondInteger = 10n ** 126n;

/** An integer of at most 38 significant digits: after so many there are only zeros. */
const storableInteger = /^-?\d{1,38}0*$/;

const range = 'DynamoDB stores magnitudes from 1E-130 to 9.99…E+125';

/** Writes the decimal text of a number; what JavaScript prints (`1e+21`, `5e-7`) is what DynamoDB reads. */
export function numberText(value: number, trail: Trail, depth: number): string {
  const magnitude = Math.abs(value);
  if (magnitude < beyond && (magnitude >= smallest || magnitude === 0)) return String(value);
  return refuse(trail, depth, Number.isFinite(value) ? `${value}: ${range}` : `${value} cannot be stored`);
}

/** Writes the decimal text of an integer of any size. */
export function bigintText(value: bigint, trail: Trail, depth: number): string {
  if (value <= -beyondInteger || value >= beyondInteger) refuse(trail, depth, `a bigint too large: ${range}`);
  const text = String(value);
  if (!storableInteger.test(text)) refuse(trail, depth, 'a bigint of more than 38 significant digits');
  return text;
}
