import { type NumberRule, numberReader } from '../number-rule.ts';
import type { NumberParser } from './byte-reader.ts';

/** Returns the parser of a number rule. */
export function numberParser(rule: NumberRule): NumberParser {
  return { hasFastPath: rule === 'lossless' || rule === 'number', parse: numberReader(rule) };
}
