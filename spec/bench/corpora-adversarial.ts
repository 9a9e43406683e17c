/**
 * Worst-case pages for a decoder with inline caches. Decoding each must take at most four times as long as
 * `JSON.parse`.
 */
export const adversaries = {
  'items of a new shape each': () =>
    scan(repeat(4000, (item) => object(repeat(8, (index) => member(`a${item}_${index}`, '{"N":"1"}'))))),
  'ten thousand attribute names': () =>
    scan([object(repeat(10_000, (index) => member(`name${index}`, '{"S":"x"}')))]),
  'ten thousand names in every item': () =>
    scan(repeat(3, () => object(repeat(10_000, (index) => member(`name${index}`, '{"S":"x"}'))))),
  'attributes in an order that changes': () =>
    scan(
      repeat(600, (item) =>
        object(repeat(60, (index) => member(`name${(index * 7 + item * 13) % 61}`, '{"N":"1"}'))),
      ),
    ),
  'attributes that change their type': () =>
    scan(
      repeat(4000, (item) =>
        object(repeat(8, (index) => member(`name${index}`, types[(item * 5 + index) % 6] ?? ''))),
      ),
    ),
  'maps keyed by identifiers': () =>
    scan(
      repeat(40, (item) =>
        object([
          member(
            'map',
            `{"M":${object(repeat(200, (index) => member(`id-${item * 7919}-${index}`, '{"N":"1"}')))}}`,
          ),
        ]),
      ),
    ),
  'deep nesting': () => scan(repeat(200, () => object([member('a', nested(150))]))),
  'a string of 400 KB full of line breaks': () =>
    scan([object([member('a', `{"S":"${'\\n'.repeat(200_000)}"}`)])]),
  'a string of 400 KB full of escaped letters': () =>
    scan([object([member('a', `{"S":"${'\\u00e9'.repeat(66_000)}"}`)])]),
  'a string of 400 KB full of surrogates': () =>
    scan([object([member('a', `{"S":"${'\\ud83d\\ude00'.repeat(33_000)}"}`)])]),
  'strings with one escape each': () =>
    scan(repeat(20_000, () => object([member('a', '{"S":"one\\ntwo"}')]))),
  'text with an escape in every name': () =>
    scan(repeat(10_000, () => object([member('n\\u0061me', '{"S":"x"}')]))),
  'a number of 400 KB, which is rejected': () =>
    scan([object([member('a', `{"N":"${'1'.repeat(400_000)}"}`)])]),
  '400 KB of digits in plain JSON': () => Buffer.from(`{"Count":${'1'.repeat(400_000)}}`),
  'integers of 38 digits': () =>
    scan(repeat(10_000, () => object([member('a', `{"N":"${'123456789'.repeat(4)}12"}`)]))),
  'empty maps and lists': () =>
    scan(repeat(20_000, () => object([member('a', '{"L":[]}'), member('b', '{"M":{}}')]))),
  'white space between all tokens': () =>
    scan(repeat(10_000, () => '{ "a" : { "S" : "x" } , "b" : { "N" : "1" } }')),
} satisfies Record<string, () => Buffer>;

const types = ['{"S":"x"}', '{"N":"1"}', '{"BOOL":true}', '{"NULL":true}', '{"L":[]}', '{"M":{}}'];

function repeat(count: number, make: (index: number) => string): string[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function member(name: string, value: string): string {
  return `"${name}":${value}`;
}

function object(members: readonly string[]): string {
  return `{${members}}`;
}

function scan(items: readonly string[]): Buffer {
  return Buffer.from(`{"Items":[${items}]}`);
}

function nested(levels: number): string {
  return `${'{"M":{"a":'.repeat(levels)}{"S":"x"}${'}}'.repeat(levels)}`;
}
