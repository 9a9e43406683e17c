import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { NumberRule } from '../../lib/codec/number-rule.ts';
import { TableDecoders } from '../../lib/codec/table-decoders.ts';
import { InvalidResponseError } from '../../lib/errors/invalid.ts';

const page = { members: { Items: { list: { map: 'attribute' } } } } as const;
const single = { members: { Item: { map: 'attribute' } } } as const;

/** Three items of three attributes, which are named after their table. */
function itemsOf(table: string): Buffer {
  const item = { [`${table}-key`]: { S: 'x' }, [`${table}-a`]: { N: '1' }, [`${table}-b`]: { BOOL: true } };
  return Buffer.from(JSON.stringify({ Items: [item, item, item] }));
}

/** Sixteen for the decoder, three for the names and three for the layouts. */
const weightOfTable = 22;

/** Decodes a response about a table, and returns whether its names and layouts were cached already. */
function isCached(decoders: TableDecoders, table: string): boolean {
  const before = decoders.weight + decoders.size;
  decoders.decode(itemsOf(table), page, table);
  return decoders.weight + decoders.size === before;
}

describe('TableDecoders', () => {
  it('decodes responses of several shapes', () => {
    const item = { 'T-key': 'x', 'T-a': 1, 'T-b': true };
    const decoders = new TableDecoders('lossless');
    for (let count = 0; count < 3; count++)
      expect(decoders.decode(itemsOf('T'), page, 'T')).toEqual({ Items: [item, item, item] });
    expect(decoders.decode(Buffer.from('{"Item":{"a":{"S":"b"}}}'), single, 'T')).toEqual({
      Item: { a: 'b' },
    });
    expect(decoders.decode(Buffer.from('{"TableNames":["T"]}'), undefined)).toEqual({ TableNames: ['T'] });
  });

  it('caches the 300th table like the first', () => {
    const decoders = new TableDecoders('lossless');
    for (let table = 0; table < 300; table++) {
      const before = decoders.weight;
      decoders.decode(itemsOf(`T${table}`), page, `T${table}`);
      expect(decoders.weight - before).toBe(weightOfTable);
    }
    expect(decoders.size).toBe(300);
    expect(isCached(decoders, 'T0')).toBe(true);
  });

  it('evicts the least recently used table when the limit is exceeded', () => {
    const decoders = new TableDecoders('lossless', 3 * weightOfTable);
    for (const table of ['A', 'B', 'C', 'A', 'D']) decoders.decode(itemsOf(table), page, table);
    expect(decoders.size).toBe(3);
    expect(isCached(decoders, 'C')).toBe(true);
    expect(isCached(decoders, 'A')).toBe(true);
    expect(isCached(decoders, 'D')).toBe(true);
    decoders.decode(itemsOf('B'), page, 'B');
    expect(decoders.size).toBe(3);
    expect(decoders.weight).toBe(3 * weightOfTable);
  });

  it('stays within its limit, however many tables there are and whatever they hold', () => {
    const decoders = new TableDecoders('lossless', 1000);
    for (let table = 0; table < 500; table++) {
      decoders.decode(itemsOf(`T${table}`), page, `T${table}`);
      decoders.decode(Buffer.from('{"Item":{"a":{"S":"b"}}}'), single, `T${table}`);
      expect(decoders.weight).toBeLessThanOrEqual(1000);
    }
    expect(decoders.size).toBeGreaterThan(10);
  });

  it('does not evict the table that it decodes, even if that alone exceeds the limit', () => {
    const decoders = new TableDecoders('lossless', 1);
    decoders.decode(itemsOf('A'), page, 'A');
    expect(isCached(decoders, 'A')).toBe(true);
    decoders.decode(itemsOf('B'), page, 'B');
    expect(decoders.size).toBe(1);
    expect(decoders.weight).toBe(weightOfTable);
  });

  it('keeps the other tables when one never repeats its names', () => {
    const decoders = new TableDecoders('lossless');
    decoders.decode(itemsOf('stable'), page, 'stable');
    for (let count = 0; count < 3000; count++) decoders.decode(itemsOf(`${count}`), page, 'changing');
    expect(decoders.size).toBe(2);
    expect(isCached(decoders, 'stable')).toBe(true);
  });

  it('keeps decoding after an invalid response', () => {
    const decoders = new TableDecoders('lossless');
    const decode = () => decoders.decode(Buffer.from('{"Items":[{"a":{"S":"b"}'), page, 'T');
    expect(decode).toThrow(InvalidResponseError);
    decoders.decode(itemsOf('T'), page, 'T');
    expect(isCached(decoders, 'T')).toBe(true);
  });

  it('keeps the total weight correct when a number rule decodes other tables meanwhile', () => {
    let others = 0;
    let isNested = false;
    const rule: NumberRule = (text) => {
      if (isNested) return text;
      isNested = true;
      const table = `other${others++ % 5}`;
      decoders.decode(itemsOf(table), page, table);
      isNested = false;
      return text;
    };
    const decoders = new TableDecoders(rule, 2 * weightOfTable);
    for (let count = 0; count < 20; count++) decoders.decode(itemsOf('T'), page, 'T');
    expect(decoders.weight).toBeLessThanOrEqual(2 * weightOfTable);
    expect(decoders.weight).toBe(decoders.size * weightOfTable);
  });

  it('decodes the 300th table as it decodes the first: into one hidden class, and as fast', () => {
    const script = fileURLToPath(new URL('./many-tables.ts', import.meta.url));
    const output = execFileSync(process.execPath, ['--allow-natives-syntax', '--import', 'tsx', script]);
    const [first, last] = JSON.parse(output.toString());
    expect([first, last]).toMatchObject([
      { hiddenClasses: 1, fast: true },
      { hiddenClasses: 1, fast: true },
    ]);
    // The benchmark requires 0.9; the spec must also pass on a busy machine. With one decoder for all tables it was 0.1.
    expect(last.rate / first.rate).toBeGreaterThan(0.5);
  }, 120_000);

  it.each(['tables', 'one'])(
    'retains no more memory after 9,000 tables than after 3,000 (%s)',
    (tables) => {
      const script = fileURLToPath(new URL('./retained-tables.ts', import.meta.url));
      const output = execFileSync(process.execPath, ['--expose-gc', '--import', 'tsx', script, tables]);
      expect(Number(output)).toBeLessThan(5 * 1024 * 1024);
    },
    60_000,
  );
});
