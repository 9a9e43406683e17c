import fc, { type Arbitrary } from 'fast-check';
import { ExactNumber } from '../../lib/codec/exact-number.ts';

/** A number as the default rule returns it. */
export type NativeNumber = number | bigint | ExactNumber;

/** A value as a decoder returns it. */
export type NativeValue =
  | string
  | boolean
  | null
  | NativeNumber
  | Uint8Array
  | Set<string>
  | Set<NativeNumber>
  | Set<Uint8Array>
  | NativeValue[]
  | { [name: string]: NativeValue };

export type NativeItem = { [name: string]: NativeValue };

/** Text without lone surrogates, in which characters that JSON escapes are frequent. */
const texts: Arbitrary<string> = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom('"', '\\', '\n', '\u0000', '\u007f', '\u2028', 'é', '😀', '/', 'u'),
    maxLength: 12,
  }),
);

/** Strings for key attributes: not empty, and well below the 1,024 bytes of a sort key. */
export const keyTexts: Arbitrary<string> = texts.filter((text) => text !== '');

/** Names of inherited properties, array indices and type descriptors, which a decoder may confuse with data. */
const specialNames = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'length',
  '0',
  '10',
  'S',
  'M',
  'N',
];

/** Attribute names: not empty, some of them special. */
export const names: Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: keyTexts },
  { weight: 1, arbitrary: fc.constantFrom(...specialNames) },
);

/** Significant digits, without zeros at either end. */
function digits(minLength: number, maxLength: number): Arbitrary<string> {
  return fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength, maxLength, size: 'max' })
    .map((all) => all.join('').replace(/^0|0$/g, '1'));
}

/** Numbers that are read back as a JavaScript `number`: safe integers, and decimals as they print. */
export const plainNumbers: Arbitrary<number> = fc.oneof(
  fc.maxSafeInteger().map((integer) => integer + 0),
  fc.double({ noNaN: true, min: -1e15, max: 1e15 }).filter(isStorable),
  fc.double({ noNaN: true, min: -9.99e125, max: 9.99e125 }).filter(isStorable),
);

/** Integers beyond the safe ones, of at most 38 significant digits and 126 digits in all. */
export const bigIntegers: Arbitrary<bigint> = fc
  .tuple(fc.constantFrom('', '-'), digits(1, 38), fc.nat(88))
  .map(([sign, significant, zeros]) => BigInt(sign + significant + '0'.repeat(zeros)))
  .filter((integer) => !Number.isSafeInteger(Number(integer)));

/** Decimals of 18 to 38 significant digits, which no double represents exactly. */
export const exactNumbers: Arbitrary<ExactNumber> = fc
  .tuple(fc.constantFrom('', '-'), digits(18, 38), fc.integer({ min: 1, max: 92 }))
  .map(([sign, significant, places]) => new ExactNumber(`${sign}${significant}E-${places}`));

/** Every kind of number that DynamoDB stores. */
export const numbers: Arbitrary<NativeNumber> = fc.oneof(plainNumbers, bigIntegers, exactNumbers);

export const binaries: Arbitrary<Uint8Array> = fc.uint8Array({ maxLength: 30 });

export interface ItemOptions {
  /** @default the arbitrary `texts` */
  readonly texts?: Arbitrary<string>;
  /** @default the arbitrary `binaries` */
  readonly binaries?: Arbitrary<Uint8Array>;
  /** @default the arbitrary `names` */
  readonly names?: Arbitrary<string>;
  /** @default the arbitrary `numbers` */
  readonly numbers?: Arbitrary<NativeNumber>;
}

/** Items that DynamoDB accepts and that are read back unchanged: without empty sets, duplicates and `undefined`. */
export function items(options: ItemOptions = {}): Arbitrary<NativeItem> {
  return mapOf(options.names ?? names, values(options));
}

/** Values of every type, a few levels deep. */
export function values(options: ItemOptions = {}): Arbitrary<NativeValue> {
  const name = options.names ?? names;
  const number = options.numbers ?? numbers;
  const text = options.texts ?? texts;
  const binary = options.binaries ?? binaries;
  const { value } = fc.letrec<{ value: NativeValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.oneof(
        text,
        number,
        fc.boolean(),
        fc.constant(null),
        binary,
        setOf(text),
        setOf(number),
        setOf(binary),
      ),
      fc.array(tie('value'), { maxLength: 5 }),
      mapOf(name, tie('value')),
    ),
  }));
  return value;
}

function mapOf(name: Arbitrary<string>, value: Arbitrary<NativeValue>): Arbitrary<NativeItem> {
  return fc.array(fc.tuple(name, value), { maxLength: 6 }).map((members) => Object.fromEntries(members));
}

function setOf<T>(element: Arbitrary<T>): Arbitrary<Set<T>> {
  return fc
    .uniqueArray(element, { minLength: 1, maxLength: 5, selector: String })
    .map((elements) => new Set(elements));
}

/** Excludes unsafe integers, which are read back as bigints, and magnitudes that DynamoDB does not store. */
function isStorable(number: number): boolean {
  if (Number.isInteger(number)) return Number.isSafeInteger(number) && !Object.is(number, -0);
  return Math.abs(number) >= 1e-130;
}
