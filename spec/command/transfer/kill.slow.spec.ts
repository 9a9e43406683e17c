import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { lastValueFrom, toArray } from 'rxjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyExport } from '../../../lib/formats/index.ts';
import type { DynamoDB } from '../../../lib/index.ts';
import { seededRandom } from '../../../lib/testing/seeded-random.ts';
import { describeOnEachServer } from '../../support/servers/each-server.ts';
import { keyed, testTable } from '../../support/servers/test-table.ts';
import { killedCode, startCommand, stopAfter } from '../support/child.ts';

/** How many items are transferred. `KILL_ITEMS=100000` takes some minutes on each server. */
const count = Number(process.env.KILL_ITEMS ?? 10_000);
const seed = Number(process.env.KILL_SEED ?? Date.now() % 2 ** 31);
const kills = 5;
/** Units a second with which a whole run takes about ten seconds, although a server might be faster. */
const readUnits = String(Math.ceil(count / 400));
const writeUnits = String(Math.ceil(count / 10));

const items = Array.from({ length: count }, (_, number) => ({
  id: `song ${number}`,
  number,
  big: 12_345_678_901_234_567_890n + BigInt(number),
  tags: new Set(['jazz', 'soul']),
  // Not empty: the DynamoDB Local of 2020 refuses empty strings.
  text: 'x'.repeat(1 + (number % 200)),
}));
const timeout = 900_000;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rxdynamo-kill-'));
});

afterAll(() => rm(folder, { recursive: true }));

interface KilledRun {
  readonly endpoint: string;
  readonly cwd: string;
  readonly args: readonly string[];
  readonly stateFile: string;
}

/** Kills a command five times at random moments, lets it go on each time, and resolves with the number of kills. */
async function killAndResume({ endpoint, cwd, args, stateFile }: KilledRun): Promise<number> {
  const random = seededRandom(seed);
  let killed = 0;
  for (let run = 0; run < kills; run++) {
    const resume = run === 0 ? [] : ['--resume'];
    const command = startCommand({ endpoint }, [...args, ...resume], cwd);
    const { code, stderr } = await stopAfter(command, stateFile, 200 + random() * 1800, 'SIGKILL');
    if (code !== killedCode) {
      expect(stderr).toBe('');
      expect(code).toBe(0);
      return killed;
    }
    killed++;
  }
  const last = await startCommand({ endpoint }, [...args, '--resume'], cwd).ended;
  expect(last).toMatchObject({ code: 0 });
  return killed;
}

async function idsOf(db: DynamoDB, TableName: string) {
  const found = await lastValueFrom(db.scan({ TableName }).pipe(toArray()));
  return new Map(found.map(({ id, ...others }) => [id, others]));
}

const expected = new Map(items.map(({ id, ...others }) => [id, others]));

describeOnEachServer(`a killed command (KILL_SEED=${seed})`, (server) => {
  const definition = keyed({ id: 'S' }, ['id']);
  const { db, TableName } = testTable(server, { definition, items });
  const copied = testTable(server, { definition });
  const imported = testTable(server, { definition });
  const { endpoint } = server;
  let out: string;

  it(
    'exports every item once',
    async () => {
      const cwd = await mkdtemp(join(folder, 'export-'));
      out = join(cwd, 'music');
      const args = [
        'export',
        TableName,
        '--out',
        'music',
        '--gzip',
        '--read',
        readUnits,
        '--segments',
        '8',
        '-q',
      ];
      const stateFile = join(out, 'rxdynamo-export.json');
      expect(await killAndResume({ endpoint, cwd, args, stateFile })).toBeGreaterThan(0);

      const { summary, files, folder: found } = await verifyExport(out);
      expect(summary.itemCount).toBe(count);
      expect((await readdir(join(found, 'data'))).length).toBe(files.length);
      const lines: string[] = [];
      for (const { path, itemCount } of files) {
        const ofFile = gunzipSync(await readFile(path))
          .toString()
          .trimEnd()
          .split('\n');
        expect(ofFile).toHaveLength(itemCount ?? -1);
        lines.push(...ofFile);
      }
      const ids = lines.map((line) => JSON.parse(line).Item.id.S);
      expect(ids).toHaveLength(count);
      expect(new Set(ids).size).toBe(count);
      expect(await readdir(out)).toEqual(['AWSDynamoDB']);
    },
    timeout,
  );

  it(
    'imports every item',
    async () => {
      const cwd = await mkdtemp(join(folder, 'import-'));
      const args = ['import', out, '--table', imported.TableName, '--write', writeUnits, '-q'];
      const stateFile = join(cwd, `rxdynamo-import-${imported.TableName}.json`);
      expect(await killAndResume({ endpoint, cwd, args, stateFile })).toBeGreaterThan(0);
      expect(await idsOf(db, imported.TableName)).toEqual(expected);
      expect(await readdir(cwd)).toEqual([]);
    },
    timeout,
  );

  it(
    'copies every item',
    async () => {
      const cwd = await mkdtemp(join(folder, 'copy-'));
      const args = ['copy', TableName, copied.TableName, '--write', writeUnits, '-q'];
      const stateFile = join(cwd, `rxdynamo-copy-${TableName}-${copied.TableName}.json`);
      expect(await killAndResume({ endpoint, cwd, args, stateFile })).toBeGreaterThan(0);
      expect(await idsOf(db, copied.TableName)).toEqual(expected);
      expect(await readdir(cwd)).toEqual([]);
    },
    timeout,
  );
});
