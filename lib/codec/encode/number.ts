import type { ExactNumber } from '../exact-number.ts';
import type { ByteWriter } from './byte-writer.ts';
import { writeDecimal } from './digits.ts';
import { writeAscii } from './text.ts';
import { refuse, type ValuePath } from './value-path.ts';

/** The magnitudes that DynamoDB stores: from the smallest, inclusive, up to the largest, exclusive. */
const smallest = 1e-130;
const beyond = 1e126;
const beyondInteger = 10n ** 126n;

/** An integer of at most 38 significant digits: after so many there are only zeros. */
const storableInteger = /^-?\d{1,38}0*$/;

const range = 'DynamoDB stores magnitudes from 1E-130 to 9.99…E+125';

const imprecise =
  'is beyond ±(2^53 - 1), where a number may have lost digits: give a bigint (123n, BigInt(text)) or an ExactNumber, or ' +
  'set the option `allowImpreciseNumbers`';

/** Writes a number as a decimal; what JavaScript prints (`1e+21`, `5e-7`) is what DynamoDB reads. */
export function writeNumber(value: number, writer: ByteWriter, path: ValuePath, depth: number): void {
  const magnitude = Math.abs(value);
  if (!(magnitude <= Number.MAX_SAFE_INTEGER && (magnitude >= smallest || magnitude === 0))) {
    checkUnusual(value, magnitude, path, depth);
  }
  writeDecimal(value, writer);
}

/** Beyond the safe integers a number may already stand for another one than was meant: 9007199254740993 is …992. */
function checkUnusual(value: number, magnitude: number, path: ValuePath, depth: number): void {
  if (!Number.isFinite(value)) refuse(path, depth, `${value} cannot be stored`);
  if (magnitude < smallest || magnitude >= beyond) refuse(path, depth, `${value}: ${range}`);
  if (!path.allowImpreciseNumbers) refuse(path, depth, `${value} ${imprecise}`);
}

/** Writes an integer of any size. */
export function writeBigint(value: bigint, writer: ByteWriter, path: ValuePath, depth: number): void {
  if (value <= -beyondInteger || value >= beyondInteger) refuse(path, depth, `a bigint too large: ${range}`);
  const text = String(value);
  if (!storableInteger.test(text)) refuse(path, depth, 'a bigint of more than 38 significant digits');
  writeAscii(text, writer);
}

/** What an `ExactNumber` prints. */
const decimal = /^-?\d{1,38}(?:\.\d+)?(?:e[+-]\d+)?$/;

/** Writes an exact number; its text is checked, because it may come from another copy of the package or from none. */
export function writeExactNumber(
  value: ExactNumber,
  writer: ByteWriter,
  path: ValuePath,
  depth: number,
): void {
  const text = `${value}`;
  if (!decimal.test(text)) refuse(path, depth, 'an ExactNumber without a decimal number');
  writeAscii(text, writer);
}
