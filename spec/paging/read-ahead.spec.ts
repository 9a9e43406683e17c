import { describe, expect, it } from 'vitest';
import { ListTables, Scan } from '../../lib/api/operations.ts';
import { readAhead } from '../../lib/paging/read-ahead.ts';

const body = Buffer.from('{"Count":0}');

describe('a stream that reads ahead', () => {
  it('counts a page by the bytes of its response', () => {
    const { operation, ahead } = readAhead(Scan, { prefetch: 2 });
    const page = { Count: 0 };
    expect(operation.read?.(body, () => page)).toBe(page);
    expect(ahead).toMatchObject({ pages: 2, bytes: 16 * 2 ** 20 });
    expect(ahead.sizeOf(page)).toBe(body.length);
  });

  it('keeps all else that is declared of its operation', () => {
    const { read, ...declared } = readAhead(Scan, { prefetch: 1 }).operation;
    expect(declared).toEqual(Scan);
  });
});

describe('a stream that does not read ahead', () => {
  it('measures no response', () => {
    expect(readAhead(ListTables, {}).operation).toBe(ListTables);
  });
});
