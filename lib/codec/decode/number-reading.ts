import { type NumberRule, numberReader } from '../number-rule.ts';
import type { NumberReading } from './byte-reader.ts';

/** Tells a page how to read its numbers by a rule. */
export function numberReading(rule: NumberRule): NumberReading {
  return { takesShort: rule === 'lossless' || rule === 'number', read: numberReader(rule) };
}
