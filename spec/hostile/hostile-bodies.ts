import fc, { type Arbitrary } from 'fast-check';

type Member = readonly [name: string, text: string];

/** Members that some response or error has, and names of inherited properties. */
const names = [
  'Item',
  'Items',
  'Attributes',
  'Responses',
  'LastEvaluatedKey',
  'UnprocessedItems',
  'UnprocessedKeys',
  'Count',
  'Table',
  'TableNames',
  'CreationDateTime',
  '__type',
  'code',
  'message',
  'Message',
  'CancellationReasons',
  'ThrottlingReasons',
  'throttlingReasons',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'then',
  '',
];

const scalars = ['null', 'true', '0', '-1e400', '1E9', '""', '[]', '{}'];

const numbers = [
  '0',
  '-0',
  '1e-130',
  '12345678901234567890123456789012345678',
  '1e126',
  'NaN',
  '',
  '0x1',
  ' 1',
];

/** Valid and invalid attribute values. */
const attributes: Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }).map((text) => `{"S":${JSON.stringify(text)}}`),
  fc.constantFrom(...numbers).map((number) => `{"N":"${number}"}`),
  fc.constantFrom('AA==', 'AAA=', 'A===', 'é', '//+/').map((text) => `{"B":"${text}"}`),
  fc.constantFrom(
    '{"NULL":true}',
    '{"NULL":false}',
    '{"BOOL":1}',
    '{"S":null}',
    '{"N":1}',
    '{"X":"1"}',
    '{"SS":["a","a"]}',
    '{"NS":["1","1.0"]}',
    '{"BS":[]}',
    '{"L":[{"S":"a"},{"M":{"__proto__":{"S":"a"}}}]}',
    '{"M":{"__proto__":{"M":{"polluted":{"BOOL":true}}}}}',
    '{"S":"a","N":"1"}',
    '{"S":"a","S":"b"}',
    '{"__proto__":{"S":"a"}}',
  ),
);

const item = fc
  .array(fc.tuple(fc.constantFrom('id', '__proto__', 'constructor', 'a', ''), attributes), { maxLength: 3 })
  .map(object);

/** Nested 30 levels, which must be read, or 20,000 levels, which must be rejected. */
const nested = fc
  .tuple(
    fc.constantFrom(30, 30, 30, 20_000),
    fc.constantFrom(['[', ']'], ['{"a":', '}'], ['{"L":[', ']}'], ['{"M":{"__proto__":', '}}']),
    fc.constantFrom('0', '{"S":"a"}', ''),
  )
  .map(([depth, [open = '', close = ''], core]) => open.repeat(depth) + core + close.repeat(depth));

const value = fc.oneof(
  { weight: 4, arbitrary: item },
  { weight: 4, arbitrary: fc.array(item, { maxLength: 3 }).map(list) },
  { weight: 2, arbitrary: fc.array(item, { maxLength: 2 }).map((items) => `{"Music":${list(items)}}`) },
  { weight: 2, arbitrary: fc.constantFrom(...scalars) },
  { weight: 2, arbitrary: fc.json({ maxDepth: 3, stringUnit: 'binary' }) },
  { weight: 1, arbitrary: attributes },
  { weight: 1, arbitrary: nested },
);

/** Members of an error. */
const errorMembers = fc.tuple(
  fc.constantFrom('__type', 'code', 'message', 'Message'),
  fc.constantFrom('"ValidationException"', '"ns#ThrottlingException"', '"no"'),
);

const members: Arbitrary<readonly Member[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.tuple(fc.constantFrom(...names), value) },
    { weight: 1, arbitrary: errorMembers },
  ),
  { maxLength: 4 },
);

/** Bodies with these members, the same with bytes replaced or cut off, other JSON, and random bytes. */
export const hostileBodies: Arbitrary<Buffer> = fc.oneof(
  { weight: 8, arbitrary: members.map((some) => Buffer.from(object(some))) },
  {
    weight: 8,
    arbitrary: fc.tuple(members, fc.nat(), fc.uint8Array({ maxLength: 3 }), fc.nat(3)).map(corrupt),
  },
  { weight: 1, arbitrary: value.map((text) => Buffer.from(text)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes)) },
);

/** Truncates a body, or replaces some of its bytes. */
function corrupt([some, position, bytes, removed]: [readonly Member[], number, Uint8Array, number]): Buffer {
  const body = Buffer.from(object(some));
  const index = position % body.length;
  const rest = bytes.length === 0 ? '' : body.subarray(index + removed);
  return Buffer.concat([body.subarray(0, index), bytes, Buffer.from(rest)]);
}

function object(some: readonly Member[]): string {
  return `{${some.map(([name, text]) => `${JSON.stringify(name)}:${text}`)}}`;
}

function list(texts: readonly string[]): string {
  return `[${texts}]`;
}
