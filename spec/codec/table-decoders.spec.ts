import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { NumberRule } from '../../lib/codec/number-rule.ts';
import { TableDecoders } from '../../lib/codec/table-decoders.ts';
import { InvalidResponseError } from '../../lib/errors/invalid.ts';

const pageShape = { members: { Items: { list: { map: 'attribute' } } } } as const;
const itemShape = { members: { Item: { map: 'attribute' } } } as const;

/** Makes a response of three items, whose three attributes are named after the table. */
function responseOf(table: string): Buffer {
  const item = { [`${table}-key`]: { S: 'x' }, [`${table}-a`]: { N: '1' }, [`${table}-b`]: { BOOL: true } };
  return Buffer.from(JSON.stringify({ Items: [item, item, item] }));
}

/** Sixteen for the decoder, and one for each of three names and three layouts. */
const weightOfTable = 22;

/** Decodes a response of a table, and returns whether the cache had learned that table before. */
function isKnown(decoders: TableDecoders, table: string): boolean {
  const before = decoders.weight + decoders.size;
  decoders.decode(responseOf(table), pageShape, table);
  return decoders.weight + decoders.size === before;
}

describe('TableDecoders', () => {
  it('decodes responses of a table and of none', () => {
    const item = { 'T-key': 'x', 'T-a': 1, 'T-b': true };
    const decoders = new TableDecoders('lossless');
    for (let count = 0; count < 3; count++)
      expect(decoders.decode(responseOf('T'), pageShape, 'T')).toEqual({ Items: [item, item, item] });
    expect(decoders.decode(Buffer.from('{"Item":{"a":{"S":"b"}}}'), itemShape, 'T')).toEqual({
      Item: { a: 'b' },
    });
    expect(decoders.decode(Buffer.from('{"TableNames":["T"]}'), undefined)).toEqual({ TableNames: ['T'] });
  });

  it('learns the 300th table like the first', () => {
    const decoders = new TableDecoders('lossless');
    for (let table = 0; table < 300; table++) {
      const before = decoders.weight;
      decoders.decode(responseOf(`T${table}`), pageShape, `T${table}`);
      expect(decoders.weight - before).toBe(weightOfTable);
    }
    expect(decoders.size).toBe(300);
    expect(isKnown(decoders, 'T0')).toBe(true);
  });

  it('evicts the least recently used table when the weight exceeds the maximum', () => {
    const decoders = new TableDecoders('lossless', 3 * weightOfTable);
    for (const table of ['A', 'B', 'C', 'A', 'D']) decoders.decode(responseOf(table), pageShape, table);
    expect(decoders.size).toBe(3);
    expect(isKnown(decoders, 'C')).toBe(true);
    expect(isKnown(decoders, 'A')).toBe(true);
    expect(isKnown(decoders, 'D')).toBe(true);
    decoders.decode(responseOf('B'), pageShape, 'B');
    expect(decoders.size).toBe(3);
    expect(decoders.weight).toBe(3 * weightOfTable);
  });

  it('does not exceed the maximum weight with any number of tables and shapes', () => {
    const decoders = new TableDecoders('lossless', 1000);
    for (let table = 0; table < 500; table++) {
      decoders.decode(responseOf(`T${table}`), pageShape, `T${table}`);
      decoders.decode(Buffer.from('{"Item":{"a":{"S":"b"}}}'), itemShape, `T${table}`);
      expect(decoders.weight).toBeLessThanOrEqual(1000);
    }
    expect(decoders.size).toBeGreaterThan(10);
  });

  it('does not evict the table in use, even if that alone exceeds the maximum weight', () => {
    const decoders = new TableDecoders('lossless', 1);
    decoders.decode(responseOf('A'), pageShape, 'A');
    expect(isKnown(decoders, 'A')).toBe(true);
    decoders.decode(responseOf('B'), pageShape, 'B');
    expect(decoders.size).toBe(1);
    expect(decoders.weight).toBe(weightOfTable);
  });

  it('keeps the other tables when one never repeats its names', () => {
    const decoders = new TableDecoders('lossless');
    decoders.decode(responseOf('regular'), pageShape, 'regular');
    for (let count = 0; count < 3000; count++)
      decoders.decode(responseOf(`${count}`), pageShape, 'irregular');
    expect(decoders.size).toBe(2);
    expect(isKnown(decoders, 'regular')).toBe(true);
  });

  it('decodes the next response after one that it refused', () => {
    const decoders = new TableDecoders('lossless');
    const decode = () => decoders.decode(Buffer.from('{"Items":[{"a":{"S":"b"}'), pageShape, 'T');
    expect(decode).toThrow(InvalidResponseError);
    decoders.decode(responseOf('T'), pageShape, 'T');
    expect(isKnown(decoders, 'T')).toBe(true);
  });

  it('keeps the weight correct when a number rule decodes other tables', () => {
    let others = 0;
    let isNested = false;
    const rule: NumberRule = (text) => {
      if (isNested) return text;
      isNested = true;
      const table = `other${others++ % 5}`;
      decoders.decode(responseOf(table), pageShape, table);
      isNested = false;
      return text;
    };
    const decoders = new TableDecoders(rule, 2 * weightOfTable);
    for (let count = 0; count < 20; count++) decoders.decode(responseOf('T'), pageShape, 'T');
    expect(decoders.weight).toBeLessThanOrEqual(2 * weightOfTable);
    expect(decoders.weight).toBe(decoders.size * weightOfTable);
  });

  it('decodes the 300th table like the first: into one hidden class, and as fast', () => {
    const script = fileURLToPath(new URL('./many-tables.ts', import.meta.url));
    const output = execFileSync(process.execPath, ['--allow-natives-syntax', '--import', 'tsx', script]);
    const [first, last] = JSON.parse(output.toString());
    expect([first, last]).toMatchObject([
      { hiddenClasses: 1, fast: true },
      { hiddenClasses: 1, fast: true },
    ]);
    // The goal of the benchmark is 0.9; the spec must also pass on a busy machine. With one decoder for all it was 0.1.
    expect(last.rate / first.rate).toBeGreaterThan(0.5);
  }, 120_000);

  it.each(['many', 'one'])(
    'uses no more memory after 9,000 tables than after 3,000 (table names: %s)',
    (tableNames) => {
      const script = fileURLToPath(new URL('./retained-tables.ts', import.meta.url));
      const output = execFileSync(process.execPath, ['--expose-gc', '--import', 'tsx', script, tableNames]);
      expect(Number(output)).toBeLessThan(5 * 1024 * 1024);
    },
    60_000,
  );
});
