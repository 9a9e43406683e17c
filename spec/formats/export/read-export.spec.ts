import { appendFile, cp, mkdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { firstValueFrom, lastValueFrom, type Observable, take, toArray } from 'rxjs';
import { describe, expect, it } from 'vitest';
import {
  describeExport,
  ExportError,
  InvalidLineError,
  itemFilesOf,
  readExport,
  readIncrementalExport,
  readItemFile,
  readItems,
  verifyExport,
} from '../../../lib/formats/index.ts';
import { InvalidOptionError, marshall } from '../../../lib/index.ts';
import { rejectionOf } from '../../support/rejection-of.ts';
import { exportId, serviceExport } from './service-export.ts';
import { temporaryFolder } from './temporary-folder.ts';

const all = <T>(source: Observable<T>) => lastValueFrom(source.pipe(toArray()));
const line = (id: number) => `{"Item":{"id":{"N":"${id}"}}}\n`;
const items = (...ids: readonly number[]) => ids.map((id) => ({ id }));

describe('readExport', () => {
  it.each(['', 'backups/2020-Nov/'])(
    'reads an export of the service with the prefix "%s"',
    async (prefix) => {
      const root = await temporaryFolder();
      const { folder } = await serviceExport(root, [line(1) + line(2), '', line(3)], { prefix });
      expect(await all(readExport(folder))).toEqual(items(1, 2, 3));
      expect(await all(readExport(join(root, prefix)))).toEqual(items(1, 2, 3));
      expect(await all(readExport(join(root, prefix, 'AWSDynamoDB')))).toEqual(items(1, 2, 3));
      expect(await all(readExport(folder, { concurrency: 3 }))).toHaveLength(3);
      expect(await all(readItems(root + (prefix && `/${prefix}`)))).toEqual(items(1, 2, 3));
    },
  );

  it('reads AttributeValues, and numbers by a rule', async () => {
    const { folder } = await serviceExport(await temporaryFolder(), [line(1)]);
    expect(await all(readExport(folder, { items: 'attributeValues' }))).toEqual([marshall({ id: 1 })]);
    expect(await all(readExport(folder, { numbers: String }))).toEqual([{ id: '1' }]);
  });

  it('describes the export', async () => {
    const { folder, dataFiles } = await serviceExport(await temporaryFolder(), [line(1)]);
    const { summary, files, isIncremental } = await verifyExport(folder);
    expect(summary.exportArn).toContain(exportId);
    expect(files).toEqual([{ path: dataFiles[0], itemCount: 1, md5: expect.stringMatching(/^.{22}==$/) }]);
    expect(isIncremental).toBe(false);
  });

  it('refuses a file that differs from its checksum, with the file', async () => {
    const { folder, dataFiles } = await serviceExport(await temporaryFolder(), [line(1), line(2)]);
    await writeFile(`${dataFiles[1]}`, gzipSync(line(3)));
    const error = await rejectionOf(all(readExport(folder)));
    expect(error).toBeInstanceOf(ExportError);
    expect(error).toMatchObject({ file: dataFiles[1], message: expect.stringContaining('MD5 checksum') });
    await expect(verifyExport(folder)).rejects.toThrow(`${dataFiles[1]}: its MD5 checksum`);
  });

  it('refuses a file with another number of items than the manifest says', async () => {
    const { folder, dataFiles } = await serviceExport(await temporaryFolder(), [line(1)]);
    const files = await readFile(join(folder, 'manifest-files.json'), 'utf8');
    await writeFile(join(folder, 'manifest-files.json'), files.replace('"itemCount":1', '"itemCount":2'));
    await rm(join(folder, 'manifest-files.md5'));
    await expect(all(readExport(folder))).rejects.toThrow('2 items, but manifest-summary.json says 1');
    const summary = await readFile(join(folder, 'manifest-summary.json'), 'utf8');
    await writeFile(join(folder, 'manifest-summary.json'), summary.replace('"itemCount":1', '"itemCount":2'));
    await rm(join(folder, 'manifest-summary.md5'));
    await expect(all(readExport(folder))).rejects.toThrow(
      `${dataFiles[0]}: 1 items, but the manifest says 2`,
    );
  });

  it.each(['manifest-summary', 'manifest-files'])('refuses a damaged %s', async (name) => {
    const { folder } = await serviceExport(await temporaryFolder(), [line(1)]);
    await appendFile(join(folder, `${name}.json`), ' ');
    await expect(describeExport(folder)).rejects.toThrow(`${name}.json: its MD5 checksum`);
  });

  it('refuses a truncated file, a missing one, and one that is not gzip any more', async () => {
    const { folder, dataFiles } = await serviceExport(await temporaryFolder(), [line(1).repeat(1000)]);
    const file = `${dataFiles[0]}`;
    const bytes = await readFile(file);
    await truncate(file, bytes.length - 10);
    await expect(all(readExport(folder))).rejects.toThrow(`${file}: the gzip data are truncated`);
    await writeFile(file, Buffer.concat([bytes, Buffer.from('garbage')]));
    await expect(all(readExport(folder))).rejects.toThrow(`${file}: the gzip data are truncated or damaged`);
    await writeFile(file, Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0));
    await expect(all(readExport(folder))).rejects.toThrow('Zstandard');
    await rm(file);
    await expect(all(readExport(folder))).rejects.toThrow(`${file}: missing`);
  });

  it('refuses a folder without an export, and an export that is not complete', async () => {
    const root = await temporaryFolder();
    await expect(all(readExport(root))).rejects.toThrow('no export: there is no manifest-summary.json');
    const { folder } = await serviceExport(root, [line(1)]);
    await expect(all(readExport(join(root, 'no')))).rejects.toThrow(ExportError);
    await rm(join(folder, 'manifest-summary.json'));
    await expect(all(readExport(folder))).rejects.toThrow('the last file of an export');
    await expect(all(readItems(folder))).rejects.toThrow('the last file of an export');
  });

  it('refuses several exports in one folder', async () => {
    const root = await temporaryFolder();
    const { folder } = await serviceExport(root, [line(1)]);
    await cp(folder, `${folder}2`, { recursive: true });
    await expect(all(readExport(root))).rejects.toThrow('several exports');
  });

  it('refuses Ion, an incremental export, and manifests that say too little', async () => {
    const read = async (options: Parameters<typeof serviceExport>[2]) => {
      const { folder } = await serviceExport(await temporaryFolder(), [line(1)], options);
      return all(readExport(folder));
    };
    await expect(read({ summary: { outputFormat: 'ION' } })).rejects.toThrow('the format "ION"');
    await expect(read({ incremental: true })).rejects.toThrow(
      'read its changes with `readIncrementalExport`',
    );
    await expect(read({ summary: { itemCount: '1' } })).rejects.toThrow('not the summary of an export');
    await expect(read({ summary: { manifestFilesS3Key: null } })).rejects.toThrow('not the summary');
  });

  it('names file and line of an invalid line, and goes on if it is told to', async () => {
    const text = `${line(1)}{"Item":{"secret":{"S":"0123456789abcdef"},"id":{"N":"2}}}\n${line(3)}`;
    const { folder, dataFiles } = await serviceExport(await temporaryFolder(), [text]);
    const error = await rejectionOf(all(readExport(folder)));
    expect(error).toBeInstanceOf(InvalidLineError);
    expect(error).toMatchObject({ file: dataFiles[0], line: 2 });
    const invalid: InvalidLineError[] = [];
    const read = readExport(folder, { onInvalidLine: (each) => invalid.push(each) });
    expect(await all(read)).toEqual(items(1, 3));
    expect(invalid.map(({ line }) => line)).toEqual([2]);
  });

  it('reads a folder only when it is subscribed, and opens no file that nobody wants', async () => {
    const { folder, dataFiles } = await serviceExport(await temporaryFolder(), [line(1), line(2)]);
    const items$ = readExport(folder);
    await writeFile(`${dataFiles[1]}`, 'damaged');
    expect(await firstValueFrom(items$)).toEqual({ id: 1 });
    expect(await all(items$.pipe(take(1)))).toEqual(items(1));
  });

  it('refuses unknown options at once', () => {
    expect(() => readExport('x', { items: 'wire' as 'native' })).toThrow(InvalidOptionError);
    expect(() => readExport('x', { concurrency: 0 })).toThrow(InvalidOptionError);
    expect(() => readExport('x', { onInvalidLine: 1 as never })).toThrow(InvalidOptionError);
    expect(() => readItems('x', { format: 'xml' as 'ndjson' })).toThrow(InvalidOptionError);
    expect(() => readItems('x', { format: 'ndjson', items: 'attributeValues' })).toThrow(InvalidOptionError);
    expect(() => readItemFile({ path: 'x' }, { skipLines: -1 })).toThrow(InvalidOptionError);
  });
});

describe('readIncrementalExport', () => {
  const change = (images: string) =>
    `{"Metadata":{"WriteTimestampMicros":{"N":"1680109764000000"}},"Keys":{"id":{"N":"1"}}${images}}\n`;
  const newImage = ',"NewImage":{"id":{"N":"1"},"a":{"S":"new"}}';
  const oldImage = ',"OldImage":{"id":{"N":"1"},"a":{"S":"old"}}';
  const at = new Date('2023-03-29T17:09:24Z');
  const common = { key: { id: 1 }, at, writeTimestampMicros: 1680109764000000 };
  const newItem = { id: 1, a: 'new' };
  const oldItem = { id: 1, a: 'old' };

  it('reads the changes of the service', async () => {
    const text = change(newImage) + change(newImage + oldImage) + change(oldImage);
    const { folder } = await serviceExport(await temporaryFolder(), [text], {
      incremental: true,
      prefix: 'a/',
    });
    expect(await all(readIncrementalExport(folder))).toEqual([
      { type: 'insert', newItem, ...common },
      { type: 'modify', newItem, oldItem, ...common },
      { type: 'remove', oldItem, ...common },
    ]);
  });

  it('does not tell insertions from changes in an export of new images', async () => {
    const options = { incremental: true, outputView: 'NEW_IMAGE' };
    const text = change(newImage) + change('');
    const { folder } = await serviceExport(await temporaryFolder(), [text], options);
    expect(await all(readIncrementalExport(folder))).toEqual([
      { type: 'put', newItem, ...common },
      { type: 'remove', ...common },
    ]);
  });

  it('refuses a full export', async () => {
    const { folder } = await serviceExport(await temporaryFolder(), [line(1)]);
    await expect(all(readIncrementalExport(folder))).rejects.toThrow('read its items with `readExport`');
  });
});

describe('readItems', () => {
  it('reads a file, whatever its name, gzip or plain', async () => {
    const root = await temporaryFolder();
    await writeFile(join(root, 'plain'), line(1) + line(2));
    await writeFile(
      join(root, 'members'),
      Buffer.concat([gzipSync(line(1)), gzipSync(''), gzipSync(line(2))]),
    );
    await writeFile(join(root, 'empty.json'), '');
    expect(await all(readItems(join(root, 'plain')))).toEqual(items(1, 2));
    expect(await all(readItems(join(root, 'members')))).toEqual(items(1, 2));
    expect(await all(readItems(join(root, 'empty.json')))).toEqual([]);
    await expect(all(readItems(join(root, 'no')))).rejects.toThrow(`${join(root, 'no')}: ENOENT`);
  });

  it('reads NDJSON', async () => {
    const root = await temporaryFolder();
    await writeFile(join(root, 'a.ndjson'), '{"id":1}\n{"id":{"$NS":["1"]}}');
    expect(await all(readItems(root, { format: 'ndjson' }))).toEqual([{ id: 1 }, { id: new Set([1]) }]);
  });

  it('reads the files of a folder and of those in it by their names, and leaves hidden ones out', async () => {
    const root = await temporaryFolder();
    await mkdir(join(root, 'b'));
    await writeFile(join(root, 'c.json'), line(3));
    await writeFile(join(root, 'a.jsonl'), line(1));
    await writeFile(join(root, 'b', 'x.ndjson.gz'), gzipSync(line(2)));
    await writeFile(join(root, '_SUCCESS'), '');
    await writeFile(join(root, '.DS_Store'), 'x');
    expect(await all(readItems(root))).toEqual(items(1, 2, 3));
    expect((await itemFilesOf(root)).map(({ path }) => path)).toEqual(
      ['a.jsonl', 'b/x.ndjson.gz', 'c.json'].map((name) => join(root, name)),
    );
    await writeFile(join(root, 'songs.csv'), 'id');
    await expect(itemFilesOf(root)).rejects.toThrow(`${join(root, 'songs.csv')}: not a file of items`);
  });

  it('refuses an empty folder', async () => {
    await expect(itemFilesOf(await temporaryFolder())).rejects.toThrow('no files of items');
  });
});

describe('readItemFile', () => {
  it('tells the line of each item, and goes on behind a line', async () => {
    const path = join(await temporaryFolder(), 'a.json');
    await writeFile(path, `${line(1)}\n${line(2)}broken\n${line(3)}`);
    const invalid: number[] = [];
    const onInvalidLine = (error: InvalidLineError) => invalid.push(error.line);
    expect(await all(readItemFile({ path }, { onInvalidLine }))).toEqual([
      { item: { id: 1 }, file: path, line: 1 },
      { item: { id: 2 }, file: path, line: 3 },
      { item: { id: 3 }, file: path, line: 5 },
    ]);
    expect(invalid).toEqual([4]);
    expect(await all(readItemFile({ path }, { skipLines: 4 }))).toEqual([
      { item: { id: 3 }, file: path, line: 5 },
    ]);
  });
});
