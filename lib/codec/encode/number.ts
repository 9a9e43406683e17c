import type { ExactNumber } from '../exact-number.ts';
import type { ByteWriter } from './byte-writer.ts';
import { writeDecimal } from './digits.ts';
import { writeAscii } from './text.ts';
import { refuse, type ValuePath } from './value-path.ts';

/** DynamoDB stores magnitudes from the minimum (inclusive) to the limit (exclusive). */
const minMagnitude = 1e-130;
const magnitudeLimit = 1e126;
const bigintLimit = 10n ** 126n;

/** An integer of at most 38 significant digits, followed by zeros only. */
const storableInteger = /^-?\d{1,38}0*$/;

const outOfRange = 'is out of range: DynamoDB stores magnitudes from 1E-130 to 9.99…E+125';

const mayBeImprecise =
  'is beyond ±(2^53 - 1), where a number may have lost digits: pass a bigint (123n, BigInt(text)) or an ExactNumber, or ' +
  'set the option `allowImpreciseNumbers`';

/** Writes a number as a decimal; DynamoDB accepts the notations that JavaScript prints (`1e+21`, `5e-7`). */
export function writeNumber(value: number, writer: ByteWriter, path: ValuePath, depth: number): void {
  const magnitude = Math.abs(value);
  if (!(magnitude <= Number.MAX_SAFE_INTEGER && (magnitude >= minMagnitude || magnitude === 0))) {
    checkUnsafeNumber(value, magnitude, path, depth);
  }
  writeDecimal(value, writer);
}

/** Beyond the safe integers a number may differ from the one in the source code: 9007199254740993 is …992. */
function checkUnsafeNumber(value: number, magnitude: number, path: ValuePath, depth: number): void {
  if (!Number.isFinite(value)) refuse(path, depth, `${value} cannot be stored`);
  if (magnitude < minMagnitude || magnitude >= magnitudeLimit) refuse(path, depth, `${value} ${outOfRange}`);
  if (!path.allowImpreciseNumbers) refuse(path, depth, `${value} ${mayBeImprecise}`);
}

/** Writes an integer of any size. */
export function writeBigint(value: bigint, writer: ByteWriter, path: ValuePath, depth: number): void {
  if (value <= -bigintLimit || value >= bigintLimit)
    refuse(path, depth, `a bigint of this size ${outOfRange}`);
  const text = String(value);
  if (!storableInteger.test(text))
    refuse(path, depth, 'a bigint of more than 38 significant digits cannot be stored');
  writeAscii(text, writer);
}

/** The format of an `ExactNumber`. */
const exactNumber = /^-?\d{1,38}(?:\.\d+)?(?:e[+-]\d+)?$/;

/** Writes an exact number; checks its text, because another copy of the package may have made it, or user code forged it. */
export function writeExactNumber(
  value: ExactNumber,
  writer: ByteWriter,
  path: ValuePath,
  depth: number,
): void {
  const text = `${value}`;
  if (!exactNumber.test(text)) refuse(path, depth, 'an ExactNumber whose text is not a decimal number');
  writeAscii(text, writer);
}
