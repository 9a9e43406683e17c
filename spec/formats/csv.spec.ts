import { stringify } from 'csv-stringify/sync';
import { from, lastValueFrom, of, toArray } from 'rxjs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type CsvOptions, csvWriter, MissingPackageError, toCsv } from '../../lib/formats/index.ts';
import { ExactNumber, InvalidOptionError, InvalidValueError, ItemBytes, marshall } from '../../lib/index.ts';
import { rejectionOf } from '../support/rejection-of.ts';

async function csvOf(items: readonly object[], options?: CsvOptions): Promise<string> {
  const rows = await lastValueFrom(from(items).pipe(toCsv(options), toArray()));
  return Buffer.concat(rows).toString();
}

describe('toCsv', () => {
  it('writes a header and a row for each item', async () => {
    const items = [{ id: 1, title: 'a' }, { title: 'b', id: 2 }, { id: 3 }];
    expect(await csvOf(items)).toBe('id,title\n1,a\n2,b\n3,\n');
    expect(await csvOf(items, { columns: ['title', 'id'], header: false })).toBe('a,1\nb,2\n,3\n');
    expect(await csvOf(items, { delimiter: ';' })).toBe('id;title\n1;a\n2;b\n3;\n');
  });

  it.each([
    ['text, "quoted"\nover lines', '"text, ""quoted""\nover lines"'],
    ['', '""'],
    [12345678901234567890n, '12345678901234567890'],
    [new ExactNumber('0.12345678901234567891'), '0.12345678901234567891'],
    [-1.5, '-1.5'],
    [true, 'true'],
    [null, 'null'],
    [Uint8Array.of(0xde, 0xad), '3q0='],
    [['a', 1], '"[""a"",1]"'],
    [{ a: new Set([1]) }, '"{""a"":{""$NS"":[""1""]}}"'],
    [new Set(['a']), '"{""$SS"":[""a""]}"'],
  ])('writes %s in a cell', async (value, cell) => {
    expect(await csvOf([{ id: 1, value }])).toBe(`id,value\n1,${cell}\n`);
  });

  it('writes AttributeValues and the bytes of items', async () => {
    const item = marshall({ id: 1 });
    expect(await csvOf([item], { items: 'attributeValues' })).toBe('id\n1\n');
    expect(await csvOf([ItemBytes.from(JSON.stringify(item))])).toBe('id\n1\n');
  });

  it('refuses an attribute that has no column, with its path', async () => {
    const error = await rejectionOf(csvOf([{ id: 1 }, { id: 2, late: 'x' }]));
    expect(error).toBeInstanceOf(InvalidValueError);
    expect(error).toMatchObject({ path: '[1].late', message: expect.stringContaining('no column') });
  });

  it('omits such attributes, or collects them in a last column, if it is told to', async () => {
    const items = [{ id: 1 }, { id: 2, late: 'x', more: [1n] }];
    expect(await csvOf(items, { others: 'omit' })).toBe('id\n1\n2\n');
    expect(await csvOf(items, { others: { column: 'rest' } })).toBe(
      'id,rest\n1,\n2,"{""late"":""x"",""more"":[1]}"\n',
    );
    expect(await csvOf([{ id: 1, rest: 'own' }], { others: { column: 'rest' } })).toBe(
      'id,rest\n1,"{""rest"":""own""}"\n',
    );
  });

  it('writes no blank line for an item without the only column', async () => {
    expect(await csvOf([{}, { id: 1 }], { columns: ['id'] })).toBe('id\n""\n1\n');
  });

  it('writes the header alone if there are no items and the columns are given', async () => {
    expect(await csvOf([], { columns: ['id'] })).toBe('id\n');
    expect(await csvOf([])).toBe('');
    expect(await csvOf([], { columns: ['id'], header: false })).toBe('');
  });

  it('marks formulas if it is told to, but not numbers', async () => {
    const items = [{ a: '=1+1', b: '-x', c: -1 }];
    expect(await csvOf(items, { escapeFormulas: true, header: false })).toBe("'=1+1,'-x,-1\n");
    expect(await csvOf(items, { header: false })).toBe('=1+1,-x,-1\n');
  });

  it('takes names such as __proto__ for names', async () => {
    const item = Object.fromEntries([['__proto__', 'x']]);
    expect(await csvOf([item, { toString: 'y' }], { columns: ['__proto__', 'toString'] })).toBe(
      '__proto__,toString\nx,\n,y\n',
    );
  });

  it('refuses invalid options at once', () => {
    const refuse = (options: object) => expect(() => toCsv(options)).toThrow(InvalidOptionError);
    refuse({ columns: [] });
    refuse({ columns: ['a', 'a'] });
    refuse({ columns: 'a' });
    refuse({ others: 'drop' });
    refuse({ others: { column: 'a' }, columns: ['a'] });
    refuse({ delimiter: '' });
    refuse({ items: 'wire' });
  });
});

describe('csvWriter', () => {
  it('takes the columns from all items of its first call', async () => {
    const write = await csvWriter();
    expect(write([])).toHaveLength(0);
    expect(Buffer.from(write([{ id: 1 }, { id: 2, late: 'x' }])).toString()).toBe('id,late\n1,\n2,x\n');
    expect(Buffer.from(write([{ late: 'y' }])).toString()).toBe(',y\n');
    expect(() => write([{ later: 1 }])).toThrow('[3].later');
  });
});

describe('without the package', () => {
  afterEach(() => {
    vi.doUnmock('csv-stringify/sync');
    vi.resetModules();
  });

  it('says which command installs it', async () => {
    expect(stringify([['a']])).toBe('a\n');
    vi.resetModules();
    vi.doMock('csv-stringify/sync', () => {
      throw new Error('Cannot find package');
    });
    const { toCsv: operator } = await import('../../lib/formats/index.ts');
    const error = await rejectionOf(lastValueFrom(of({ id: 1 }).pipe(operator())));
    expect(error).toBeInstanceOf(MissingPackageError);
    expect(error).toMatchObject({
      packageName: 'csv-stringify',
      message: 'CSV needs the package csv-stringify: npm install csv-stringify',
    });
  });
});
