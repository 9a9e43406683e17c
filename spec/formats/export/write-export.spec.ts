import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { concat, from, lastValueFrom, NEVER, of, throwError, toArray } from 'rxjs';
import { describe, expect, it, vi } from 'vitest';
import {
  describePart,
  ExportError,
  exportLayout,
  readExport,
  readIncrementalExport,
  startExport,
  verifyExport,
  type WritableChange,
  writeExport,
  writeExportManifests,
  writeIncrementalExport,
} from '../../../lib/formats/index.ts';
import { InvalidOptionError, InvalidValueError } from '../../../lib/index.ts';
import { items } from '../../codec/arbitraries.ts';
import { rejectionOf } from '../../support/rejection-of.ts';
import { sized } from '../../support/size.ts';
import { serviceExport } from './service-export.ts';
import { temporaryFolder } from './temporary-folder.ts';

const TableArn = 'arn:aws:dynamodb:us-east-1:123456789012:table/Music';
const table = { TableArn, TableId: '12345a12-abcd-123a-ab12-1234abc12345' };
const md5 = (content: Uint8Array | string) => createHash('md5').update(content).digest('base64');
const songs = [{ id: 1 }, { id: 2 }, { id: 3 }];

const written = (root: string, source = from<object[]>(songs)) =>
  lastValueFrom(source.pipe(writeExport(root, { table })));

describe('writeExport', () => {
  it('writes a folder like those of the service', async () => {
    const root = await temporaryFolder();
    const { folder, exportId, parts, summary } = await written(root);
    expect(exportId).toMatch(/^0\d{13}-[0-9a-f]{8}$/);
    expect(folder).toBe(join(root, 'AWSDynamoDB', exportId));
    expect((await readdir(folder)).sort()).toEqual([
      '_started',
      'data',
      'manifest-files.json',
      'manifest-files.md5',
      'manifest-summary.json',
      'manifest-summary.md5',
    ]);
    const [name = '', ...others] = await readdir(join(folder, 'data'));
    expect([name, others]).toEqual([expect.stringMatching(/^[a-z2-7]{26}\.json\.gz$/), []]);

    const data = await readFile(join(folder, 'data', name));
    expect(gunzipSync(data).toString()).toBe(
      songs.map(({ id }) => `{"Item":{"id":{"N":"${id}"}}}\n`).join(''),
    );
    const files = await readFile(join(folder, 'manifest-files.json'), 'utf8');
    expect(files).toBe(`${JSON.stringify(JSON.parse(files))}\n`);
    expect(JSON.parse(files)).toEqual({
      itemCount: 3,
      md5Checksum: md5(data),
      etag: `${createHash('md5')
        .update(Buffer.from(md5(data), 'base64'))
        .digest('hex')}-1`,
      dataFileS3Key: `AWSDynamoDB/${exportId}/data/${name}`,
    });
    for (const manifest of ['manifest-files', 'manifest-summary']) {
      const text = await readFile(join(folder, `${manifest}.json`), 'utf8');
      expect(await readFile(join(folder, `${manifest}.md5`), 'utf8')).toBe(md5(text));
    }
    expect((await stat(join(folder, '_started'))).size).toBe(0);
    expect(JSON.parse(await readFile(join(folder, 'manifest-summary.json'), 'utf8'))).toEqual(summary);
    expect(parts).toEqual([
      { path: join(folder, 'data', name), itemCount: 3, md5: md5(data), length: data.length },
    ]);
  });

  it.each([false, true])(
    'writes the members that the summary of the service has, incremental: %s',
    async (incremental) => {
      const root = await temporaryFolder();
      const { folder } = await serviceExport(join(root, 'theirs'), [''], { incremental, prefix: 'a/b/' });
      const theirs = JSON.parse(await readFile(join(folder, 'manifest-summary.json'), 'utf8'));
      const write = incremental ? writeIncrementalExport : writeExport;
      const { summary, exportId } = await lastValueFrom(
        of().pipe(write(root, { table, s3Prefix: 'a/b', s3Bucket: 'bucket' })),
      );
      expect(Object.keys(summary)).toEqual(Object.keys(theirs));
      const { version, outputFormat, tableArn, tableId } = theirs;
      expect(summary).toMatchObject({
        ...{ version, outputFormat, tableArn, tableId, itemCount: 0, s3Bucket: 'bucket', s3Prefix: 'a/b' },
        exportArn: `${TableArn}/export/${exportId}`,
        manifestFilesS3Key: `a/b/AWSDynamoDB/${exportId}/manifest-files.json`,
      });
    },
  );

  it('is read back, with any items', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(items(), { maxLength: 5 }), async (input) => {
        const root = await temporaryFolder();
        await written(root, from(input));
        assert.deepStrictEqual(await lastValueFrom(readExport(root).pipe(toArray())), input);
      }),
      { numRuns: sized({ small: 20, full: 200 }) },
    );
  });

  it('begins another part after so many bytes', async () => {
    const root = await temporaryFolder();
    const many = Array.from({ length: 1000 }, (_, id) => ({ id }));
    const write = writeExport(root, { table, bytesPerPart: 10_000, level: 1 });
    const { parts, summary, folder } = await lastValueFrom(from(many).pipe(write));
    expect(parts.map(({ itemCount }) => itemCount)).toEqual([512, 488]);
    expect(summary.itemCount).toBe(1000);
    await verifyExport(folder);
    expect(await lastValueFrom(readExport(root).pipe(toArray()))).toEqual(many);
  });

  it('writes an empty part if there are no items', async () => {
    const root = await temporaryFolder();
    const { parts } = await written(root, of());
    expect(parts).toMatchObject([{ itemCount: 0 }]);
    expect(gunzipSync(await readFile(`${parts[0]?.path}`))).toHaveLength(0);
    expect(await lastValueFrom(readExport(root).pipe(toArray()))).toEqual([]);
  });

  it('writes no manifest if the source fails, and passes its error on', async () => {
    const root = await temporaryFolder();
    const failure = new Error('the table is gone');
    const source = concat(
      from(songs),
      throwError(() => failure),
    );
    expect(await rejectionOf(written(root, source))).toBe(failure);
    await expect(verifyExport(root)).rejects.toThrow('no export');
  });

  it('writes no manifest if a value cannot be stored', async () => {
    const root = await temporaryFolder();
    const error = await rejectionOf(written(root, of({ id: Number.NaN })));
    expect(error).toBeInstanceOf(InvalidValueError);
    await expect(verifyExport(root)).rejects.toThrow('no export');
  });

  it('writes no manifest after the consumer has unsubscribed, and unsubscribes from the source', async () => {
    const root = await temporaryFolder();
    const unsubscribed = vi.fn();
    const source = concat(from(Array.from({ length: 300 }, (_, id) => ({ id }))), NEVER);
    const subscription = source.pipe(writeExport(root, { table })).subscribe();
    subscription.add(unsubscribed);
    await vi.waitFor(async () => expect(await readdir(root, { recursive: true })).toHaveLength(5));
    subscription.unsubscribe();
    expect(unsubscribed).toHaveBeenCalled();
    await expect(verifyExport(root)).rejects.toThrow('no export');
  });

  it('names the folder that cannot be made', async () => {
    const file = join(await temporaryFolder(), 'file');
    await writeFile(file, '');
    const error = await rejectionOf(written(file));
    expect(error).toBeInstanceOf(ExportError);
    expect(error).toHaveProperty('message', expect.stringContaining('ENOTDIR'));
  });

  it('refuses invalid options at once', () => {
    const write = (options: object) => () => writeExport('x', { table, ...options });
    expect(write({ table: undefined })).toThrow('`table` must be a table with its `TableArn`');
    expect(write({ table: {} })).toThrow(InvalidOptionError);
    expect(write({ bytesPerPart: 0 })).toThrow(InvalidOptionError);
    expect(write({ level: 10 })).toThrow(InvalidOptionError);
    expect(write({ items: 'wire' })).toThrow(InvalidOptionError);
  });
});

describe('writeIncrementalExport', () => {
  it('writes changes that are read back equal', async () => {
    const root = await temporaryFolder();
    const at = new Date('2023-03-29T17:09:24.123Z');
    const changes = [
      { key: { id: 1 }, newItem: { id: 1, a: 'new' }, at },
      { key: { id: 2 }, newItem: { id: 2 }, oldItem: { id: 2, a: 'old' }, at },
      { key: { id: 3 }, oldItem: { id: 3 }, at, writeTimestampMicros: 1680109764000001 },
    ];
    const { folder, parts } = await lastValueFrom(
      from(changes).pipe(writeIncrementalExport(root, { table })),
    );
    expect(parts[0]?.path).toContain(join(root, 'AWSDynamoDB', 'data'));
    const read = await lastValueFrom(readIncrementalExport(folder).pipe(toArray()));
    expect(read.map(({ type }) => type)).toEqual(['insert', 'modify', 'remove']);
    expect(read.slice(0, 2)).toMatchObject(changes.slice(0, 2));
    expect(read[2]).toMatchObject({ key: { id: 3 }, writeTimestampMicros: 1680109764000001 });
    expect(gunzipSync(await readFile(`${parts[0]?.path}`)).toString()).toContain(
      '{"Metadata":{"WriteTimestampMicros":{"N":"1680109764123000"}},"Keys":{"id":{"N":"1"}},"NewImage":',
    );
  });

  it('refuses a change without a key or a time', async () => {
    const write = async (change: object) => {
      const write = writeIncrementalExport(await temporaryFolder(), { table });
      return rejectionOf(lastValueFrom(of(change as WritableChange).pipe(write)));
    };
    expect(await write({ at: new Date() })).toHaveProperty('path', '[0].key');
    expect(await write({ key: {}, at: 'today' })).toHaveProperty('path', '[0].at');
  });
});

describe('writeExportManifests', () => {
  it('completes an export whose part files were written by somebody else, member by member', async () => {
    const root = await temporaryFolder();
    const layout = exportLayout(root, { exportId: '01732723200000-1a2b3c4d' });
    await startExport(layout);
    const line = (id: number) => gzipSync(`{"Item":{"id":{"N":"${id}"}}}\n`);
    await writeFile(layout.partFile(0), Buffer.concat([line(1), line(2)]));
    await writeFile(layout.partFile(1), line(3));
    const parts = [await describePart(layout.partFile(0), 2), await describePart(layout.partFile(1), 1)];
    const summary = await writeExportManifests(layout, parts, { table, startTime: new Date() });
    expect(summary.itemCount).toBe(3);
    await verifyExport(root);
    expect(await lastValueFrom(readExport(root).pipe(toArray()))).toEqual(songs);
  });

  it('names the same files for the same export, and others for another', () => {
    const names = (exportId: string) => {
      const { partFile } = exportLayout('x', { exportId });
      return [partFile(0), partFile(1)];
    };
    expect(names('a')).toEqual(names('a'));
    expect(new Set([...names('a'), ...names('b')]).size).toBe(4);
    expect(exportLayout('x').exportId).not.toBe(exportLayout('x').exportId);
    expect(() => exportLayout('x', { exportId: '../y' })).toThrow(InvalidOptionError);
  });

  it('refuses a part elsewhere, a table without an ARN, and an invalid time', async () => {
    const layout = exportLayout(await temporaryFolder());
    const startTime = new Date();
    const part = { path: 'elsewhere.json.gz', itemCount: 1, md5: '', length: 1 };
    await expect(writeExportManifests(layout, [part], { table, startTime })).rejects.toThrow(ExportError);
    await expect(writeExportManifests(layout, [], { table: {}, startTime })).rejects.toThrow(
      InvalidOptionError,
    );
    const invalid = writeExportManifests(layout, [], { table, startTime: new Date(Number.NaN) });
    await expect(invalid).rejects.toThrow(InvalidOptionError);
  });
});
