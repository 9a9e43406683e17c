import type { Random } from '../../bench/corpora-random.ts';

/** Returns a response with one random fault: bytes changed, inserted, removed, repeated or cut off. */
export function mutate(body: Buffer, random: Random): Buffer {
  const position = random.integer(0, body.length - 1);
  const size = random.integer(1, 4);
  const before = body.subarray(0, position);
  const tokens = [
    '{',
    '}',
    '[',
    ']',
    '"',
    ',',
    ':',
    '\\',
    '=',
    ' ',
    '0',
    '-',
    '.',
    'e',
    'é',
    '\u0000',
    '"S"',
    '{"N":"1"}',
    'null',
  ];
  switch (random.integer(0, 4)) {
    case 0:
      return Buffer.concat([before, random.bytes(1), body.subarray(position + 1)]);
    case 1:
      return Buffer.concat([
        before,
        Buffer.from(random.pick(tokens)),
        body.subarray(position + random.integer(0, 1)),
      ]);
    case 2:
      return Buffer.concat([before, body.subarray(position + size)]);
    case 3:
      return Buffer.concat([body.subarray(0, position + size), body.subarray(position)]);
    default:
      return Buffer.from(before);
  }
}
